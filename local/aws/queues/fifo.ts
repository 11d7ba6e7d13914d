import { createHash } from 'node:crypto';

import { ServiceFault } from '#local/aws/calls/service-call.ts';

import type { Message, Sending } from './message.ts';

export type FifoSettings = {
  /** The text is its own deduplication id when the sender names none. */
  readonly isContentBased: boolean;
  /** Where a deduplication id counts. */
  readonly deduplicates: 'queue' | 'messageGroup';
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html */
const deduplicationMilliseconds = 5 * 60 * 1000;

const invalid = (message: string): ServiceFault => new ServiceFault('InvalidParameterValue', message);

/**
 * Group and deduplication id of a message to a FIFO queue.
 * @throws ServiceFault as SQS does when one of them is missing, or a delay of its own is asked for
 */
export const placeInOrder = (
  body: string,
  { groupId, deduplicationId, delaySeconds }: Sending,
  { isContentBased }: FifoSettings,
): { readonly groupId: string; readonly deduplicationId: string } => {
  if (groupId === undefined)
    throw new ServiceFault('MissingParameter', 'The request must contain the parameter MessageGroupId.');
  if (delaySeconds !== undefined && delaySeconds > 0)
    throw invalid(
      `Value ${delaySeconds} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    );
  if (deduplicationId !== undefined) return { groupId, deduplicationId };
  if (!isContentBased)
    throw invalid(
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  return { groupId, deduplicationId: createHash('sha256').update(body).digest('hex') };
};

/** What was sent so lately that the same id means the same message. */
export const sentLately = (sent: readonly Message[], now: number): readonly Message[] =>
  sent.filter(({ sentAt }) => now - sentAt < deduplicationMilliseconds);

export const isSameSending = (one: Message, other: Sending, { deduplicates }: FifoSettings): boolean =>
  one.deduplicationId === other.deduplicationId &&
  (deduplicates === 'queue' || one.groupId === other.groupId);

const isInFlight = ({ receiveCount, visibleAt }: Message, now: number): boolean =>
  receiveCount > 0 && visibleAt > now;

/**
 * When each message can be received at the earliest: not while one of its group is in flight, and never before one of
 * its group that was sent earlier.
 */
const dueTimes = (messages: readonly Message[], now: number): readonly (readonly [Message, number])[] => {
  const heldUntil = new Map<string | undefined, number>();
  const hold = ({ groupId, visibleAt }: Message): void =>
    void heldUntil.set(groupId, Math.max(heldUntil.get(groupId) ?? 0, visibleAt));
  for (const message of messages) if (isInFlight(message, now)) hold(message);
  return messages.map((message) => {
    hold(message);
    return [message, heldUntil.get(message.groupId) ?? message.visibleAt] as const;
  });
};

/** The messages of a FIFO queue that may be handed out now, in their order. */
export const dueInOrder = (messages: readonly Message[], now: number): readonly Message[] =>
  dueTimes(messages, now).flatMap(([message, at]) => (at <= now ? [message] : []));

/** When the next message of a FIFO queue may be handed out; Infinity: it is empty. */
export const nextInOrder = (messages: readonly Message[], now: number): number =>
  Math.min(...dueTimes(messages, now).map(([, at]) => at));
