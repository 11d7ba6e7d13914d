import { rolesWith } from '#domain/rights/grants.ts';
import { holdersOf, type Holder, type Holders } from '#domain/rights/holders.ts';
import type { Right } from '#domain/rights/rights.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';

/** Whoever has one of the roles, by role. */
export const holdersByRole = async (
  { people }: Pick<TenantMasters, 'people'>,
  roles: readonly RoleId[],
): Promise<Holders> =>
  new Map(await Promise.all(roles.map(async (role) => [role, await people.at({ role })] as const)));

/** Whether one of them could let the others in: whoever has no password of his own yet cannot. */
export const hasOneWhoSignsIn = async (
  holders: readonly Holder[],
  { people }: Pick<TenantMasters, 'people'>,
): Promise<boolean> => {
  for (const { id } of holders)
    // oxlint-disable-next-line no-await-in-loop -- the first suffices, and there are few
    if (await people.hasOwnPassword(id)) return true;
  return false;
};

/** Everybody whose roles give the right, each once; nobody who has left. */
export const whoMay = async (
  masters: Pick<TenantMasters, 'people' | 'access'>,
  right: Right,
): Promise<readonly Holder[]> => {
  const { access } = masters;
  return holdersOf(await holdersByRole(masters, rolesWith(right, access)), access, right);
};
