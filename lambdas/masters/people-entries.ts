import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { isUserId } from '#domain/kernel/ids.ts';
import type { Entries } from '#domain/masters/master.ts';
import type { Entry } from '#domain/masters/states.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { peoplePage, storedPerson } from '#lambdas/settings/people-store.ts';

const longAgo = calendarDate('1900-01-01');

/** Whoever may sign in holds on all days; whoever may not keeps his name, and holds on none that anybody asks for. */
const entryOf = ({ id, name, isActive }: User): Entry => ({
  id,
  states: [isActive ? { name } : { name, validFrom: longAgo, validTo: longAgo }],
});

/** So many are read one by one; more of them by looking through all. */
const mostReadAlone = 20;

/** People by their ids, as masters name them. */
export const peopleEntries = async (table: TenantTable, ids: readonly string[]): Promise<Entries> => {
  const wanted = new Set(ids.filter(isUserId));
  const found =
    wanted.size <= mostReadAlone
      ? await Promise.all([...wanted].map((id) => storedPerson(table, id)))
      : (
          await peoplePage(table, {
            limit: wanted.size,
            unseen: undefined,
            among: ({ id }) => wanted.has(id),
          })
        ).people.map(({ person }) => person);
  return new Map(found.flatMap((user) => (user === undefined ? [] : [[user.id, entryOf(user)] as const])));
};
