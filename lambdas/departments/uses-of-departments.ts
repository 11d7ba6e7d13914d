import { positions } from '#domain/tenants/masters.ts';
import { postUses, routeUses } from '#domain/settings/department-uses.ts';
import { exportNameUses } from '#domain/settings/export-name-uses.ts';
import { usesByImport } from '#lambdas/users/uses-by-import.ts';
import type { UsesOf } from '#lambdas/masters/situation.ts';

/** What rests on these departments. */
export const usesOfDepartments: UsesOf = async ({ table, masters }, ids) => {
  const { people, routes, departments, exporting } = masters;
  const places = ids.flatMap((departmentId) => positions.map((position) => ({ departmentId, position })));
  const held = await Promise.all(places.map(people.at));
  return [
    // First: of many uses a few are named, and this is the one that passes by itself.
    ...(await usesByImport(table, ids)),
    ...postUses(held.flat()),
    ...routeUses(routes),
    ...exportNameUses(
      departments.map(({ id: code, ...department }) => ({ ...department, code })),
      exporting.profile,
    ),
  ];
};
