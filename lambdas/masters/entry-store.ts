import type { Entries, Master } from '#domain/masters/master.ts';
import type { State } from '#domain/masters/states.ts';
import { cursorBehind, sortKeyIn } from '#lambdas/adapters/tenant/cursor.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { partsOf } from '#rows/read-key.ts';
import { masterEntry, masterVersion, type KeptEntry } from '#rows/masters.ts';
import type { Head } from './master-head-store.ts';

type Item = Readonly<Record<string, unknown>>;

/** What everybody sees of a row, and what an import has put beside it. */
export type EntryRow = {
  readonly id: string;
  readonly shown?: KeptEntry;
  readonly staged?: KeptEntry;
  /** What the import made anew that is shown, for as long as nothing else was written. */
  readonly replaced?: readonly State[];
};

const rowOf = (item: Item, { version }: Head): EntryRow => {
  const id = partsOf(masterEntry, item)?.entryId;
  if (id === undefined) throw new Error('a row among entries has the key of another kind');
  const { now, coming } = masterEntry.read(item);
  if (coming !== undefined && coming.version <= version)
    return { id, shown: coming, replaced: now?.states ?? [] };
  return {
    id,
    ...(now === undefined ? {} : { shown: now }),
    ...(coming === undefined ? {} : { staged: coming }),
  };
};

/** What onboarding wrote, for as long as nobody changed the master: version 1 of each entry, by nobody. */
export const rowsOfIndex = (entries: Entries): readonly EntryRow[] =>
  [...entries.values()].map(({ id, states }) => ({ id, shown: { version: 1, states } }));

export const findEntry = async (
  table: TenantTable,
  { noun, id, head }: { readonly noun: string; readonly id: string; readonly head: Head },
): Promise<EntryRow | undefined> => {
  const item = await table.get(masterEntry.key({ noun, entryId: id }), { consistent: true });
  return item === undefined ? undefined : rowOf(item, head);
};

/** So many rows are read one by one; more of them by looking through the range in which they lie, 1 MB a call. */
const mostReadAlone = 20;

const rowsAmong = async (
  table: TenantTable,
  { noun, ids, head }: { readonly noun: string; readonly ids: readonly string[]; readonly head: Head },
): Promise<readonly EntryRow[]> => {
  const wanted = new Set(ids);
  const inOrder = ids.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  const range = masterEntry.among(
    { noun },
    { from: { entryId: inOrder[0] ?? '' }, to: { entryId: inOrder.at(-1) ?? '' } },
  );
  const rows: EntryRow[] = [];
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
    const { items, nextCursor } = await table.query({
      ...range,
      consistent: true,
      limit: wanted.size,
      filter: { matches: (item) => wanted.has(rowOf(item, head).id), mostRows },
      ...(cursor === undefined ? {} : { cursor }),
    });
    rows.push(...items.map((item) => rowOf(item, head)));
    cursor = rows.length < wanted.size ? nextCursor : undefined;
  } while (cursor !== undefined);
  return rows;
};

/** Those of these ids that have a row, shown or staged. An id may be named twice. */
export const findRows = async (
  table: TenantTable,
  { noun, ids, head }: { readonly noun: string; readonly ids: Iterable<string>; readonly head: Head },
): Promise<ReadonlyMap<string, EntryRow>> => {
  const wanted = [...new Set(ids)];
  const rows =
    wanted.length <= mostReadAlone
      ? await Promise.all(wanted.map((id) => findEntry(table, { noun, id, head })))
      : await rowsAmong(table, { noun, ids: wanted, head });
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row]])));
};

export type PageAsk = {
  readonly limit: number;
  readonly cursor?: string;
  readonly matches: (row: EntryRow) => boolean;
  /** Rows that are looked through at most. @default as many as one request can */
  readonly mostRows?: number;
};
type ListAsk = PageAsk & { readonly master: Pick<Master, 'noun'>; readonly head: Head };

const placeOf = (noun: string, entryId: string): string => masterEntry.key({ noun, entryId }).sk;

/** Entries of many periods are long: a page ends early rather than be more than an answer may hold, 1 MB. */
const mostPageBytes = 700_000;

const shortened = (
  noun: string,
  page: { readonly rows: readonly EntryRow[]; readonly nextCursor: string | undefined },
) => {
  let bytes = 0;
  const surplus = page.rows.findIndex((row, at) => {
    bytes += Buffer.byteLength(JSON.stringify(row.shown ?? row.staged));
    return at > 0 && bytes > mostPageBytes;
  });
  if (surplus < 0) return page;
  const rows = page.rows.slice(0, surplus);
  return { rows, nextCursor: cursorBehind(placeOf(noun, rows.at(-1)?.id ?? '')) };
};

