import type { UserId } from '#domain/kernel/ids.ts';
import { allRoles } from '#domain/rights/grants.ts';
import type { TimeBox } from '#domain/rights/time-box.ts';
import { onlyRead } from '#domain/users/only-readers.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';

type Boxed = { readonly id: UserId; readonly name: string; readonly timeBox: TimeBox };
type Found = { readonly boxed: readonly Boxed[]; readonly isMore: boolean };

/** Each change of a person or a role is a new version of the settings: a home that is opened again reads nothing of it. */
const remembered = new WeakMap<
  TenantTable['session'],
  { readonly settingsVersion: number; readonly found: Found }
>();

/** 期間限定の利用者 who are not stopped, each once: found by the roles that only read, since nobody else is one. */
export const boxedPeople = async (
  table: TenantTable,
  { access, people, settingsVersion }: TenantMasters,
  most: number,
): Promise<Found> => {
  const last = remembered.get(table.session);
  if (last?.settingsVersion === settingsVersion) return last.found;
  const roles = allRoles(access).filter((role) => onlyRead([role], access));
  const looked = await Promise.all(roles.map((role) => people.some({ role }, most)));
  const boxed = looked
    .flatMap((some) => some.people)
    .flatMap(({ id, name, isActive, timeBox }) =>
      isActive && timeBox !== undefined ? [[id, { id, name, timeBox }] as const] : [],
    );
  const found = {
    boxed: [...new Map(boxed).values()],
    isMore: looked.some(({ isAll }) => !isAll),
  };
  remembered.set(table.session, { settingsVersion, found });
  return found;
};
