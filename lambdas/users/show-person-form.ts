import { showPersonForm } from '#contract/user-keeping.ts';
import { isWithin } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { departmentOn } from '#domain/departments/department-on.ts';
import { namedGrades } from '#domain/grades/named-grade.ts';
import { accept } from '#domain/kernel/result.ts';
import { isShippedRole, shippedRoles } from '#domain/rights/roles.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { storedPeopleRules } from '#lambdas/settings/people-rules-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';

/** What there is to choose from where a person is registered. */
export const showPersonFormEndpoint = endpoint(showPersonForm, async ({ at }, { table }) => {
  const [{ departments, access, grades, regulation }, { invitationWay }] = await Promise.all([
    freshMastersOf(table),
    storedPeopleRules(table),
  ]);
  const today = jstDateOf(at);
  const { called } = namedGrades(grades);
  const current = grades.filter((grade) => isWithin(grade, today));
  const paid = regulation.perDiems.map(({ grade }) => called(grade));
  const ids = [...new Set(departments.map(({ id }) => id))];
  return accept({
    departments: ids.map((id) => ({
      id,
      name: departmentOn(departments, id, today)?.name ?? id,
      isOver: !departments.some((one) => one.id === id && isWithin(one, today)),
    })),
    roles: [
      ...Object.keys(shippedRoles)
        .filter(isShippedRole)
        .map((id) => ({ id, name: shippedRoles[id].words })),
      ...access.roles.map(({ id, name }) => ({ id, name })),
    ],
    grades: [...new Set([...current.map(({ name }) => name), ...paid])],
    invitationWay,
  });
});
