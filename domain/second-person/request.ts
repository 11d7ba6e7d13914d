import type { Instant } from '#domain/kernel/time.ts';

/**
 * - `waiting`: for another person's word.
 * - `expired`: nobody gave it in time.
 * - `overtaken`: it was approved, and could not be done any more: what it rests on had changed.
 */
export const requestStates = [
  'waiting',
  'approved',
  'rejected',
  'withdrawn',
  'expired',
  'overtaken',
] as const;
export type RequestState = (typeof requestStates)[number];

/** Which of them a list has: those that wait, or all. */
export const requestLists = ['waiting', 'all'] as const;
export type RequestList = (typeof requestLists)[number];

/** How a request ended, and by whom. */
export type RequestEnd<Who extends string> = {
  readonly by: Who;
  readonly byName: string;
  readonly at: Instant;
  /** What he said of it. */
  readonly reason?: string;
  /** He asked for it himself, and nobody else could have decided. @default another one decided */
  readonly isAlone?: true;
};

/** 承認の依頼: an act that waits for a second person. `Who` names the people of one plane: a company's, or the operators'. */
export type SecondPersonRequest<Who extends string> = {
  readonly state: RequestState;
  readonly askedBy: Who;
  readonly askedByName: string;
  readonly askedAt: Instant;
  readonly reason?: string;
  /** Nobody else could have decided when it was asked for. @default somebody could */
  readonly isAlone?: true;
  readonly end?: RequestEnd<Who>;
};

const dayMillis = 86_400_000;

/** So long a request waits. */
export const requestDays = 7;
/** So long whoever is alone waits for himself: time enough that somebody hears of it. */
export const aloneDays = 3;

const isPast = ({ askedAt }: Pick<SecondPersonRequest<string>, 'askedAt'>, days: number, at: Instant) =>
  Date.parse(at) >= Date.parse(askedAt) + days * dayMillis;

/** The first moment in milliseconds at which it waits no more. */
export const endsAtMillis = (askedAt: Instant): number => Date.parse(askedAt) + requestDays * dayMillis;
/** The first moment in milliseconds at which whoever is alone may carry it out. */
export const aloneFromMillis = (askedAt: Instant): number => Date.parse(askedAt) + aloneDays * dayMillis;

/** Its state by the clock: what nobody decided in time is over, whether a row says so yet or not. */
export const stateAt = (
  request: Pick<SecondPersonRequest<string>, 'state' | 'askedAt'>,
  at: Instant,
): RequestState =>
  request.state === 'waiting' && isPast(request, requestDays, at) ? 'expired' : request.state;

/** Whether whoever asked may carry it out himself: he was alone when he asked, still is, and waited. */
export const mayGoAlone = (
  request: Pick<SecondPersonRequest<string>, 'isAlone' | 'askedAt'>,
  { isAlone, at }: { readonly isAlone: boolean; readonly at: Instant },
): boolean => request.isAlone === true && isAlone && isPast(request, aloneDays, at);