/** A page of what onboarding wrote: its cursor goes on also where the entries have become rows meanwhile. */
export const indexPage = (noun: string, entries: Entries, { limit, cursor, matches }: PageAsk) => {
  const behind = cursor === undefined ? '' : sortKeyIn(cursor, masterEntry.among({ noun }));
  const rows = rowsOfIndex(entries).filter((row) => placeOf(noun, row.id) > behind && matches(row));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return shortened(noun, {
    rows: page,
    nextCursor: rows.length > limit && last !== undefined ? cursorBehind(placeOf(noun, last.id)) : undefined,
  });
};

/** How many rows one request looks through for its page: 0.3 kB each. A word that stands at the end of 20,000 costs two. */
const mostRows = 10_000;

export const entryPage = async (
  table: TenantTable,
  { master: { noun }, head, limit, cursor, matches, mostRows: most = mostRows }: ListAsk,
) => {
  const { items, nextCursor } = await table.query({
    ...masterEntry.among({ noun }),
    consistent: true,
    limit,
    ...(cursor === undefined ? {} : { cursor }),
    filter: { matches: (item) => matches(rowOf(item, head)), mostRows: most },
  });
  return shortened(noun, { rows: items.map((item) => rowOf(item, head)), nextCursor });
};

/** Entries whose code begins so, as far as they are shown and one request looks through them. */
export const entriesFrom = async (
  table: TenantTable,
  { noun, head, start }: { readonly noun: string; readonly head: Head; readonly start: string },
): Promise<readonly EntryRow[]> => {
  const range = { ...masterEntry.among({ noun }), skPrefix: placeOf(noun, start) };
  const { items } = await table.query({ ...range, consistent: true, limit: mostRows });
  return items.map((item) => rowOf(item, head));
};

/** So many rows are freed before the next are read. */
const rowsFreedAtOnce = 490;

/** Some of the rows that an import has staged, and where the next are looked for. */
export const stagedRows = async (
  table: TenantTable,
  { noun, head, cursor }: { readonly noun: string; readonly head: Head; readonly cursor: string | undefined },
) => {
  const { items, nextCursor } = await table.query({
    ...masterEntry.among({ noun }),
    consistent: true,
    limit: rowsFreedAtOnce,
    filter: { matches: (item) => rowOf(item, head).staged !== undefined, mostRows },
    ...(cursor === undefined ? {} : { cursor }),
  });
  return { rows: items.map((item) => rowOf(item, head)), nextCursor };
};

/** The row and its place in the history. `staged` stays unseen until the head has its version. */
export const entryPuts = (
  noun: string,
  { id, shown, staged }: EntryRow,
): { readonly row: Write; readonly history: Write } => {
  const kept = staged ?? shown;
  if (kept === undefined) throw new Error('an entry without content is no entry');
  const content = {
    ...(shown === undefined ? {} : { now: shown }),
    ...(staged === undefined ? {} : { coming: staged }),
  };
  return {
    row: { kind: 'put', ...masterEntry.row({ noun, entryId: id }, content) },
    history: {
      kind: 'put',
      ...masterVersion.row({ noun, entryId: id, masterVersion: kept.version }, { doc: kept }),
    },
  };
};

/** As if the import had never staged it. */
export const unstagedWrites = (noun: string, { id, shown, staged }: EntryRow): readonly Write[] => [
  shown === undefined
    ? { kind: 'delete', key: masterEntry.key({ noun, entryId: id }) }
    : { kind: 'put', ...masterEntry.row({ noun, entryId: id }, { now: shown }) },
  ...(staged === undefined
    ? []
    : [
        {
          kind: 'delete' as const,
          key: masterVersion.key({ noun, entryId: id, masterVersion: staged.version }),
        },
      ]),
];

/** 履歴 of one entry, newest first. */
export const entryVersions = async (
  table: TenantTable,
  {
    noun,
    id,
    head,
    limit,
    cursor,
  }: Pick<ListAsk, 'head' | 'limit' | 'cursor'> & { readonly noun: string; readonly id: string },
) => {
  const { items, nextCursor } = await table.query({
    ...masterVersion.among(
      { noun },
      { from: { entryId: id, masterVersion: 0 }, to: { entryId: id, masterVersion: head.version } },
    ),
    consistent: true,
    forward: false,
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  });
  return { versions: items.map((item) => masterVersion.read(item).doc), nextCursor };
};
