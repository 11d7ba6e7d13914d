import type { Instant } from '#domain/kernel/time.ts';

/**
 * What is known of one mail of an announcement. `waiting`: nothing was asked of SES yet. `intended`: written down before SES was
 * asked; whoever died then does not know whether it went. `accepted`: SES has it. `refused`: SES did not take it. `declined`: an
 * operator decided not to send it again.
 */
export const mailStates = [
  'waiting',
  'intended',
  'accepted',
  'delivered',
  'bounced',
  'complained',
  'refused',
  'declined',
] as const;
export type MailState = (typeof mailStates)[number];

/** What an operator decides of a mail whose fate nobody knows. */
export const mailDecisions = ['send-again', 'leave'] as const;
export type MailDecision = (typeof mailDecisions)[number];

/** Events of SES that say something of a mail's fate: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
export const sesEvents = {
  Send: 'accepted',
  Delivery: 'delivered',
  Bounce: 'bounced',
  Complaint: 'complained',
  Reject: 'refused',
} as const satisfies Record<string, MailState>;
export type SesEvent = keyof typeof sesEvents;
export const isSesEvent = (name: unknown): name is SesEvent =>
  typeof name === 'string' && Object.hasOwn(sesEvents, name);

/** If no event comes for so long, an operator decides. */
export const unknownAfterMinutes = 15;

/** 送信状況不明: nobody knows whether it went, and nothing of ours sends it again. */
export const isFateUnknown = (
  { state, at }: { readonly state: MailState; readonly at: Instant },
  now: Instant,
): boolean => state === 'intended' && Date.parse(now) - Date.parse(at) >= unknownAfterMinutes * 60_000;

/** Known and over: nothing has to be done any more. */
export const isOver = (state: MailState): boolean => state !== 'waiting' && state !== 'intended';

/** What came last in the life of a mail says most, in whatever order it is told. */
const weight: Readonly<Record<MailState, number>> = {
  waiting: 0,
  intended: 0,
  declined: 0,
  accepted: 1,
  delivered: 2,
  bounced: 3,
  refused: 3,
  complained: 4,
};

type Known = { readonly state: MailState; readonly attempt: number };
type Told = { readonly event: SesEvent; readonly attempt: number };

/**
 * The state after an event, late, twice or out of order as events come; undefined where it says nothing new. An event of the attempt
 * before a mail that still waits to be sent again shows that it went after all: it is not sent again. One of an attempt before
 * that is under way says nothing of this one.
 */
export const fateAfter = ({ state, attempt }: Known, told: Told): MailState | undefined => {
  const isLate = told.attempt === attempt - 1 && state === 'waiting';
  if (told.attempt !== attempt && !isLate) return undefined;
  // A mail that waits was not asked for: an event of it came before our own note of the intent could be read.
  const next = sesEvents[told.event];
  return weight[next] > weight[state] ? next : undefined;
};
