import { postsAsked, type Candidate, type RouteQuestion } from '#domain/approvals/resolve-route.ts';
import type { RouteStep } from '#domain/approvals/route.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';

type Asked = Pick<RouteQuestion, 'definition' | 'departmentId' | 'on'>;

/** One person may be found at several posts. */
const merged = (found: readonly Candidate[]): readonly Candidate[] =>
  [...Map.groupBy(found, ({ id }) => id).values()].flatMap((ofOne) => {
    const [first] = ofOne;
    return first === undefined ? [] : [{ ...first, posts: ofOne.flatMap(({ posts }) => posts) }];
  });

/** The departments of a route and the people whom it may ask: the holders of its posts, and the stand-in. */
export const routePeople = async (
  { departments, approval, people }: TenantMasters,
  asked: Asked,
): Promise<Pick<RouteQuestion, 'departments' | 'users' | 'fallbackApproverId'>> => {
  const { fallbackApproverId } = approval;
  const [holders, standIn] = await Promise.all([
    Promise.all(postsAsked({ ...asked, departments }).map((post) => people.at(post))),
    fallbackApproverId === undefined ? undefined : people.withId(fallbackApproverId),
  ]);
  return {
    departments,
    users: merged([...holders.flat(), ...(standIn === undefined ? [] : [{ ...standIn, posts: [] }])]),
    fallbackApproverId,
  };
};

/** Those who were asked in these steps of a pinned route, as they are today, and the stand-in. */
export const peopleOfSteps = async (
  { approval, people }: TenantMasters,
  steps: readonly RouteStep[],
): Promise<Pick<RouteQuestion, 'users' | 'fallbackApproverId'>> => {
  const { fallbackApproverId } = approval;
  const ids = new Set(steps.flatMap(({ approvers }) => approvers.map(({ userId }) => userId)));
  if (fallbackApproverId !== undefined) ids.add(fallbackApproverId);
  const found = await Promise.all([...ids].map((userId) => people.withId(userId)));
  return { users: found.flatMap((user) => user ?? []), fallbackApproverId };
};
