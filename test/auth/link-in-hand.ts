import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { isUserId } from '#domain/kernel/ids.ts';
import { isInstant } from '#domain/kernel/time.ts';
import { sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { resetLink, session } from '#rows/sign-in.ts';
import { known } from '#test/builders/claims.ts';
import type { FrontDoor } from '#test/builders/front-door.ts';
import { tanaka } from '#test/builders/tenant-plane.ts';

type Door = Pick<FrontDoor, 'database' | 'tenantId'>;

/** Under which his guesses are counted, as the session of this cookie says. */
export const loginHashIn = async ({ database }: Door, cookie: string): Promise<string> => {
  const { PK, SK } = session.primaryKey({ tokenHash: sessionKeyOf(cookie) });
  const Key = { PK: { S: PK }, SK: { S: SK } };
  const { Item } = await database.send(new GetItemCommand({ TableName: 'Session', Key }));
  return String(Item?.['loginHash']?.S);
};

/** A link for a new password that 田中's mailbox got at this time, whose secret is known here. */
export const linkInHand = async (
  { database, tenantId }: Door,
  { loginHash, atMillis }: { readonly loginHash: string; readonly atMillis: number },
): Promise<string> => {
  const userId = known(isUserId, tanaka);
  const token = `${tenantId}.${userId}.${'h'.repeat(43)}`;
  const at = known(isInstant, new Date(atMillis).toISOString());
  const expiresAt = known(isInstant, new Date(atMillis + 3_600_000).toISOString());
  const facts = { requestId: 'r', requestedAt: at, countedFrom: at, expiresAt, mails: 1, version: 1 };
  const row = { ...facts, logins: [loginHash], tokenHash: sessionKeyOf(token) };
  const ttl = Math.ceil(Date.parse(expiresAt) / 1000);
  const Item = resetLink.stored({ tenantId, userId }, { ...row, ttl });
  await database.send(new PutCommand({ TableName: 'Session', Item }));
  return token;
};
