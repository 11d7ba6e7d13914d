import type { UserId } from '#domain/kernel/ids.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import type { Post, User } from '#domain/tenants/masters.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Key, Write } from '#lambdas/adapters/tenant/transaction.ts';

/** Where a person works and as what, or which role he has: what leads to people without reading all of them. */
export type Place = Pick<Post, 'departmentId' | 'position'> | { readonly role: RoleId };

/** What is known of a person where he is found by his place. `posts` are those of the place. */
export type PersonAtPlace = Pick<User, 'id' | 'name' | 'isActive' | 'posts'>;

const partitionOf = (place: Place): string =>
  'role' in place ? `ROLE#${place.role}` : `POST#${place.departmentId}#${place.position}`;

const personKey = (userId: UserId): Key => ({ pk: 'USER', sk: userId });

type Item = Readonly<Record<string, unknown>>;
const docOf = <Content>({ doc }: Item): Content => JSON.parse(String(doc));

/** Under each place of a person the row that leads to him. */
const placeRows = (user: User): ReadonlyMap<string, PersonAtPlace> => {
  const { id, name, isActive, posts, roles } = user;
  const person = { id, name, isActive };
  return new Map<string, PersonAtPlace>([
    ...[...Map.groupBy(posts, partitionOf)].map(([pk, own]) => [pk, { ...person, posts: own }] as const),
    ...roles.map((role) => [partitionOf({ role }), { ...person, posts: [] }] as const),
  ]);
};

/**
 * Leads to a person from his places as they are to be, and no longer from those that he leaves. Belongs to every
 * transaction that writes his row.
 */
export const placeWrites = (before: User | undefined, after: User): readonly Write[] => {
  const next = placeRows(after);
  const left = before === undefined ? [] : [...placeRows(before)].filter(([pk]) => !next.has(pk));
  return [
    ...left.map(([pk, { id: sk }]): Write => ({ kind: 'delete', key: { pk, sk } })),
    ...[...next].map(([pk, row]): Write => ({
      kind: 'put',
      key: { pk, sk: row.id },
      item: { doc: JSON.stringify(row) },
    })),
  ];
};

export const storedPerson = async (table: TenantTable, userId: UserId): Promise<User | undefined> => {
  const item = await table.get(personKey(userId), { consistent: true });
  return item === undefined ? undefined : docOf<User>(item);
};

/** Everybody who is found by the place, also who has left or whose post has ended. */
export const storedAtPlace = async (table: TenantTable, place: Place): Promise<readonly PersonAtPlace[]> => {
  const { items } = await table.query({ pk: partitionOf(place), consistent: true });
  return items.map((item) => docOf<PersonAtPlace>(item));
};

/** Stands with the settings once the places of everybody have rows: in companies of before they have none. */
export const placesKept = 'PLACES';

export const placesKeptWrite: Write = {
  kind: 'put',
  key: { pk: 'SET', sk: placesKept },
  item: { doc: JSON.stringify({ since: 1 }) },
};

/** What one request reads at most to find a name: 10,000 people are 3 MB. */
const mostRowsPerPage = 10_000;

const everybody = { pk: 'USER', consistent: true };

/** All people of a company of before the rows of places; nobody else needs them in one piece. */
export const storedPeople = async (table: TenantTable): Promise<readonly User[]> =>
  (await table.query(everybody)).items.map((item) => docOf<User>(item));

type PeoplePage = {
  readonly people: readonly { readonly person: User; readonly sealedEmail?: string }[];
  readonly nextCursor?: string;
};

/** One page of the people, in the order of their ids; with `named`, of those whose name it accepts. */
export const peoplePage = async (
  table: TenantTable,
  {
    named,
    ...page
  }: { readonly limit: number; readonly cursor?: string; readonly named?: (name: string) => boolean },
): Promise<PeoplePage> => {
  const filter =
    named === undefined
      ? {}
      : { filter: { matches: (item: Item) => named(docOf<User>(item).name), mostRows: mostRowsPerPage } };
  const { items, nextCursor } = await table.query({ ...everybody, ...page, ...filter });
  return {
    people: items.map((item) => ({
      person: docOf<User>(item),
      ...(typeof item['email'] === 'string' ? { sealedEmail: item['email'] } : {}),
    })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
};

export const atPlaceAmong = (users: readonly User[], place: Place): readonly PersonAtPlace[] =>
  users.flatMap((user) => placeRows(user).get(partitionOf(place)) ?? []);
