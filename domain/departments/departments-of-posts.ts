import { isWithin } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Post } from '#domain/tenants/masters.ts';
import type { Department } from './department.ts';
import { departmentsBelow } from './departments-below.ts';

/** The departments of the posts that are held on this day in Japan, and all below them. */
export const departmentsOfPosts = (
  posts: readonly Post[],
  departments: readonly Department[],
  at: Instant,
): ReadonlySet<string> => {
  const today = jstDateOf(at);
  const own = posts.filter((post) => isWithin(post, today)).map(({ departmentId }) => departmentId);
  return departmentsBelow(departments, own, today);
};
