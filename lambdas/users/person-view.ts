import { jstDateOf } from '#domain/calendar/jst.ts';
import { departmentOn } from '#domain/departments/department-on.ts';
import type { CalendarDate, Instant, Period } from '#domain/kernel/time.ts';
import type { Department } from '#domain/departments/department.ts';
import type { User } from '#domain/tenants/masters.ts';
import { roleWords, type CompanyAccess } from '#domain/rights/grants.ts';

/** Roles that the company has taken away since are not shown: they give nothing. */
export const rolesOf = ({ roles }: Pick<User, 'roles'>, access: CompanyAccess) =>
  roles.flatMap((id) => {
    const name = roleWords(id, access);
    return name === undefined ? [] : [{ id, name }];
  });

const holdsOn = (today: CalendarDate, { validFrom, validTo }: Period): boolean =>
  validFrom <= today && (validTo === undefined || today <= validTo);

/** 所属 of today, with the names that the departments have today. */
export const postsOf = (user: User, departments: readonly Department[], at: Instant) => {
  const today = jstDateOf(at);
  return user.posts
    .filter((post) => holdsOn(today, post))
    .map(({ departmentId, position, isPrimary }) => {
      const department = departmentOn(departments, departmentId, today);
      return { departmentId, departmentName: department?.name ?? departmentId, position, isPrimary };
    });
};
