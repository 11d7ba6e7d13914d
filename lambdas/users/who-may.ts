import { rolesWith } from '#domain/rights/grants.ts';
import type { Right } from '#domain/rights/rights.ts';
import type { PersonAtPlace } from '#rows/people.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';

/** Everybody whose roles give the right, each once; nobody who has left. */
export const whoMay = async (
  { people, access }: Pick<TenantMasters, 'people' | 'access'>,
  right: Right,
): Promise<readonly PersonAtPlace[]> => {
  const found = await Promise.all(rolesWith(right, access).map((role) => people.at({ role })));
  return [...new Map(found.flat().map((person) => [person.id, person])).values()].filter(
    ({ isActive }) => isActive,
  );
};
