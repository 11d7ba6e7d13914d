import type { Instant } from '#domain/kernel/time.ts';

/** How long the link to a new mail address is good, from the moment it was asked for. */
export const addressLinkHours = 24;
/** Links that one person is mailed within a day: nobody's mailbox is flooded in the company's name. */
export const addressLinksADay = 5;

/** Links that one mailbox gets within a day in Japan, whoever of the company asks: a shared one has some owners. */
export const addressLinksToOne = 10;

/** What a person asked for last: without `email` it is used, or he gave it up. */
export type AskedAddress = {
  readonly noticeId: string;
  readonly expiresAt: Instant;
  readonly fromHash: string;
  readonly toHash: string;
  readonly countedFrom: Instant;
  readonly asked: number;
  readonly email?: string;
  readonly usedAt?: Instant;
};

const hourMillis = 3_600_000;

/** When a link that is asked for now is over, in epoch milliseconds. */
export const addressLinkEnd = (at: Instant): number => Date.parse(at) + addressLinkHours * hourMillis;

/** One more within the day that began with its first one; undefined where there were so many already. */
export const countedAsking = (
  before: Pick<AskedAddress, 'countedFrom' | 'asked'> | undefined,
  at: Instant,
): Pick<AskedAddress, 'countedFrom' | 'asked'> | undefined => {
  if (before === undefined || Date.parse(at) >= Date.parse(before.countedFrom) + 24 * hourMillis)
    return { countedFrom: at, asked: 1 };
  return before.asked < addressLinksADay
    ? { countedFrom: before.countedFrom, asked: before.asked + 1 }
    : undefined;
};

/** Whether a link still waits to be opened; the moment of its end excluded. */
export const isAsked = (
  asked: AskedAddress | undefined,
  at: Instant,
): asked is AskedAddress & { readonly email: string } => asked?.email !== undefined && at < asked.expiresAt;
