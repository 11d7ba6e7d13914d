import { jstDateOf } from '#domain/calendar/jst.ts';
import { departmentOn } from '#domain/departments/department-on.ts';
import { isWithin } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import type { Department } from '#domain/departments/department.ts';
import type { Post, User } from '#domain/tenants/masters.ts';
import { personStateOf, type Invitation } from '#domain/users/person-state.ts';
import { roleWords, type CompanyAccess } from '#domain/rights/grants.ts';
import type { PersonAsIs } from './person-changes.ts';

/** Roles that the company has taken away since are not shown: they give nothing. */
export const rolesOf = ({ roles }: Pick<User, 'roles'>, access: CompanyAccess) =>
  roles.flatMap((id) => {
    const name = roleWords(id, access);
    return name === undefined ? [] : [{ id, name }];
  });

const shownPost = (post: Post, departments: readonly Department[], on: CalendarDate) => {
  const { departmentId, position, isPrimary } = post;
  const departmentName = departmentOn(departments, departmentId, on)?.name ?? departmentId;
  return { departmentId, departmentName, position, isPrimary };
};

/** 所属 of today, with the names that the departments have today. */
export const postsOf = (user: User, departments: readonly Department[], at: Instant) => {
  const today = jstDateOf(at);
  return user.posts
    .filter((post) => isWithin(post, today))
    .map((post) => shownPost(post, departments, today));
};

/** All of them, with their days. */
export const datedPostsOf = (user: User, departments: readonly Department[], at: Instant) =>
  user.posts.map((post) => ({
    ...shownPost(post, departments, jstDateOf(at)),
    validFrom: post.validFrom,
    ...(post.validTo === undefined ? {} : { validTo: post.validTo }),
  }));

/** What a person's row in the list and his own page say alike. */
export const personFactsOf = (
  { user, names }: PersonAsIs,
  {
    access,
    called,
    at,
    invitation,
  }: {
    readonly access: CompanyAccess;
    /** How the company calls a grade. */
    readonly called: (grade: string) => string;
    readonly at: Instant;
    readonly invitation: Invitation | 'none' | undefined;
  },
) => {
  const { id, name, kana = '', grade, timeBox } = user;
  const { email, loginId } = names;
  return {
    id,
    name,
    kana,
    email,
    ...(loginId === undefined ? {} : { loginId }),
    grade,
    gradeName: called(grade),
    roles: rolesOf(user, access),
    state: personStateOf(user, invitation, at),
    ...(invitation === undefined || invitation === 'none' ? {} : { expiresAt: invitation.expiresAt }),
    ...(timeBox === undefined ? {} : { timeBox }),
  };
};
