import type { UserId } from '#domain/kernel/ids.ts';
import { rolesWith } from '#domain/rights/grants.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import type { PersonAtPlace } from '#rows/people.ts';

/** As much as it takes to say on what somebody may vote, and where he stands. */
export type Voter = Pick<User, 'id' | 'name' | 'isActive' | 'posts' | 'roles' | 'timeBox'>;
export type Voters = ReadonlyMap<UserId, Voter>;

/** So many holders of one role are read at once, 0.3 kB each; of a company that gives it to more nobody looks at all. */
const mostOfRole = 5_000;
/** So many rows of before, which do not say all, are read person by person. */
const mostOfBefore = 100;

const voterOf = ({ id, name, isActive, roles, allPosts, timeBox }: PersonAtPlace): Voter | undefined =>
  roles === undefined || allPosts === undefined
    ? undefined
    : { id, name, isActive, roles, posts: allPosts, ...(timeBox === undefined ? {} : { timeBox }) };

/**
 * Everybody who has a role that lets him vote, found by a few queries however many steps ask for whom: nobody else may, at
 * whatever post he stands. Undefined where there are more of them than one look reads.
 */
export const votersOf = async ({
  people,
  access,
}: Pick<TenantMasters, 'people' | 'access'>): Promise<Voters | undefined> => {
  const found = await Promise.all(
    rolesWith('claims.vote', access).map((role) => people.some({ role }, mostOfRole)),
  );
  if (found.some(({ isAll }) => !isAll)) return undefined;
  const rows = new Map(found.flatMap((holders) => holders.people).map((row) => [row.id, row]));
  const ofBefore = [...rows.values()].filter((row) => voterOf(row) === undefined);
  if (ofBefore.length > mostOfBefore) return undefined;
  const read = await Promise.all(ofBefore.map(({ id }) => people.withId(id)));
  return new Map(
    [...[...rows.values()].map(voterOf), ...read].flatMap((voter) =>
      voter === undefined ? [] : [[voter.id, voter] as const],
    ),
  );
};
