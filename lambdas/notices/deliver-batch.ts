import { setTimeout as pause } from 'node:timers/promises';
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import * as v from 'valibot';
import { writeToLog } from '#lambdas/http/request-log.ts';
import { deliverNotice } from './deliver-notice.ts';
import type { Delivery } from './delivery.ts';
import { noticeSchema } from '#lambdas/adapters/tenant/notice.ts';

/** Two workers at most run at once, and a new account may send 14 mails a second. */
const pauseMillis = 150;

const throttles = ['TooManyRequestsException', 'LimitExceededException', 'SendingPausedException'];
const isThrottle = (error: unknown): boolean => error instanceof Error && throttles.includes(error.name);

/** Neither addresses nor names: messages of SES quote what they refuse. */
const tell = (record: SQSRecord, outcome: string, error?: unknown): void => {
  const cause = error instanceof Error ? error.name : undefined;
  const level = error === undefined ? 'info' : 'error';
  writeToLog(JSON.stringify({ level, job: 'mail-worker', messageId: record.messageId, outcome, cause }));
};

/**
 * Delivers a batch, one mail after the other, and names what it could not. After the first throttle the rest is left
 * for later unasked.
 */
export const deliverBatch = async (
  records: readonly SQSRecord[],
  delivery: Delivery,
): Promise<SQSBatchResponse> => {
  const failed: SQSRecord[] = [];
  let isThrottled = false;
  for (const record of records) {
    if (isThrottled) {
      failed.push(record);
      continue;
    }
    try {
      // oxlint-disable-next-line no-await-in-loop -- SES counts mails a second
      const outcome = await deliverNotice(v.parse(noticeSchema, JSON.parse(record.body)), delivery);
      tell(record, outcome);
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (outcome === 'sent' && record !== records.at(-1)) await pause(pauseMillis);
    } catch (error) {
      tell(record, 'failed', error);
      isThrottled = isThrottle(error);
      failed.push(record);
    }
  }
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};
