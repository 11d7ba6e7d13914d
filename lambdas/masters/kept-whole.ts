import { changedEntries, type EntryChange } from '#domain/masters/entry-change.ts';
import { judgeEntries } from '#domain/masters/judge-entries.ts';
import { namedIn } from '#domain/masters/named-entries.ts';
import type { Entries, EntryFault, MasterWhole } from '#domain/masters/master.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Bearings } from './bearings.ts';
import { findEntries } from './find-entries.ts';
import { hasRoom, indexPut, type Index } from './index-row.ts';
import type { Head } from './master-head-store.ts';

const noRoom = (
  master: MasterWhole,
  entries: Entries,
  changes: readonly EntryChange[],
): readonly EntryFault[] =>
  hasRoom(master, entries, changedEntries(entries, changes))
    ? []
    : [{ id: '', reason: `${master.word}の登録量が上限を超えます。使わない期間を取り除いてください` }];

/** All entries of the others that these name, by their nouns. */
const othersNamed = async (
  table: TenantTable,
  master: MasterWhole,
  entries: Entries,
): Promise<ReadonlyMap<string, Entries>> => {
  const named = namedIn(
    master,
    [...entries.values()].flatMap(({ states }) => states),
  );
  const others = [...named].filter(([noun]) => noun !== master.noun);
  return new Map(
    await Promise.all(
      others.map(async ([noun, ids]) => [noun, await findEntries(table, noun, [...ids])] as const),
    ),
  );
};

/** A master of which all states lie in one row: each change is judged over all of them, and writes them all. */
export const keptWhole =
  (table: TenantTable, master: MasterWhole, index: Index) =>
  ({ version, counts }: Head): Bearings => {
    const { entries } = index;
    return {
      index,
      entriesOf: async () => entries,
      faultsOf: async (changes, rest) => {
        const after = changedEntries(entries, changes);
        const others = await othersNamed(table, master, new Map([...entries, ...after]));
        const entriesOf = (noun: string): Entries => others.get(noun) ?? new Map();
        const faults = judgeEntries(master, { entries, entriesOf, changes, ...rest });
        return faults.length > 0 ? faults : noRoom(master, entries, changes);
      },
      visible: (changes) => ({
        counts,
        index: indexPut(master, { entries: changedEntries(entries, changes), version: version + 1 }, index),
      }),
    };
  };
