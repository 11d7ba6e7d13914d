import type { Ended } from '#domain/masters/ended.ts';
import type { MasterContracts } from '#contract/masters/master-contracts.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { foundBy } from '#domain/masters/found-by.ts';
import { csvHeader, csvRows } from '#domain/masters/export-rows.ts';
import type { Master } from '#domain/masters/master.ts';
import { codeOf } from '#domain/masters/fields/code.ts';
import { mayName } from '#domain/masters/read-values.ts';
import { namedIn } from '#domain/masters/named-entries.ts';
import { shownState, spanOf, textIn, type State } from '#domain/masters/states.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { tellFile } from '#lambdas/audit/tell-file.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import type { KeptEntry } from '#rows/masters.ts';
import { decided } from './decided.ts';
import {
  entryPage,
  entryVersions,
  findEntry,
  indexPage,
  rowsOfIndex,
  type EntryRow,
  type PageAsk,
} from './entry-store.ts';
import { findEntries, masterCalled } from './find-entries.ts';
import { indexOf } from './index-row.ts';
import { headOf, type Head } from './master-head-store.ts';
import type { KeptMaster } from './situation.ts';

export const handView = ({ at, byName }: KeptEntry) => ({
  ...(at === undefined ? {} : { at }),
  ...(byName === undefined ? {} : { byName }),
});

export const entryView = (id: string, kept: KeptEntry) => ({
  id,
  version: kept.version,
  states: kept.states,
  ...handView(kept),
});

/** What was taken in last, how, and what is being taken in, as a list says it. */
export const importView = ({ importing, layouts, lastImport }: Head) => ({
  ...(layouts === undefined ? {} : { layouts }),
  ...(lastImport?.version === undefined || lastImport.undoes !== undefined
    ? {}
    : { lastImport: { id: lastImport.id, added: lastImport.added, changed: lastImport.changed } }),
  ...(importing === undefined
    ? {}
    : { importing: { id: importing.id, byName: importing.byName, at: importing.at } }),
});

const isOver = (states: readonly State[], today: string): boolean =>
  states.every((state) => spanOf(state).to < today);

/** As long as nobody changed the master, its entries are those of the index row. */
const pageOf = async (
  table: TenantTable,
  { master, head }: { readonly master: Master; readonly head: Head },
  ask: PageAsk,
) =>
  head.isKept || master.kept === 'by-id'
    ? entryPage(table, { master, head, ...ask })
    : indexPage(master.noun, (await indexOf(table, master)).entries, ask);

/** A page of one version: nothing was changed from before it was read until after. */
const pageOfVersion = async (table: TenantTable, master: Master, ask: PageAsk) => {
  const head = await headOf(table, master);
  const page = await pageOf(table, { master, head }, ask);
  const { version, isKept } = await headOf(table, master);
  return version === head.version && isKept === head.isKept ? accept({ ...page, version }) : 'again';
};

/** Names of the entries that others name, as they are called today. */
const namesOf = async (table: TenantTable, master: Master, rows: readonly EntryRow[], today: string) => {
  const named = namedIn(
    master,
    rows.flatMap(({ shown }) => shown?.states ?? []),
  );
  const names = await Promise.all(
    [...named].map(async ([noun, ids]) => {
      const nameField = masterCalled(noun)?.nameField ?? 'name';
      const entries = await findEntries(table, noun, [...ids]);
      return [...ids].map((id) => {
        const state = shownState(entries.get(id)?.states ?? [], today);
        return { id, name: textIn(state, nameField) ?? id };
      });
    }),
  );
  return names.flat();
};

type Search = {
  readonly words: string;
  readonly ended: Ended;
  readonly limit: number;
  readonly cursor?: string;
  /** Named by reference by what is looked for. @default everything is */
  readonly under?: string;
};

const namesEntry = (master: Master, states: readonly State[], id: string): boolean =>
  [...namedIn(master, states).values()].some((ids) => new Set(ids).has(id));

/** Of what is kept by id an entry that is named stands before the others, wherever it lies. */
const namedBy = ({ kept, id }: Master, words: string): string | undefined => {
  const code = codeOf(words);
  return kept === 'by-id' && mayName(id, code) ? code : undefined;
};

