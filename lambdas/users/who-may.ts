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

/** Everybody whose roles give the right, each once; nobody who has left. */
export const whoMay = async (
  masters: Pick<TenantMasters, 'people' | 'access'>,
  right: Right,
): Promise<readonly Holder[]> => {
  const { access } = masters;
  return holdersOf(await holdersByRole(masters, rolesWith(right, access)), access, right);
};
