import { randomUUID } from 'node:crypto';

import { keepInFile, type TakeBack } from '#local/aws/calls/kept-file.ts';

import {
  dueInOrder,
  isSameSending,
  nextInOrder,
  placeInOrder,
  sentLately,
  type FifoSettings,
} from './fifo.ts';
import { emptyQueue, queueContentShape, type Message, type Sending } from './message.ts';

export type QueueSettings = {
  readonly name: string;
  readonly arn: string;
  readonly visibilityTimeoutSeconds: number;
  readonly delaySeconds: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
  /** @default a standard queue */
  readonly fifo?: FifoSettings;
};

/** A queue. What is sent is on the disk when `send` returns; nothing is ever forgotten by its age. */
export type Queue = QueueSettings & {
  /** @throws ServiceFault when a FIFO queue is not told what it needs */
  readonly send: (body: string, sending?: Sending) => Message;
  /** Takes over a message from another queue, under its own id, once. */
  readonly adopt: (message: Message) => void;
  /** Hides up to so many messages and hands them out; those that were handed out too often are moved instead. */
  readonly receive: (most: number, visibilityTimeoutSeconds?: number) => readonly Message[];
  /** False: a FIFO queue's receipt is over, and its message may be with somebody else. */
  readonly remove: (receipt: string) => boolean;
  readonly messages: () => readonly Message[];
  /** Milliseconds since 1970 when something may be received; Infinity: nothing is here. */
  readonly nextAt: () => number;
  /** The messages as they lie now. */
  readonly remember: () => TakeBack;
};

type Parts = {
  /** @default kept in memory */
  readonly file?: string;
  readonly clock: () => Date;
  readonly deadLetters: (message: Message) => void;
  /** Something was sent, or is visible at another time. */
  readonly onChange: () => void;
};

const received = (message: Message, now: number, seconds: number): Message => ({
  ...message,
  visibleAt: now + seconds * 1000,
  receiveCount: message.receiveCount + 1,
  firstReceivedAt: message.firstReceivedAt ?? now,
  receipt: randomUUID(),
});

/** The messages themselves, in the order in which they came. */
const openStore = ({ delaySeconds, fifo }: QueueSettings, { file, clock, onChange }: Parts) => {
  const kept = keepInFile(file, queueContentShape, emptyQueue);
  const now = (): number => clock().getTime();
  const messages = (): readonly Message[] => kept.read().messages;

  const append = (message: Message): Message => {
    const { messages: all, sent, lastSequence } = kept.read();
    const sequence = lastSequence + 1;
    const placed = fifo === undefined ? message : { ...message, sequence };
    kept.write({
      messages: [...all, placed],
      sent: fifo === undefined ? [] : [...sentLately(sent, now()), placed],
      lastSequence: sequence,
    });
    onChange();
    return placed;
  };
  return {
    remember: kept.remember,
    now,
    messages,
    write: (changed: readonly Message[]): void => kept.write({ ...kept.read(), messages: [...changed] }),
    append,
    send: (body: string, sending: Sending): Message => {
      const ids = fifo === undefined ? { groupId: sending.groupId } : placeInOrder(body, sending, fifo);
      const known =
        fifo === undefined
          ? undefined
          : sentLately(kept.read().sent, now()).find((one) => isSameSending(one, ids, fifo));
      if (known !== undefined) return known;
      const visibleAt = now() + (sending.delaySeconds ?? delaySeconds) * 1000;
      return append({ id: randomUUID(), body, sentAt: now(), visibleAt, receiveCount: 0, ...ids });
    },
    due: (): readonly Message[] =>
      fifo === undefined
        ? messages().filter(({ visibleAt }) => visibleAt <= now())
        : dueInOrder(messages(), now()),
    nextAt: (): number =>
      fifo === undefined
        ? Math.min(...messages().map(({ visibleAt }) => visibleAt))
        : nextInOrder(messages(), now()),
  };
};

/** @throws Error when the file is damaged */
export const openQueue = (settings: QueueSettings, parts: Parts): Queue => {
  const { deadLetters, onChange } = parts;
  const { now, messages, write, append, send, due, nextAt, remember } = openStore(settings, parts);
  const { redrive, fifo } = settings;

  const buryWornOut = (): void => {
    const wornOut = due().filter(
      ({ receiveCount }) => redrive !== undefined && receiveCount >= redrive.maxReceiveCount,
    );
    // First there, then gone from here: a kill in between leaves a copy, which the other queue knows by its id.
    for (const message of wornOut) deadLetters(message);
    if (wornOut.length > 0) write(messages().filter((message) => !wornOut.includes(message)));
  };
  return {
    ...settings,
    send: (body, sending = {}) => send(body, sending),
    adopt: ({ id, body, sentAt, groupId, deduplicationId }) => {
      if (messages().some((known) => known.id === id)) return;
      append({ id, body, sentAt, visibleAt: now(), receiveCount: 0, groupId, deduplicationId });
    },
    receive: (most, seconds = settings.visibilityTimeoutSeconds) => {
      buryWornOut();
      const chosen = due().slice(0, most);
      const handedOut = new Map(chosen.map((message) => [message.id, received(message, now(), seconds)]));
      if (handedOut.size === 0) return [];
      write(messages().map((message) => handedOut.get(message.id) ?? message));
      return [...handedOut.values()];
    },
    remove: (receipt) => {
      const found = messages().find((message) => message.receipt === receipt);
      if (found === undefined) return true;
      if (fifo !== undefined && found.visibleAt <= now()) return false;
      write(messages().filter((message) => message.receipt !== receipt));
      // The next of its group may be handed out now.
      if (fifo !== undefined) onChange();
      return true;
    },
    messages,
    nextAt,
    remember,
  };
};