/** A page of the entries that fit. */
const found = async (
  table: TenantTable,
  { master, head }: { readonly master: Master; readonly head: Head },
  { words, ended, limit, cursor, under, today }: Search & { readonly today: string },
) => {
  const searched = searchWordsOf(words);
  const fits = ({ id, shown }: EntryRow): boolean => {
    if (shown === undefined || (ended === 'without' && isOver(shown.states, today))) return false;
    if (under !== undefined && !namesEntry(master, shown.states, under)) return false;
    return searched.length === 0 || holdsWords(searched, foundBy(master, { id, states: shown.states }));
  };
  const id = namedBy(master, words);
  const matches = (row: EntryRow): boolean => row.id !== id && fits(row);
  const ask = { limit, matches, ...(cursor === undefined ? {} : { cursor }) };
  const [named, page] = await Promise.all([
    id === undefined || cursor !== undefined ? undefined : findEntry(table, { noun: master.noun, id, head }),
    pageOf(table, { master, head }, ask),
  ]);
  return { ...page, rows: [...(named !== undefined && fits(named) ? [named] : []), ...page.rows] };
};

const listEndpoint = ({ list }: MasterContracts, { master }: KeptMaster) =>
  endpoint(list, async ({ query, at }, { table }) => {
    const today = jstDateOf(at);
    const head = await headOf(table, master);
    const { rows, nextCursor } = await found(table, { master, head }, { ...query, today });
    return accept({
      items: rows.flatMap(({ id, shown }) => (shown === undefined ? [] : [entryView(id, shown)])),
      names: await namesOf(table, master, rows, today),
      ...(nextCursor === undefined ? {} : { nextCursor }),
      ...importView(head),
    });
  });

/** One entry as everybody sees it now. */
const shownEntry = async (
  table: TenantTable,
  master: Master,
  id: string,
  head: Head,
): Promise<KeptEntry | undefined> => {
  if (head.isKept || master.kept === 'by-id')
    return (await findEntry(table, { noun: master.noun, id, head }))?.shown;
  const { entries } = await indexOf(table, master);
  return rowsOfIndex(entries).find((row) => row.id === id)?.shown;
};

/** Whether there is an entry under an id, which need not be one that the master takes today. */
export const isKept = async (table: TenantTable, master: Master, id: string): Promise<boolean> =>
  (await shownEntry(table, master, id, await headOf(table, master))) !== undefined;

const showEndpoint = ({ show }: MasterContracts, { master }: KeptMaster) =>
  endpoint(show, async ({ params: { entryId } }, { table }) => {
    const shown = await shownEntry(table, master, entryId, await headOf(table, master));
    return shown === undefined ? refuse({ kind: 'not-found' }) : accept(entryView(entryId, shown));
  });

const versionsEndpoint = ({ listVersionsOf }: MasterContracts, { master }: KeptMaster) =>
  endpoint(listVersionsOf, async ({ params: { entryId }, query }, { table }) => {
    const head = await headOf(table, master);
    const shown = await shownEntry(table, master, entryId, head);
    if (shown === undefined) return refuse({ kind: 'not-found' });
    const { limit, cursor } = query;
    const page = head.isKept
      ? await entryVersions(table, {
          noun: master.noun,
          id: entryId,
          head,
          limit,
          ...(cursor === undefined ? {} : { cursor }),
        })
      : { versions: [shown], nextCursor: undefined };
    return accept({
      items: page.versions.map((kept) => ({ version: kept.version, states: kept.states, ...handView(kept) })),
      ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
    });
  });

const holdsSomething = ({ shown }: EntryRow): boolean => (shown?.states.length ?? 0) > 0;

/** A part of a file has so many entries, or fewer where they are long. */
const entriesInPart = 1_000;

const writeFileEndpoint = ({ writeFileOf }: MasterContracts, { master }: KeptMaster) =>
  endpoint(writeFileOf, async (request, { table, audit }) => {
    const { cursor } = request.query;
    const ask = {
      limit: entriesInPart,
      matches: holdsSomething,
      ...(cursor === undefined ? {} : { cursor }),
    };
    const page = await decided(table, () => pageOfVersion(table, master, ask));
    if (!page.ok) return page;
    const { rows, nextCursor, version } = page.value;
    const target = `${master.noun} version ${version}`;
    await tellFile({ table, audit }, request, { noun: master.noun, target, cursor });
    const entries = rows.map(({ id, shown }) => ({ id, states: shown?.states ?? [] }));
    return accept({
      fileName: `${master.word}_${jstDateOf(request.at)}.csv`,
      text: (cursor === undefined ? csvHeader(master) : '') + csvRows(master, entries),
      version,
      ...(nextCursor === undefined ? {} : { nextCursor }),
    });
  });

export const readEndpoints = (contracts: MasterContracts, kept: KeptMaster) => ({
  list: listEndpoint(contracts, kept),
  show: showEndpoint(contracts, kept),
  listVersionsOf: versionsEndpoint(contracts, kept),
  writeFileOf: writeFileEndpoint(contracts, kept),
});
