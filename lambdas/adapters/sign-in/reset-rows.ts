import { createHash, createHmac } from 'node:crypto';
import { GetCommand, PutCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { assert } from '#domain/kernel/assert.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import { mailAddressOf } from '#domain/tenants/mail-address.ts';
import type { PasswordReset } from '#domain/tenants/password-reset.ts';
import type { PersonPlace } from './standing.ts';
import { resetLink, resetRequests } from '#rows/sign-in.ts';
import { updateOf } from '#lambdas/adapters/aws/expressions.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';

/**
 * What a request says instead of a mail address. Bound to the company, so that it finds nobody in another; not secret,
 * so that nothing is kept under it alone.
 */
export const namedHashOf = (tenantId: TenantId, email: string): string =>
  createHash('sha256')
    .update(`${tenantId}|${mailAddressOf(email)}`)
    .digest('hex');

/** What stands in the MAIL rows instead of the address. */
export const mailHashOf = (namedHash: string, key: Uint8Array): string =>
  createHmac('sha256', key).update(`mail|${namedHash}`).digest('hex');

/**
 * The secret of a link, drawn from the company's own key: after a crash the same request mails the same link, and it is
 * kept nowhere but in the mail. In front stands where its row is.
 */
export const resetTokenOf = (
  { tenantId, userId }: PersonPlace,
  requestId: string,
  key: Uint8Array,
): string => {
  const secret = createHmac('sha256', key).update(`password-reset|${requestId}|${userId}`);
  return `${tenantId}.${userId}.${secret.digest('base64url')}`;
};

export type FoundReset = {
  readonly reset: PasswordReset | undefined;
  /** Login IDs whose lock ends with a new password. */
  readonly logins: readonly string[];
};

/** The row of a person's link. Whose session `client` signs with decides whose rows there are. */
export const resetRowsOf = (client: DynamoDBDocumentClient, TableName: string) => ({
  find: async (who: PersonPlace): Promise<FoundReset> => {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: resetLink.primaryKey(who), ConsistentRead: true }),
    );
    if (Item === undefined) return { reset: undefined, logins: [] };
    const { logins, version = 0, ...reset } = resetLink.read(Item);
    return { reset: { ...reset, version }, logins };
  },
  /** Throws when somebody else changed the row meanwhile: the request is told again, and decides anew. */
  keep: async (who: PersonPlace, next: PasswordReset, logins: readonly string[]): Promise<void> => {
    await client.send(
      new PutCommand({
        TableName,
        Item: resetLink.stored(who, {
          ...next,
          logins,
          ttl: Math.ceil(Date.parse(next.expiresAt) / 1000),
        }),
        ConditionExpression: 'attribute_not_exists(PK) OR version = :seen OR attribute_not_exists(version)',
        ExpressionAttributeValues: { ':seen': next.version - 1 },
      }),
    );
  },
});

/** A row may end by itself at any moment after its link did: a change must not bring half of it back. */
export const stillThere = { expression: 'attribute_exists(PK)' } as const;

/** With the audit item that says that the mail went. */
export const resetMailed = (userId: UserId, requestId: string): Write => ({
  kind: 'update',
  table: 'session',
  key: resetLink.key({ userId }),
  change: resetLink.change({ set: { mailedFor: requestId } }),
  condition: stillThere,
});

const windowMillis = 60 * 60_000;

/** Counters of requests within an hour, by what they have in common. They belong to nobody and end by themselves. */
export const resetCountersOf =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (named: readonly string[], at: Instant): Promise<number> => {
    const window = Math.floor(Date.parse(at) / windowMillis);
    const name = createHash('sha256')
      .update(JSON.stringify(['password-reset', ...named, window]))
      .digest('hex');
    const endsAt = (window + 2) * windowMillis;
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName,
        Key: resetRequests.primaryKey({ nameHash: name }),
        ...updateOf(
          resetRequests.change({
            set: { expiresAt: instantOf(new Date(endsAt)), ttl: Math.ceil(endsAt / 1000) },
            add: { asked: 1 },
          }),
        ),
        ReturnValues: 'ALL_NEW',
      }),
    );
    assert(Attributes !== undefined, 'an update that asks for the row is answered with it');
    return resetRequests.read(Attributes).asked;
  };
