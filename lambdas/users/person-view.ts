import * as v from 'valibot';
import { isCalendarDate, type CalendarDate, type Instant } from '#domain/kernel/time.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { Department, Period, User } from '#domain/tenants/masters.ts';

export const roleShape = v.picklist(['applicant', 'approver', 'accountant', 'tenant-admin', 'auditor']);

export const postShape = v.object({
  departmentId: v.string(),
  departmentName: v.string(),
  position: v.picklist(['member', 'head']),
  isPrimary: v.boolean(),
});

/** The Japanese calendar is nine hours ahead of UTC all year. */
const todayOf = (at: Instant): CalendarDate => {
  const day = new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(0, 10);
  assert(isCalendarDate(day), 'an instant falls on a day');
  return day;
};

const holdsOn = (today: CalendarDate, { validFrom, validTo }: Period): boolean =>
  validFrom <= today && (validTo === undefined || today <= validTo);

/** 所属 of today, with the names that the departments have today. */
export const postsOf = (user: User, departments: readonly Department[], at: Instant) => {
  const today = todayOf(at);
  return user.posts
    .filter((post) => holdsOn(today, post))
    .map(({ departmentId, position, isPrimary }) => {
      const department = departments.find((one) => one.id === departmentId && holdsOn(today, one));
      return { departmentId, departmentName: department?.name ?? departmentId, position, isPrimary };
    });
};
