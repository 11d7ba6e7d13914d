import { createHash, randomUUID } from 'node:crypto';
import * as v from 'valibot';

import { keepInFile } from '#local/calls/kept-file.ts';

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
});
export type Message = Readonly<v.InferOutput<typeof messageShape>>;

export type QueueSettings = {
  readonly name: string;
  readonly arn: string;
  readonly visibilityTimeoutSeconds: number;
  readonly delaySeconds: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
};

/** A standard queue. What is sent is on the disk when `send` returns; nothing is ever forgotten by its age. */
export type Queue = QueueSettings & {
  readonly send: (body: string, delaySeconds?: number) => Message;
  /** Takes over a message from another queue, under its own id, once. */
  readonly adopt: (message: Message) => void;
  /** Hides up to so many messages and hands them out; those that were handed out too often are moved instead. */
  readonly receive: (most: number, visibilityTimeoutSeconds?: number) => readonly Message[];
  readonly remove: (receipt: string) => void;
  /** False: the receipt is not the last one of any message. */
  readonly hide: (receipt: string, seconds: number) => boolean;
  readonly messages: () => readonly Message[];
};

type Parts = {
  /** @default kept in memory */
  readonly file?: string;
  readonly clock: () => Date;
  readonly deadLetters: (message: Message) => void;
  /** Something was sent, or is visible at another time. */
  readonly onChange: () => void;
};

export const md5Of = (text: string): string => createHash('md5').update(text).digest('hex');

const received = (message: Message, now: number, seconds: number): Message => ({
  ...message,
  visibleAt: now + seconds * 1000,
  receiveCount: message.receiveCount + 1,
  firstReceivedAt: message.firstReceivedAt ?? now,
  receipt: randomUUID(),
});

/** @throws Error when the file is damaged */
export const openQueue = (settings: QueueSettings, { file, clock, deadLetters, onChange }: Parts): Queue => {
  const kept = keepInFile(file, v.array(messageShape), () => []);
  const now = (): number => clock().getTime();
  const write = (messages: readonly Message[]): void => kept.write([...messages]);
  const { redrive } = settings;
  const isWornOut = ({ receiveCount }: Message): boolean =>
    redrive !== undefined && receiveCount >= redrive.maxReceiveCount;

  const buryWornOut = (due: readonly Message[]): void => {
    const wornOut = due.filter(isWornOut);
    // First there, then gone from here: a kill in between leaves a copy, which the other queue knows by its id.
    for (const message of wornOut) deadLetters(message);
    if (wornOut.length > 0) write(kept.read().filter((message) => !wornOut.includes(message)));
  };
  return {
    ...settings,
    send: (body, delaySeconds = settings.delaySeconds) => {
      const sentAt = now();
      const visibleAt = sentAt + delaySeconds * 1000;
      const message = { id: randomUUID(), body, sentAt, visibleAt, receiveCount: 0 };
      write([...kept.read(), message]);
      onChange();
      return message;
    },
    adopt: (message) => {
      if (kept.read().some(({ id }) => id === message.id)) return;
      const { id, body, sentAt } = message;
      write([...kept.read(), { id, body, sentAt, visibleAt: now(), receiveCount: 0 }]);
      onChange();
    },
    receive: (most, seconds = settings.visibilityTimeoutSeconds) => {
      const at = now();
      buryWornOut(kept.read().filter(({ visibleAt }) => visibleAt <= at));
      const chosen = kept
        .read()
        .filter(({ visibleAt }) => visibleAt <= at)
        .slice(0, most);
      const handedOut = new Map(chosen.map((message) => [message.id, received(message, at, seconds)]));
      if (handedOut.size === 0) return [];
      write(kept.read().map((message) => handedOut.get(message.id) ?? message));
      return [...handedOut.values()];
    },
    remove: (receipt) => write(kept.read().filter((message) => message.receipt !== receipt)),
    hide: (receipt, seconds) => {
      const visibleAt = now() + seconds * 1000;
      if (!kept.read().some((message) => message.receipt === receipt)) return false;
      write(
        kept.read().map((message) => (message.receipt === receipt ? { ...message, visibleAt } : message)),
      );
      onChange();
      return true;
    },
    messages: kept.read,
  };
};
