import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Notice } from '#lambdas/notices/notice.ts';
import { sharedConnections } from './clients.ts';

/** The most that SQS takes in one call. */
const entriesMax = 10;

/** Puts notices into the queue, all or an error; one that is told again is delivered once all the same. */
export const noticeQueueOf = ({
  region,
  queueUrl,
}: {
  readonly region: string;
  readonly queueUrl: string;
}) => {
  // The queue's URL names AWS's own host, which is not where every queue of ours answers.
  const client = new SQSClient({ region, requestHandler: sharedConnections, useQueueUrlAsEndpoint: false });
  const sendBatch = async (notices: readonly Notice[]): Promise<void> => {
    const { Failed = [] } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: notices.map((notice, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(notice),
        })),
      }),
    );
    if (Failed.length > 0) throw new Error(`${Failed.length} notices were not queued: ${Failed[0]?.Code}`);
  };
  return async (notices: readonly Notice[]): Promise<void> => {
    for (let first = 0; first < notices.length; first += entriesMax)
      // oxlint-disable-next-line no-await-in-loop -- a stream of notices, not a burst
      await sendBatch(notices.slice(first, first + entriesMax));
  };
};
