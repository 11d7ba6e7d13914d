import type { Instant } from '#domain/kernel/time.ts';

/** How long a link is good, from the moment it was asked for. */
export const linkMinutes = 60;
/** A request that waited longer is dropped: its link would be good for too short a time. */
export const answeredWithinMinutes = 30;
/** Mails with a link that one person gets within an hour, however often he is asked for. */
export const mailsAnHour = 3;
/** People who share one mail address and are told of it at once. */
export const peopleOfAddress = 5;

/** パスワード再設定: the one link of a person that counts, and how many were sent. */
export type PasswordReset = {
  /** Of the request that made the link; an older one changes nothing any more. */
  readonly requestId: string;
  readonly requestedAt: Instant;
  readonly expiresAt: Instant;
  /** Hash of the link's token. @default it was used */
  readonly tokenHash?: string;
  /** The request whose mail is known to have gone. */
  readonly mailedFor?: string;
  /** Since when mails are counted, and how many there were. */
  readonly countedFrom: Instant;
  readonly mails: number;
  /** Rises with each change, so that of two at once one fails. */
  readonly version: number;
};

export type ResetRequest = { readonly requestId: string; readonly at: Instant; readonly tokenHash: string };
export type ResetStep =
  | { readonly kind: 'send'; readonly next: PasswordReset }
  /** The link stands already, and whether its mail went is not known: a crash came between. */
  | { readonly kind: 'send-again' }
  | { readonly kind: 'sent-before' }
  /** A newer request has taken its place, or the link was used meanwhile. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'too-often' };

const minutesAfter = (at: Instant, minutes: number): number => Date.parse(at) + minutes * 60_000;

export const isTooLate = (askedAt: Instant, now: Instant): boolean =>
  Date.parse(now) > minutesAfter(askedAt, answeredWithinMinutes);

const again = (reset: PasswordReset): ResetStep => {
  if (reset.mailedFor === reset.requestId) return { kind: 'sent-before' };
  return { kind: reset.tokenHash === undefined ? 'outdated' : 'send-again' };
};

/** What a request leads to, given what stands. The newest link counts; the same request told twice is one. */
export const decideReset = (
  before: PasswordReset | undefined,
  { requestId, at, tokenHash }: ResetRequest,
  { now, instant }: { readonly now: Instant; readonly instant: (millis: number) => Instant },
): ResetStep => {
  if (before?.requestId === requestId) return again(before);
  if (before !== undefined && before.requestedAt > at) return { kind: 'outdated' };
  const isCounting = before !== undefined && minutesAfter(before.countedFrom, 60) > Date.parse(now);
  if (isCounting && before.mails >= mailsAnHour) return { kind: 'too-often' };
  const next = {
    requestId,
    requestedAt: at,
    expiresAt: instant(minutesAfter(at, linkMinutes)),
    tokenHash,
    countedFrom: isCounting ? before.countedFrom : now,
    mails: isCounting ? before.mails + 1 : 1,
    version: (before?.version ?? 0) + 1,
  };
  return { kind: 'send', next };
};

/** Whether a token of this hash sets a new password now; the moment of its end excluded. */
export const isLinkGood = (
  reset: PasswordReset | undefined,
  { tokenHash, at }: { readonly tokenHash: string; readonly at: Instant },
): boolean => reset?.tokenHash !== undefined && reset.tokenHash === tokenHash && at < reset.expiresAt;
