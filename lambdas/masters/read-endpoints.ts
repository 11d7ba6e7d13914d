import type { MasterContracts } from '#contract/masters/master-contracts.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { csvHeader, csvRows } from '#domain/masters/export-rows.ts';
import type { Master } from '#domain/masters/master.ts';
import { shownState, spanOf, type State } from '#domain/masters/states.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { holdsWords, searchWordsOf } from '#domain/text/typed-text.ts';
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

const isOver = (states: readonly State[], today: string): boolean =>
  states.every((state) => spanOf(state).to < today);

/** As long as nobody changed the master, its entries are those of the index row. */
const pageOf = async (
  table: TenantTable,
  { master, head }: { readonly master: Master; readonly head: Head },
  ask: PageAsk,
) =>
  head.isKept
    ? entryPage(table, { noun: master.noun, head, ...ask })
    : indexPage(master.noun, (await indexOf(table, master)).entries, ask);

/** A page of one version: nothing was changed from before it was read until after. */
const pageOfVersion = async (table: TenantTable, master: Master, ask: PageAsk) => {
  const head = await headOf(table, master.noun);
  const page = await pageOf(table, { master, head }, ask);
  const { version, isKept } = await headOf(table, master.noun);
  return version === head.version && isKept === head.isKept ? accept({ ...page, version }) : 'again';
};

/** Names of the entries that others name, as they are called today. */
const namesOf = async (table: TenantTable, { fields }: Master, rows: readonly EntryRow[], today: string) => {
  const references = Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'reference' ? [{ name, to: field.to }] : [],
  );
  const named = await Promise.all(
    references.map(async ({ name, to }) => {
      const target = Object.values<Master>(everyMaster).find(({ noun }) => noun === to);
      const ids = new Set(
        rows.flatMap(({ shown }) => shown?.states.flatMap((state) => state[name] ?? []) ?? []),
      );
      if (target === undefined || ids.size === 0) return [];
      const { entries } = await indexOf(table, target);
      return [...ids].map((id) => {
        const state = shownState(entries.get(id)?.states ?? [], today);
        return { id, name: state?.[target.nameField] ?? id };
      });
    }),
  );
  return named.flat();
};

const listEndpoint = ({ list }: MasterContracts, { master }: KeptMaster) =>
  endpoint(list, async ({ query, at }, { table }) => {
    const { words, ended, limit, cursor } = query;
    const today = jstDateOf(at);
    const searched = searchWordsOf(words);
    const head = await headOf(table, master.noun);
    const matches = ({ id, shown }: EntryRow): boolean => {
      if (shown === undefined || (ended === 'without' && isOver(shown.states, today))) return false;
      return (
        searched.length === 0 ||
        holdsWords(searched, [id, ...shown.states.map((state) => state[master.nameField] ?? '')])
      );
    };
    const { rows, nextCursor } = await pageOf(
      table,
      { master, head },
      { limit, matches, ...(cursor === undefined ? {} : { cursor }) },
    );
    const { importing } = head;
    return accept({
      items: rows.flatMap(({ id, shown }) => (shown === undefined ? [] : [entryView(id, shown)])),
      names: await namesOf(table, master, rows, today),
      ...(nextCursor === undefined ? {} : { nextCursor }),
      ...(importing === undefined
        ? {}
        : { importing: { id: importing.id, byName: importing.byName, at: importing.at } }),
    });
  });

/** One entry as everybody sees it now. */
const shownEntry = async (
  table: TenantTable,
  master: Master,
  id: string,
  head: Head,
): Promise<KeptEntry | undefined> => {
  if (head.isKept) return (await findEntry(table, { noun: master.noun, id, head }))?.shown;
  const { entries } = await indexOf(table, master);
  return rowsOfIndex(entries).find((row) => row.id === id)?.shown;
};

/** Whether there is an entry under an id, which need not be one that the master takes today. */
export const isKept = async (table: TenantTable, master: Master, id: string): Promise<boolean> =>
  (await shownEntry(table, master, id, await headOf(table, master.noun))) !== undefined;

const showEndpoint = ({ show }: MasterContracts, { master }: KeptMaster) =>
  endpoint(show, async ({ params: { entryId } }, { table }) => {
    const shown = await shownEntry(table, master, entryId, await headOf(table, master.noun));
    return shown === undefined ? refuse({ kind: 'not-found' }) : accept(entryView(entryId, shown));
  });

const versionsEndpoint = ({ listVersionsOf }: MasterContracts, { master }: KeptMaster) =>
  endpoint(listVersionsOf, async ({ params: { entryId }, query }, { table }) => {
    const head = await headOf(table, master.noun);
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

/** A part of a file: 1,000 entries of 200 bytes are far below what an answer may hold. */
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
