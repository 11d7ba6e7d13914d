import { jstDateOf } from '#domain/calendar/jst.ts';
import { addressLinksToOne } from '#domain/users/own-address.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { SealedPlace, TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { askedMailAddress, mailboxAsked, standing } from '#rows/sign-in.ts';

const placeOf = (userId: UserId): SealedPlace => {
  const { pk, sk } = askedMailAddress.key({ userId });
  return { table: 'session', pk, sk, attribute: 'email' };
};

type Context = Pick<TenantContext, 'table' | 'sealed'>;

/** The role reads nothing else of a standing (lib/constructs/tenant-roles.ts). */
const sessionsSince = standing.only('validFrom');

/**
 * What somebody asked for last, its address in the clear. Whatever ends his sessions gives it up: a new password, a forced
 * sign-out, 停止. It may be somebody else who asked.
 */
export const askedAddressOf = async ({ table, sealed }: Context, userId: UserId) => {
  const [item, under] = await Promise.all([
    table.get(askedMailAddress.key({ userId }), { consistent: true }),
    table.get(standing.key({ userId }), { consistent: true, attributes: sessionsSince.attributes }),
  ]);
  if (item === undefined) return undefined;
  const { email, ...row } = askedMailAddress.read(item);
  const { validFrom } = under === undefined ? {} : sessionsSince.read(under);
  const isEnded = validFrom !== undefined && row.at < validFrom;
  return {
    ...row,
    ...(email === undefined || isEnded ? {} : { email: await sealed.open(placeOf(userId), email) }),
  };
};
export type StoredAsking = NonNullable<Awaited<ReturnType<typeof askedAddressOf>>>;

const isVersion = (version: number) => ({ expression: 'version = :seen', values: { ':seen': version } });

/** In place of whatever he asked for before; of two at once one is decided anew. */
export const askingWrite = async (
  { sealed }: Pick<Context, 'sealed'>,
  userId: UserId,
  {
    before,
    next: { email, key, ...next },
  }: {
    readonly before: StoredAsking | undefined;
    readonly next: Omit<StoredAsking, 'version' | 'usedAt' | 'ttl' | 'email'> & { readonly email: string };
  },
): Promise<Write> => ({
  kind: 'update',
  table: 'session',
  key: askedMailAddress.key({ userId }),
  change: askedMailAddress.change({
    set: {
      ...next,
      email: await sealed.seal(placeOf(userId), email),
      ttl: Math.ceil(Date.parse(next.expiresAt) / 1000),
      version: (before?.version ?? 0) + 1,
      ...(key === undefined ? {} : { key }),
    },
    remove: key === undefined ? ['usedAt', 'key'] : ['usedAt'],
  }),
  condition: before === undefined ? { expression: 'attribute_not_exists(PK)' } : isVersion(before.version),
});

/** One more link to this mailbox today. Refused under its name where there were so many already. */
export const mailboxCounted = (
  mailHash: string,
  { at, expiresAt }: Pick<StoredAsking, 'at' | 'expiresAt'>,
): Write => ({
  kind: 'update',
  table: 'session',
  key: mailboxAsked.key({ mailHash, on: jstDateOf(at) }),
  change: mailboxAsked.change({
    set: { expiresAt, ttl: Math.ceil(Date.parse(expiresAt) / 1000) },
    add: { asked: 1 },
  }),
  condition: {
    expression: 'attribute_not_exists(asked) OR asked < :most',
    values: { ':most': addressLinksToOne },
  },
});

/** Nothing is asked for any more: it is in force, or he gave it up. How often he asked stays known. */
export const askingEnded = (
  userId: UserId,
  { version }: Pick<StoredAsking, 'version'>,
  usedAt?: Instant,
): Write => ({
  kind: 'update',
  table: 'session',
  key: askedMailAddress.key({ userId }),
  change: askedMailAddress.change({
    set: { version: version + 1, ...(usedAt === undefined ? {} : { usedAt }) },
    remove: ['email'],
  }),
  condition: isVersion(version),
});
