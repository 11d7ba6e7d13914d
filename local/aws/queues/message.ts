import { createHash } from 'node:crypto';
import * as v from 'valibot';

const messageShape = v.object({
  id: v.string(),
  body: v.string(),
  /** Milliseconds since 1970, by the cloud's clock. */
  sentAt: v.number(),
  visibleAt: v.number(),
  receiveCount: v.number(),
  firstReceivedAt: v.optional(v.number()),
  /** Of the last receipt; an older one deletes nothing. */
  receipt: v.optional(v.string()),
  groupId: v.optional(v.string()),
  deduplicationId: v.optional(v.string()),
  /** Its place in a FIFO queue. */
  sequence: v.optional(v.number()),
});
export type Message = Readonly<v.InferOutput<typeof messageShape>>;

const contentShape = v.object({
  messages: v.array(messageShape),
  /** A FIFO queue's messages of the last five minutes, also those that are gone. */
  sent: v.array(messageShape),
  lastSequence: v.number(),
});
export type QueueContent = v.InferOutput<typeof contentShape>;

/** A file of an earlier day is the list of messages alone. */
export const queueContentShape = v.union([
  contentShape,
  v.pipe(
    v.array(messageShape),
    v.transform((messages): QueueContent => ({ messages, sent: [], lastSequence: 0 })),
  ),
]);

export const emptyQueue = (): QueueContent => ({ messages: [], sent: [], lastSequence: 0 });

/** What a sender says beside the text. */
export type Sending = {
  /** @default the queue's own delay */
  readonly delaySeconds?: number | undefined;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
};

export const md5Of = (text: string): string => createHash('md5').update(text).digest('hex');
