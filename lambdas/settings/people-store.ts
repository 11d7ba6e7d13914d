import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import type { Post, User } from '#domain/tenants/masters.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { person, personAtPost, personInRole, type PersonAtPlace, type SealedName } from '#rows/people.ts';

/** Where a person works and as what, or which role he has: what leads to people without reading all of them. */
export type Place = Pick<Post, 'departmentId' | 'position'> | { readonly role: RoleId };

/** What is known of a person at a place; nothing where it is none of his. */
export const atPlace = (user: User, place: Place): readonly PersonAtPlace[] => {
  const { id, name, isActive, roles, timeBox } = user;
  const boxed = timeBox === undefined ? {} : { timeBox };
  const { posts: allPosts } = user;
  if ('role' in place)
    return roles.includes(place.role) ? [{ id, name, isActive, posts: [], roles, allPosts, ...boxed }] : [];
  const posts = allPosts.filter(
    ({ departmentId, position }) => departmentId === place.departmentId && position === place.position,
  );
  return posts.length === 0 ? [] : [{ id, name, isActive, posts, roles, ...boxed }];
};

/** Under each place of a person the row that leads to him. */
const placeRows = (user: User, generation: number, brought: { readonly broughtBy?: string }) => {
  const { id: userId, posts, roles } = user;
  const rows = [
    ...posts.flatMap(({ departmentId, position }) =>
      atPlace(user, { departmentId, position }).map((doc) =>
        personAtPost.row({ departmentId, position, userId }, { doc, generation, ...brought }),
      ),
    ),
    ...roles.flatMap((role) =>
      atPlace(user, { role }).map((doc) =>
        personInRole.row({ role, userId }, { doc, generation, ...brought }),
      ),
    ),
  ];
  return new Map(rows.map((row) => [row.key.pk, row]));
};

/**
 * Leads to a person from his places as they are to be, and no longer from those that he leaves. Belongs to every
 * transaction that writes his row.
 * @param generation of the rows of everybody, as the settings name it
 * @param broughtBy the import that makes him, unseen for now
 */
export const placeWrites = (
  before: User | undefined,
  after: User,
  generation: number,
  brought: { readonly broughtBy?: string } = {},
): readonly Write[] => {
  const next = placeRows(after, generation, brought);
  const left =
    before === undefined ? [] : [...placeRows(before, generation, {})].filter(([pk]) => !next.has(pk));
  return [
    ...left.map(([, { key }]): Write => ({ kind: 'delete', key })),
    ...[...next.values()].map((row): Write => ({ kind: 'put', ...row })),
  ];
};

/** A person's row as it was read: what it holds sealed, and its version. */
export type StoredPerson = {
  readonly user: User;
  /** 1 of who was registered until 2026-11 and never changed since. */
  readonly version: number;
  readonly email: string;
  readonly loginId?: string;
  /** When another than himself last gave him an address or a login ID. */
  readonly namedAt?: Instant;
  /** Who it was. @default not known, until 2026-12 */
  readonly namedBy?: UserId;
  readonly registeredBy?: UserId;
  readonly registeredAt?: Instant;
};

/** What is known of a person from now on, over the version that was seen. */
export const personWrite = (
  { user, email, loginId }: Omit<StoredPerson, 'version'>,
  seen: number,
  /** Another gives him other names. */
  named: Pick<StoredPerson, 'namedAt' | 'namedBy'> = {},
): Write => ({
  kind: 'update',
  key: person.key({ userId: user.id }),
  change: person.change({
    set: { doc: user, email, version: seen + 1, ...named, ...(loginId === undefined ? {} : { loginId }) },
    ...(loginId === undefined ? { remove: ['loginId' as const] } : {}),
  }),
  condition: {
    expression: `attribute_exists(PK) AND (${seen === 1 ? 'attribute_not_exists(version) OR ' : ''}version = :seen)`,
    values: { ':seen': seen },
  },
});

/** Nobody ever was: of whom an import brought and takes away again. */
export const personGone = (userId: UserId, seen: number): Write => ({
  kind: 'delete',
  key: person.key({ userId }),
  condition: { expression: 'version = :seen', values: { ':seen': seen } },
});

