import { isWithin } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { rightsOf, type CompanyAccess } from '#domain/rights/grants.ts';
import { holds } from '#domain/rights/reach.ts';
import { seesLabels, sightOf } from '#domain/rights/sight.ts';
import type { Post, User } from '#domain/tenants/masters.ts';
import { rulesOf } from './resolve-route.ts';
import type { ApprovalRules, RouteDefinition } from './route.ts';

type Voter = Pick<User, 'roles'> & { readonly timeBox?: User['timeBox'] | undefined };

/** Whether somebody may vote, by his roles and what the company decided about access. */
export const mayVote = (user: Voter, access: CompanyAccess): boolean =>
  holds(rightsOf(user, access), 'claims.vote');

/** Whether he may vote on what bears these labels: being on the route gives no right to see it. */
export const mayVoteOn = (
  labels: readonly string[],
  user: Voter & Pick<User, 'id'>,
  access: CompanyAccess,
): boolean =>
  mayVote(user, access) && seesLabels(sightOf(access.labels, { userId: user.id, roles: user.roles }), labels);

/** What a company's routes are on one day. */
export type Routes = {
  readonly routes: readonly RouteDefinition[];
  readonly approval: ApprovalRules;
  readonly access: CompanyAccess;
  readonly on: CalendarDate;
};

const postKey = ({ departmentId, position }: Pick<Post, 'departmentId' | 'position'>): string =>
  `${position}#${departmentId}`;

/** Whom the routes in force ask for: gathered once, since a list of people asks it of each of them. */
export const askedByRoutes = ({ routes, on, approval, access }: Routes) => {
  const rules = routes.filter((route) => isWithin(route, on)).flatMap(rulesOf);
  const asksHeads = rules.some(({ kind }) => kind === 'department-head' || kind === 'division-head');
  const posts = new Set(rules.flatMap((rule) => (rule.kind === 'post' ? [postKey(rule)] : [])));
  const named = new Set<string>(rules.flatMap((rule) => (rule.kind === 'person' ? [rule.userId] : [])));
  const roles = new Set<string>(rules.flatMap((rule) => (rule.kind === 'role' ? [rule.role] : [])));
  /** The posts of a person for which some route asks. */
  const postsOf = (user: Pick<User, 'posts'>): readonly Post[] =>
    user.posts.filter(
      (post) => isWithin(post, on) && ((asksHeads && post.position === 'head') || posts.has(postKey(post))),
    );
  return {
    postsOf,
    /** Whether somebody stands where routes ask for him, or stands in, and is passed over because he may not vote. */
    isPassedOver: (user: User): boolean =>
      user.isActive &&
      !mayVote(user, access) &&
      (user.id === approval.fallbackApproverId ||
        named.has(user.id) ||
        user.roles.some((role) => roles.has(role)) ||
        postsOf(user).length > 0),
  };
};
