import { mayVote } from '#domain/approvals/may-vote.ts';
import { postsAsked, type Candidate, type RouteQuestion } from '#domain/approvals/resolve-route.ts';
import type { RouteStep } from '#domain/approvals/route.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import type { PersonAtPlace } from '#rows/people.ts';

type Asked = Pick<RouteQuestion, 'definition' | 'departmentId' | 'on'>;

/** One person may be found at several posts. */
const merged = (found: readonly Candidate[]): readonly Candidate[] =>
  [...Map.groupBy(found, ({ id }) => id).values()].flatMap((ofOne) => {
    const [first] = ofOne;
    return first === undefined ? [] : [{ ...first, posts: ofOne.flatMap(({ posts }) => posts) }];
  });

/** Rows of before do not say the roles of whom they lead to: those are read. */
const candidateWith =
  ({ people, access }: Pick<TenantMasters, 'people' | 'access'>) =>
  async ({ roles, ...found }: PersonAtPlace): Promise<Candidate> => {
    const held = roles ?? (await people.withId(found.id))?.roles ?? [];
    return { ...found, mayVote: mayVote({ roles: held }, access) };
  };

/** The departments of a route and the people whom it may ask: the holders of its posts, and the stand-in. */
export const routePeople = async (
  masters: TenantMasters,
  asked: Asked,
): Promise<Pick<RouteQuestion, 'departments' | 'users' | 'fallbackApproverId'>> => {
  const { departments, approval, people } = masters;
  const { fallbackApproverId } = approval;
  const candidateOf = candidateWith(masters);
  const [holders, standIn] = await Promise.all([
    Promise.all(postsAsked({ ...asked, departments }).map((post) => people.at(post))),
    fallbackApproverId === undefined ? undefined : people.withId(fallbackApproverId),
  ]);
  return {
    departments,
    users: merged(
      await Promise.all(
        [...holders.flat(), ...(standIn === undefined ? [] : [{ ...standIn, posts: [] }])].map(candidateOf),
      ),
    ),
    fallbackApproverId,
  };
};

/** Those who were asked in these steps of a pinned route, as they are today, and the stand-in. */
export const peopleOfSteps = async (
  { approval, people, access }: TenantMasters,
  steps: readonly RouteStep[],
): Promise<Pick<RouteQuestion, 'users' | 'fallbackApproverId'>> => {
  const { fallbackApproverId } = approval;
  const ids = new Set(steps.flatMap(({ approvers }) => approvers.map(({ userId }) => userId)));
  if (fallbackApproverId !== undefined) ids.add(fallbackApproverId);
  const found = await Promise.all([...ids].map((userId) => people.withId(userId)));
  const users = found.flatMap((user) =>
    user === undefined ? [] : [{ ...user, mayVote: mayVote(user, access) }],
  );
  return { users, fallbackApproverId };
};
