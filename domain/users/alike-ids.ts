import { alikeFaults } from '#domain/masters/alike-codes.ts';
import type { EntryChange } from '#domain/masters/entry-change.ts';
import type { EntryFault } from '#domain/masters/master.ts';
import { firstDay } from '#domain/masters/states.ts';
import type { User } from '#domain/tenants/masters.ts';
import { peopleFile } from './people-file.ts';

/** New people whose ID is like that of somebody who may sign in: numbers that a spreadsheet shortened make everybody anew. */
export const alikeIds = (
  changes: readonly EntryChange[],
  known: ReadonlyMap<string, { readonly user: User }>,
): readonly EntryFault[] => {
  if (changes.every(({ before }) => before.length > 0)) return [];
  const entries = [...known].flatMap(([id, { user }]) =>
    // Whoever was stopped is in nobody's way, as an entry that has ended.
    user.isActive ? [[id, { id, states: [{ name: user.name }] }] as const] : [],
  );
  return alikeFaults(peopleFile, new Map(entries), { changes, today: firstDay });
};
