import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import {
  mayGoAlone,
  stateAt,
  type RequestEnd,
  type RequestState,
  type SecondPersonRequest,
} from './request.ts';

/** Whoever is to decide, as he stands at this moment. */
export type Decider<Who extends string> = {
  readonly id: Who;
  /** He reads the mails of whoever asked: the address, in its one form, is the same. */
  readonly sharesMailbox: boolean;
  /** By what is asked for he himself would get power that he has not. */
  readonly gains: boolean;
  /** Neither of the two could have become the other a short while ago (`areIndependent`). */
  readonly isIndependent: boolean;
  /** Nobody but whoever asked could decide. */
  readonly isAlone: boolean;
};

export type WhyNotDecided =
  | 'request-over'
  | 'own-request'
  | 'own-request-too-early'
  | 'shares-mailbox'
  | 'gains-by-it'
  | 'not-independent';

const whyNotApproved = <Who extends string>(
  request: SecondPersonRequest<Who>,
  decider: Decider<Who>,
  at: Instant,
): WhyNotDecided | undefined => {
  if (request.askedBy === decider.id) {
    const { isAlone } = decider;
    if (mayGoAlone(request, { isAlone, at })) return undefined;
    return request.isAlone === true && isAlone ? 'own-request-too-early' : 'own-request';
  }
  if (decider.sharesMailbox) return 'shares-mailbox';
  if (decider.gains) return 'gains-by-it';
  return decider.isIndependent ? undefined : 'not-independent';
};

type Hand<Who extends string> = Pick<RequestEnd<Who>, 'by' | 'byName' | 'at' | 'reason'>;

type Ended<Who extends string, State extends RequestState> = SecondPersonRequest<Who> & {
  readonly state: State;
};

/** The request as it ends. */
export const endedRequest = <Who extends string, const State extends Exclude<RequestState, 'waiting'>>(
  request: SecondPersonRequest<Who>,
  state: State,
  hand: Hand<Who>,
): Ended<Who, State> => ({
  ...request,
  state,
  end: { ...hand, ...(state === 'approved' && hand.by === request.askedBy ? { isAlone: true } : {}) },
});

/** A yes: by another one who gains nothing by it and whom the asker cannot be, or by whoever is alone and waited. */
export const approveRequest = <Who extends string>(
  request: SecondPersonRequest<Who>,
  decider: Decider<Who>,
  hand: Hand<Who>,
): Result<Ended<Who, 'approved'>, WhyNotDecided> => {
  if (stateAt(request, hand.at) !== 'waiting') return refuse('request-over');
  const why = whyNotApproved(request, decider, hand.at);
  return why === undefined ? accept(endedRequest(request, 'approved', hand)) : refuse(why);
};

/** A no, by anybody else who could say yes; whoever asked takes it back instead. */
export const rejectRequest = <Who extends string>(
  request: SecondPersonRequest<Who>,
  hand: Hand<Who>,
): Result<Ended<Who, 'rejected'>, WhyNotDecided> => {
  if (stateAt(request, hand.at) !== 'waiting') return refuse('request-over');
  return request.askedBy === hand.by
    ? refuse('own-request')
    : accept(endedRequest(request, 'rejected', hand));
};

/** Taken back by whoever asked, as long as nobody decided. */
export const withdrawRequest = <Who extends string>(
  request: SecondPersonRequest<Who>,
  hand: Hand<Who>,
): Result<Ended<Who, 'withdrawn'>, WhyNotDecided> =>
  stateAt(request, hand.at) === 'waiting'
    ? accept(endedRequest(request, 'withdrawn', hand))
    : refuse('request-over');
