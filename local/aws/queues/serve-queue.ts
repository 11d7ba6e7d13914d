import {
  failuresIn,
  type BatchAnswer,
  type EventSourceMapping,
} from '#local/aws/lambda/event-source-mappings.ts';
import { keptTurning, type Turning } from '#local/aws/lambda/kept-turning.ts';
import type { Timer } from '#local/aws/lambda/timer.ts';

import { md5Of, type Message } from './message.ts';
import type { Queue } from './queue.ts';
import { messageAttributes } from './queue-operations.ts';

export type QueueReaderParts = {
  readonly mapping: EventSourceMapping;
  readonly queue: Queue;
  readonly region: string;
  readonly invoke: (functionArn: string, payload: string) => Promise<BatchAnswer>;
  readonly clock: () => Date;
  readonly timer: Timer;
  readonly onDefect: (error: unknown) => void;
};

const recordOf = (message: Message, { queue, region }: QueueReaderParts) => ({
  messageId: message.id,
  receiptHandle: message.receipt,
  body: message.body,
  md5OfBody: md5Of(message.body),
  attributes: messageAttributes(message),
  messageAttributes: {},
  eventSource: 'aws:sqs',
  eventSourceARN: queue.arn,
  awsRegion: region,
});

const deliver = async (parts: QueueReaderParts, messages: readonly Message[]): Promise<void> => {
  const { mapping, queue, invoke } = parts;
  const event = { Records: messages.map((message) => recordOf(message, parts)) };
  const failures = failuresIn(await invoke(mapping.functionArn, JSON.stringify(event)), mapping);
  if (failures === 'all') return;
  for (const { id, receipt } of messages) {
    if (receipt !== undefined && !failures.has(id)) queue.remove(receipt);
  }
};

/** A message that is hidden too long for one timer is looked at again after a minute. */
const longestWaitMilliseconds = 60_000;

/**
 * Hands the messages of a queue to a function, batch by batch. What the function could not do stays hidden until its
 * time is over, and goes to the dead letters when it was handed out too often.
 */
export const serveQueue = (parts: QueueReaderParts): Turning & { readonly sourceArn: string } => {
  const { mapping, queue, clock, timer, onDefect } = parts;
  const drain = async (): Promise<void> => {
    const messages = turning.isStopped() ? [] : queue.receive(mapping.batchSize);
    if (messages.length === 0) return;
    await deliver(parts, messages);
    return drain();
  };
  const turning: Turning = keptTurning(
    async () => {
      await drain();
      const next = queue.nextAt();
      if (!Number.isFinite(next)) return;
      const left = Math.max(next - clock().getTime(), 0);
      turning.wake(Math.min(left, longestWaitMilliseconds));
    },
    { timer, onDefect },
  );
  turning.wake();
  return { ...turning, sourceArn: mapping.sourceArn };
};
