import type { DynamoDBRecord } from 'aws-lambda';
import * as v from 'valibot';
import { nativeItemOf } from '#lambdas/adapters/aws/attribute-value.ts';
import { noticeSchema, type Notice } from '#lambdas/adapters/tenant/notice.ts';

/** The deeds that somebody waits to hear of; the filter of lib/stacks/messaging.ts lets them through. */
const noticed: Readonly<Record<string, (target: string) => Readonly<Record<string, string>>>> = {
  'claim.send-back': (target) => ({ kind: 'claim-sent-back', claimId: target }),
  'auth.reset-password': (target) => ({
    kind: 'password-reset-done',
    userId: target.replace(/^user /, ''),
  }),
};

/** The notice that one audit item gives cause to; undefined when it gives none. */
const noticeOf = ({ eventName, dynamodb }: DynamoDBRecord): Notice | undefined => {
  if (eventName !== 'INSERT' || dynamodb?.NewImage === undefined) return undefined;
  const { PK, SK, action, outcome, target, at } = nativeItemOf(dynamodb.NewImage);
  const tell = noticed[String(action)];
  if (tell === undefined || outcome !== 'done') return undefined;
  const [, tenantId] = String(PK).split('#');
  return v.parse(noticeSchema, { noticeId: SK, tenantId, at, ...tell(String(target)) });
};

/**
 * Queues a notice for each deed in the audit trail that somebody waits to hear of. The trail is written in the
 * deed's own transaction, so no notice is lost and none is sent for what was not done.
 */
export const dispatchNotices = async (
  records: readonly DynamoDBRecord[],
  send: (notices: readonly Notice[]) => Promise<void>,
): Promise<number> => {
  const notices = records.map(noticeOf).filter((notice) => notice !== undefined);
  await send(notices);
  return notices.length;
};
