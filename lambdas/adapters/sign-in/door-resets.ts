import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Notice } from '#lambdas/adapters/tenant/notice.ts';
import { auditWrite, type AuditEntry, type AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { AuthEnvironment } from '#lambdas/adapters/machine/environment.ts';
import { noticeQueueOf } from '#lambdas/adapters/tenant/notice-queue.ts';
import { invited, login } from '#rows/people.ts';
import { resetLink } from '#rows/sign-in.ts';
import { resetCountersOf, resetRowsOf, stillThere, type FoundReset } from './reset-rows.ts';
import type { PersonPlace } from './standing.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';

/** パスワード再設定, as far as the door sees it. */
export type DoorResets = {
  readonly find: (who: PersonPlace) => Promise<FoundReset>;
  /** Counts one more request of this hour that has so much in common; answers with how many there are. */
  readonly count: (named: readonly string[], at: Instant) => Promise<number>;
  /** Hands a request to the worker, who finds out whom it names. */
  readonly ask: (request: Notice) => Promise<void>;
};

export const doorResetsOf = (
  client: DynamoDBDocumentClient,
  { region, sessionTable, noticeQueueUrl: queueUrl }: AuthEnvironment,
): DoorResets => {
  const send = noticeQueueOf({ region, queueUrl });
  return {
    find: resetRowsOf(client, sessionTable).find,
    count: resetCountersOf(client, sessionTable),
    ask: (request) => send([request]),
  };
};

/** With the audit item that says that a new password is set: no link of the person is good any more. */
const resetUsed = (userId: UserId, at: Instant): Write => ({
  kind: 'update',
  table: 'session',
  key: resetLink.key({ userId }),
  change: resetLink.change({ set: { usedAt: at }, remove: ['tokenHash'] }),
  condition: stillThere,
});

/** Guesses at the old password, and the lock that they led to, are over. Nobody's counter is made by it. */
const loginForgiven = (loginHash: string): Write => ({
  kind: 'update',
  key: login.key({ loginHash }),
  change: login.change({ set: { failures: 0 }, remove: ['lockedUntil'] }),
  condition: { expression: 'attribute_exists(userId)' },
});

/** 招待 is over for whoever has a password of his own; nobody else has the row. */
const invitationOver = (userId: UserId): Write => ({ kind: 'delete', key: invited.key({ userId }) });

export type ResetDone = readonly [
  request: AuditRequest,
  entry: Omit<AuditEntry, 'detail'>,
  whose: { readonly userId: UserId; readonly logins: readonly string[] },
];

/** The locks first, then the audit item and the end of that person's links: both or neither. */
export const recordResetIn = async (
  table: TenantTable,
  ...[request, entry, whose]: ResetDone
): Promise<void> => {
  await Promise.all(whose.logins.map((loginHash) => table.transact({ login: loginForgiven(loginHash) })));
  const audit = await auditWrite(request, entry, { id: ulidAt(request.at) });
  const over = invitationOver(whose.userId);
  const { stored } = await table.transact({ link: resetUsed(whose.userId, request.at), over, audit });
  // The row ended by itself meanwhile, and no link with it: the deed is told all the same.
  if (!stored) await recordOver(table, { over, audit });
};

const recordOver = async (
  table: TenantTable,
  writes: { readonly over: Write; readonly audit: Write },
): Promise<void> => {
  if (!(await table.transact(writes)).stored) throw new Error('an audit item of this id exists already');
};

/** The first password of somebody who was invited by a temporary one: its audit item, with the end of the invitation. */
export const recordFirstIn = async (
  table: TenantTable,
  request: AuditRequest,
  { entry, userId }: { readonly entry: Omit<AuditEntry, 'detail'>; readonly userId: UserId },
): Promise<void> => {
  const audit = await auditWrite(request, entry, { id: ulidAt(request.at) });
  await recordOver(table, { over: invitationOver(userId), audit });
};
