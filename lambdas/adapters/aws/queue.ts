import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { sharedConnections } from './clients.ts';

/** The most that SQS takes in one call. */
const entriesMax = 10;

export type QueuedMessage = {
  readonly body: unknown;
  /** 900 at most. @default at once */
  readonly delaySeconds?: number;
  /** Of a FIFO queue: one message of a group at a time, and one message of an id within five minutes. */
  readonly order?: { readonly groupId: string; readonly deduplicationId: string };
};

/** Puts messages into a queue, all or an error; some of them are there already when it throws. */
export const queueAt = ({ region, queueUrl }: { readonly region: string; readonly queueUrl: string }) => {
  // The queue's URL names AWS's own host, which is not where every queue of ours answers.
  const client = new SQSClient({ region, requestHandler: sharedConnections, useQueueUrlAsEndpoint: false });
  const sendBatch = async (messages: readonly QueuedMessage[]): Promise<void> => {
    const { Failed = [] } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: messages.map(({ body, order, delaySeconds }, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(body),
          DelaySeconds: delaySeconds,
          MessageGroupId: order?.groupId,
          MessageDeduplicationId: order?.deduplicationId,
        })),
      }),
    );
    if (Failed.length > 0) throw new Error(`${Failed.length} messages were not queued: ${Failed[0]?.Code}`);
  };
  return async (messages: readonly QueuedMessage[]): Promise<void> => {
    for (let first = 0; first < messages.length; first += entriesMax)
      // oxlint-disable-next-line no-await-in-loop -- a stream of messages, not a burst
      await sendBatch(messages.slice(first, first + entriesMax));
  };
};
