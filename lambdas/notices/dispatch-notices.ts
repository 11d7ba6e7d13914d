import type { DynamoDBRecord } from 'aws-lambda';
import * as v from 'valibot';
import { nativeItemOf } from '#lambdas/adapters/attribute-value.ts';
import { noticeSchema, type Notice } from './notice.ts';

/** The notice that one audit item gives cause to; undefined when it gives none. */
const noticeOf = ({ eventName, dynamodb }: DynamoDBRecord): Notice | undefined => {
  if (eventName !== 'INSERT' || dynamodb?.NewImage === undefined) return undefined;
  const { PK, SK, action, outcome, target, at } = nativeItemOf(dynamodb.NewImage);
  if (action !== 'claim.send-back' || outcome !== 'done') return undefined;
  const [, tenantId] = String(PK).split('#');
  const notice = { kind: 'claim-sent-back', noticeId: SK, tenantId, claimId: target, at };
  return v.parse(noticeSchema, notice);
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
