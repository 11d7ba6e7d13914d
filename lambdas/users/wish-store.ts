import type { UserId } from '#domain/kernel/ids.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { peopleWish } from '#rows/people.ts';
import { partsOf } from '#rows/read-key.ts';
import type { PersonAsIs } from './person-changes.ts';

/** What an import makes of somebody. */
export type Wish = {
  /** As he was, and his version then. @default the import brings him */
  readonly before?: PersonAsIs & { readonly version: number };
  readonly after: PersonAsIs;
};

/**
 * `version`: his version that the import made; `unmade` where it is still to bring him, and absent where it is still to
 * change him.
 */
type Lying = { readonly userId: UserId; readonly version?: number };
export type StoredWish = Wish & Lying;

/** The version of whom an import has noted and not brought yet. */
export const unmade = 0;

type Import = { readonly importId: string };

const placeOf = ({ importId, userId }: Import & { readonly userId: UserId }) => {
  const { pk, sk } = peopleWish.key({ importId, userId });
  return { table: 'data' as const, pk, sk, attribute: 'doc' };
};

export const wishPut = async (
  { sealed }: Pick<TenantContext, 'sealed'>,
  where: Import & { readonly userId: UserId },
  wish: Wish,
  version?: number,
): Promise<Write> => {
  const doc = await sealed.seal(placeOf(where), JSON.stringify(wish));
  return {
    kind: 'put',
    ...peopleWish.row(where, { doc, ...(version === undefined ? {} : { version }) }),
  };
};

/** From now on it is made. Refused where it was already. */
export const wishApplied = (where: Import & { readonly userId: UserId }, version: number): Write => ({
  kind: 'update',
  key: peopleWish.key(where),
  change: peopleWish.change({ set: { version } }),
  condition: {
    expression: 'attribute_exists(PK) AND (attribute_not_exists(version) OR version = :unmade)',
    values: { ':unmade': unmade },
  },
});

export const wishGone = (where: Import & { readonly userId: UserId }): Write => ({
  kind: 'delete',
  key: peopleWish.key(where),
  condition: { expression: 'attribute_exists(PK)' },
});

/**
 * What an import made of somebody who is deleted since, without the names that he gives up; undefined where it made
 * nothing of him. That he was changed since is what an undo goes by.
 */
export const wishWithoutNames = async (
  context: Pick<TenantContext, 'table' | 'sealed'>,
  where: Import & { readonly userId: UserId },
): Promise<Write | undefined> => {
  const item = await context.table.get(peopleWish.key(where), { consistent: true });
  if (item === undefined) return undefined;
  const { doc, version } = peopleWish.read(item);
  const { before, after }: Wish = JSON.parse(await context.sealed.open(placeOf(where), doc));
  const names = { email: '' };
  const wish = {
    ...(before === undefined ? {} : { before: { ...before, names } }),
    after: { ...after, names },
  };
  return wishPut(context, where, wish, version);
};

export const wishKeysOf = async (table: TenantTable, { importId }: Import): Promise<readonly UserId[]> => {
  const { items } = await table.query({ ...peopleWish.among({ importId }), consistent: true });
  return items.flatMap((row) => partsOf(peopleWish, row)?.userId ?? []);
};

/** As it lies there, sealed: of 10,000 people 10 MB. */
export type SealedWish = Lying & { readonly doc: string };

/** All of an import, at most as many as a file has rows. */
export const sealedWishesOf = async (
  table: TenantTable,
  { importId }: Import,
): Promise<readonly SealedWish[]> => {
  const { items } = await table.query({ ...peopleWish.among({ importId }), consistent: true });
  return items.flatMap((row) => {
    const userId = partsOf(peopleWish, row)?.userId;
    return userId === undefined ? [] : [{ userId, ...peopleWish.read(row) }];
  });
};

export const openWishes = (
  { sealed }: Pick<TenantContext, 'sealed'>,
  { importId }: Import,
  wishes: readonly SealedWish[],
): Promise<readonly StoredWish[]> =>
  Promise.all(
    wishes.map(async ({ doc, ...lying }) => {
      const wish: Wish = JSON.parse(await sealed.open(placeOf({ importId, userId: lying.userId }), doc));
      return { ...wish, ...lying };
    }),
  );

/** All of an import in the clear, for whoever judges all of it. */
export const wishesOf = async (
  context: Pick<TenantContext, 'table' | 'sealed'>,
  where: Import,
): Promise<readonly StoredWish[]> => openWishes(context, where, await sealedWishesOf(context.table, where));
