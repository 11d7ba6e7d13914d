import { people } from '#domain/masters/fields/every-kind.ts';
import type { Entries, Master } from '#domain/masters/master.ts';
import type { Entry } from '#domain/masters/states.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { findRows } from './entry-store.ts';
import { indexOf } from './index-row.ts';
import { peopleEntries } from './people-entries.ts';
import { headOf, type Head } from './master-head-store.ts';

/** Those of these ids that have a row, as everybody sees them. */
export const shownEntries = async (
  table: TenantTable,
  { noun, head, ids }: { readonly noun: string; readonly head: Head; readonly ids: Iterable<string> },
): Promise<Entries> => {
  const rows = await findRows(table, { noun, head, ids });
  return new Map(
    [...rows.values()].flatMap(({ id, shown }): readonly [string, Entry][] =>
      shown === undefined ? [] : [[id, { id, states: shown.states }]],
    ),
  );
};

export const masterCalled = (noun: string): Master | undefined =>
  Object.values<Master>(everyMaster).find((one) => one.noun === noun);

/** Those of these ids that a master has, or people, by its noun, whichever way it is kept; of one that is kept whole also others. */
export const findEntries = async (
  table: TenantTable,
  noun: string,
  ids: readonly string[],
): Promise<Entries> => {
  if (noun === people) return peopleEntries(table, ids);
  const master = masterCalled(noun);
  if (master === undefined || ids.length === 0) return new Map();
  if (master.kept === 'whole') return (await indexOf(table, master)).entries;
  return shownEntries(table, { noun, head: await headOf(table, master), ids });
};
