import { isWithin } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { grantsOf, type CompanyAccess } from '#domain/rights/grants.ts';
import { holds } from '#domain/rights/reach.ts';
import { seesLabels, sightOf } from '#domain/rights/sight.ts';
import type { Post, User } from '#domain/tenants/masters.ts';
import { rulesOf } from './resolve-route.ts';
import type { ApprovalRules, ApproverRule, RouteDefinition } from './route.ts';

/** Whether somebody may vote, by his roles and what the company decided about access. */
export const mayVote = ({ roles }: Pick<User, 'roles'>, access: CompanyAccess): boolean =>
  holds(grantsOf(roles, access), 'claims.vote');

/** Whether he may vote on what bears these labels: being on the route gives no right to see it. */
export const mayVoteOn = (
  labels: readonly string[],
  user: Pick<User, 'id' | 'roles'>,
  access: CompanyAccess,
): boolean =>
  mayVote(user, access) && seesLabels(sightOf(access.labels, { userId: user.id, roles: user.roles }), labels);

const asksFor = (rule: ApproverRule, post: Post): boolean => {
  const { departmentId, position } = post;
  switch (rule.kind) {
    case 'department-head':
    case 'division-head':
      return position === 'head';
    case 'post':
      return rule.departmentId === departmentId && rule.position === position;
    case 'role':
    case 'person':
      return false;
    case 'any-of':
      return rule.rules.some((one) => asksFor(one, post));
  }
};

/** What a company's routes are on one day. */
export type Routes = {
  readonly routes: readonly RouteDefinition[];
  readonly approval: ApprovalRules;
  readonly access: CompanyAccess;
  readonly on: CalendarDate;
};

/** The posts of a person for which some route in force asks. */
export const postsOnRoutes = ({ posts }: Pick<User, 'posts'>, { routes, on }: Routes): readonly Post[] => {
  const rules = routes
    .filter((route) => isWithin(route, on))
    .flatMap(({ steps }) => steps.map(({ approver }) => approver));
  return posts.filter((post) => isWithin(post, on) && rules.some((rule) => asksFor(rule, post)));
};

/** Whether some route in force names him, or a role of his. */
const isNamed = ({ id, roles }: Pick<User, 'id' | 'roles'>, { routes, on }: Routes): boolean =>
  routes
    .filter((route) => isWithin(route, on))
    .flatMap(rulesOf)
    .some(
      (rule) =>
        (rule.kind === 'person' && rule.userId === id) || (rule.kind === 'role' && roles.includes(rule.role)),
    );

/** Whether somebody stands where routes ask for him, or stands in, and is passed over because he may not vote. */
export const isPassedOver = (user: User, company: Routes): boolean =>
  user.isActive &&
  !mayVote(user, company.access) &&
  (user.id === company.approval.fallbackApproverId ||
    isNamed(user, company) ||
    postsOnRoutes(user, company).length > 0);
