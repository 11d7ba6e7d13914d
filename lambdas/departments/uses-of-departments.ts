import type { Use } from '#domain/masters/master.ts';
import { postUses, routeUses } from '#domain/settings/department-uses.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';

const positions = ['member', 'head'] as const;

/** What rests on these departments. */
export const usesOfDepartments = async (
  { people, routes }: TenantMasters,
  ids: readonly string[],
): Promise<readonly Use[]> => {
  const places = ids.flatMap((departmentId) => positions.map((position) => ({ departmentId, position })));
  const held = await Promise.all(places.map(people.at));
  return [...postUses(held.flat()), ...routeUses(routes)];
};
