import type { Post } from '#domain/tenants/masters.ts';
import { mayVoteOn } from '#domain/approvals/may-vote.ts';
import { postsAsked, rulesOf, type Candidate, type RouteQuestion } from '#domain/approvals/resolve-route.ts';
import { approversMax, type ApproverRule, type RouteStep } from '#domain/approvals/route.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import type { PersonAtPlace } from '#rows/people.ts';

type Asked = Pick<RouteQuestion, 'definition' | 'departmentId' | 'on'> & {
  /** Codes of the 情報のラベル that whoever approves has to be allowed. @default none */
  readonly labels?: readonly string[];
};

/** One person may be found at several posts. */
const merged = (found: readonly Candidate[]): readonly Candidate[] =>
  [...Map.groupBy(found, ({ id }) => id).values()].flatMap((ofOne) => {
    const [first] = ofOne;
    return first === undefined ? [] : [{ ...first, posts: ofOne.flatMap(({ posts }) => posts) }];
  });

/** Rows of before do not say the roles of whom they lead to: those are read. */
const candidateWith =
  ({ people, access }: Pick<TenantMasters, 'people' | 'access'>, labels: readonly string[]) =>
  async ({ roles, ...found }: PersonAtPlace): Promise<Candidate> => {
    const held = roles ?? (await people.withId(found.id))?.roles ?? [];
    return { ...found, roles: held, mayVote: mayVoteOn(labels, { ...found, roles: held }, access) };
  };

/** So many holders of one role are looked at: more than that could not approve a step together (`approversMax`). */
const mostOfRole = 4 * approversMax;

/** Whom rules name: everybody who has a role of theirs, and the people themselves. */
const namedBy = async ({ people }: TenantMasters, rules: readonly ApproverRule[]) => {
  const roles = new Set(rules.flatMap((rule) => (rule.kind === 'role' ? [rule.role] : [])));
  const ids = new Set(rules.flatMap((rule) => (rule.kind === 'person' ? [rule.userId] : [])));
  const [holders, persons] = await Promise.all([
    Promise.all([...roles].map((role) => people.some({ role }, mostOfRole))),
    Promise.all([...ids].map((id) => people.withId(id))),
  ]);
  return [
    ...holders.flatMap((found) => found.people),
    ...persons.flatMap((user) => (user === undefined ? [] : [{ ...user, posts: [] }])),
  ];
};

/** Whom these rules may ask, of whom those may vote to whom the labels are allowed: the holders of the posts and of roles, those whom they name, and the company's stand-in. */
export const candidatesAt = async (
  masters: TenantMasters,
  rules: readonly ApproverRule[],
  posts: readonly Pick<Post, 'departmentId' | 'position'>[],
  labels: readonly string[] = [],
): Promise<readonly Candidate[]> => {
  const { approval, people } = masters;
  const { fallbackApproverId } = approval;
  const [named, holders, standIn] = await Promise.all([
    namedBy(masters, rules),
    Promise.all(posts.map(({ departmentId, position }) => people.at({ departmentId, position }))),
    fallbackApproverId === undefined ? undefined : people.withId(fallbackApproverId),
  ]);
  const found = [...named, ...holders.flat(), ...(standIn === undefined ? [] : [{ ...standIn, posts: [] }])];
  return merged(await Promise.all(found.map(candidateWith(masters, labels))));
};

/** The departments of a route and the people whom it may ask. */
export const routePeople = async (
  masters: TenantMasters,
  asked: Asked,
): Promise<Pick<RouteQuestion, 'departments' | 'users' | 'fallbackApproverId'>> => {
  const { departments, approval } = masters;
  return {
    departments,
    users: await candidatesAt(
      masters,
      rulesOf(asked.definition),
      postsAsked({ ...asked, departments }),
      asked.labels,
    ),
    fallbackApproverId: approval.fallbackApproverId,
  };
};

/** Those who were asked in these steps of a pinned route, as they are today, and the stand-in. */
export const peopleOfSteps = async (
  { approval, people, access }: TenantMasters,
  steps: readonly RouteStep[],
  labels: readonly string[],
): Promise<Pick<RouteQuestion, 'users' | 'fallbackApproverId'>> => {
  const { fallbackApproverId } = approval;
  const ids = new Set(steps.flatMap(({ approvers }) => approvers.map(({ userId }) => userId)));
  if (fallbackApproverId !== undefined) ids.add(fallbackApproverId);
  const found = await Promise.all([...ids].map((userId) => people.withId(userId)));
  const users = found.flatMap((user) =>
    user === undefined ? [] : [{ ...user, mayVote: mayVoteOn(labels, user, access) }],
  );
  return { users, fallbackApproverId };
};