export const storedPersonRow = async (
  table: TenantTable,
  userId: UserId,
): Promise<StoredPerson | undefined> => {
  const item = await table.get(person.key({ userId }), { consistent: true });
  if (item === undefined) return undefined;
  const { doc: user, version = 1, broughtBy: _by, ...sealed } = person.read(item);
  return { user, version, ...sealed };
};

/** What an import brought is seen from the version on that names it no more. */
export const isSeen = ({ broughtBy }: { readonly broughtBy?: string }, unseen: string | undefined): boolean =>
  broughtBy === undefined || broughtBy !== unseen;

/** @param unseen the import of people whom nobody sees @default whoever has a row is found */
export const storedPerson = async (
  table: TenantTable,
  userId: UserId,
  unseen?: string,
): Promise<User | undefined> => {
  const item = await table.get(person.key({ userId }), { consistent: true });
  if (item === undefined) return undefined;
  const row = person.read(item);
  return isSeen(row, unseen) ? row.doc : undefined;
};

/** What one request reads at most to fill a page: 10,000 people are 3 MB. */
const mostRowsPerPage = 10_000;

/** Everybody who is found by the place, also who has left or whose post has ended; with `most`, so many of them. */
export const storedAtPlace = async (
  table: TenantTable,
  place: Place,
  {
    generation,
    unseen,
    most,
  }: { readonly generation: number; readonly unseen: string | undefined; readonly most?: number },
): Promise<{ readonly people: readonly PersonAtPlace[]; readonly isAll: boolean }> => {
  const { range, read } =
    'role' in place
      ? { range: personInRole.among(place), read: personInRole.read }
      : { range: personAtPost.among(place), read: personAtPost.read };
  const leads = (item: Readonly<Record<string, unknown>>): boolean => {
    const row = read(item);
    return row.generation === generation && isSeen(row, unseen);
  };
  // Of a staged import a thousand may lie between those who are seen.
  const filter = unseen === undefined ? {} : { filter: { matches: leads, mostRows: mostRowsPerPage } };
  const page = most === undefined ? {} : { limit: most, ...filter };
  const { items, nextCursor } = await table.query({ ...range, ...page, consistent: true });
  return {
    people: items.flatMap((item) => (leads(item) ? [read(item).doc] : [])),
    isAll: nextCursor === undefined,
  };
};

const everybody = { ...person.among({}), consistent: true };

/** All people of a company of before the rows of places; nobody else needs them in one piece. */
export const storedPeople = async (
  table: TenantTable,
  unseen: string | undefined,
): Promise<readonly User[]> =>
  (await table.query(everybody)).items
    .map((item) => person.read(item))
    .filter((row) => isSeen(row, unseen))
    .map(({ doc }) => doc);

/** Everybody with his names as they are sealed, for whoever takes in or writes out a file of people. */
export const everyPersonRow = async (
  table: TenantTable,
  unseen: string | undefined,
): Promise<readonly StoredPerson[]> =>
  (await table.query(everybody)).items
    .map((item) => person.read(item))
    .filter((row) => isSeen(row, unseen))
    .map(({ doc: user, version = 1, broughtBy: _by, ...sealed }) => ({ user, version, ...sealed }));

type PeoplePage = {
  readonly people: readonly {
    readonly person: User;
    readonly sealed: Pick<StoredPerson, SealedName>;
  }[];
  readonly nextCursor?: string;
};

/** One page of the people, in the order of their ids; with `among`, of those whom it accepts. */
export const peoplePage = async (
  table: TenantTable,
  {
    among,
    unseen,
    ...page
  }: {
    readonly limit: number;
    readonly cursor?: string;
    readonly among?: (user: User) => boolean;
    /** As the version of the settings says. */
    readonly unseen: string | undefined;
  },
): Promise<PeoplePage> => {
  const matches = (item: Readonly<Record<string, unknown>>): boolean => {
    const row = person.read(item);
    return isSeen(row, unseen) && (among?.(row.doc) ?? true);
  };
  const isAll = among === undefined && unseen === undefined;
  const filter = isAll ? {} : { filter: { matches, mostRows: mostRowsPerPage } };
  const { items, nextCursor } = await table.query({ ...everybody, ...page, ...filter });
  return {
    people: items.map((item) => {
      const { doc, version: _version, broughtBy: _by, ...sealed } = person.read(item);
      return { person: doc, sealed };
    }),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
};
