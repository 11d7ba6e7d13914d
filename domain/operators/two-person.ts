import type { OperatorId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { opensForOperator, rightsOfRoles, type OperatorRole } from './operator-rights.ts';

/** A request is open for so many days. */
export const requestDays = 7;
/** While nobody else could approve it, the asker may do it himself after so many hours. */
export const aloneHours = 24;

export const requestStates = ['open', 'done', 'rejected', 'withdrawn'] as const;
/** 依頼. One that is past its end stays `open`, and nobody can decide it any more. */
export type RequestState = (typeof requestStates)[number];

/** What has to be known of a request to judge who may decide it. */
export type AskedAct = {
  readonly askedBy: OperatorId;
  readonly askedAt: Instant;
  readonly expiresAt: Instant;
  readonly state: RequestState;
  /** Nobody else could have approved it when it was asked for. @default somebody could */
  readonly isAlone?: boolean;
};

export type Deciding = {
  readonly by: OperatorId;
  readonly at: Instant;
  /** Operators who count as a second person now, and the asker: `ableFor`. */
  readonly able: readonly OperatorId[];
  /** The operator whom the act is about. @default it is about nobody of us */
  readonly subject?: OperatorId | undefined;
};

export type ApprovalVerdict =
  | { readonly kind: 'may' }
  /** It was decided already, or its days are over. */
  | { readonly kind: 'over' }
  /** Nobody approves what he asked for himself, nor what somebody asked for who may be him. */
  | { readonly kind: 'needs-another' }
  /** Nobody decides about himself. */
  | { readonly kind: 'about-you' }
  /** There is nobody else: it can be done from then on (ms), unless it is stopped before. */
  | { readonly kind: 'waits'; readonly fromMillis: number };

const hours = (from: Instant, count: number): number => Date.parse(from) + count * 3_600_000;

/** From when the asker may do it himself while he is alone, in ms. */
export const aloneFrom = ({ askedAt }: Pick<AskedAct, 'askedAt'>): number => hours(askedAt, aloneHours);

/** The end of a request that is asked at this moment, in ms. */
export const expiresFrom = (askedAt: Instant): number => hours(askedAt, requestDays * 24);

export const isOpenAt = ({ state, expiresAt }: Pick<AskedAct, 'state' | 'expiresAt'>, at: Instant): boolean =>
  state === 'open' && at < expiresAt;

/**
 * 二人での操作: whether this operator may approve the request at this moment. That he holds the right is the caller's to
 * have asked; whether the act itself can still be done is judged anew beside it. Whom it is about is no second person, and yet
 * the asker is not alone beside him: nobody puts a colleague out by waiting a day.
 */
export const judgeApproval = (asked: AskedAct, { by, at, able, subject }: Deciding): ApprovalVerdict => {
  if (!isOpenAt(asked, at)) return { kind: 'over' };
  if (by !== asked.askedBy && by === subject) return { kind: 'about-you' };
  if (by !== asked.askedBy) return { kind: able.includes(by) ? 'may' : 'needs-another' };
  const isAlone = asked.isAlone === true && able.every((one) => one === by);
  if (!isAlone) return { kind: 'needs-another' };
  const fromMillis = aloneFrom(asked);
  return Date.parse(at) >= fromMillis ? { kind: 'may' } : { kind: 'waits', fromMillis };
};

type Stopping = Pick<Deciding, 'by' | 'at' | 'subject'> & {
  /** He holds the right of the act. */
  readonly holdsRight: boolean;
};

/**
 * Whether this operator may stop the request at this moment: the asker takes it back; another who could decide it stops it, but
 * not whom it is about, who would else keep his rights for ever.
 */
export const judgeStop = (
  asked: AskedAct,
  { by, at, subject, holdsRight }: Stopping,
): 'may' | 'over' | 'about-you' | 'not-allowed' => {
  if (!isOpenAt(asked, at)) return 'over';
  if (by === asked.askedBy) return 'may';
  if (by === subject) return 'about-you';
  return holdsRight ? 'may' : 'not-allowed';
};

/** Whoever asked takes it back; another stops it. Both while it is open. */
export const stopsAs = (asked: AskedAct, by: OperatorId): 'withdrawn' | 'rejected' =>
  asked.askedBy === by ? 'withdrawn' : 'rejected';

/** For so many days an operator and whoever gave him his first password, which he could have used himself, count as one. */
export const namedDays = 7;

/** Of an operator, what tells whether he counts. */
export type Person = {
  readonly operatorId: OperatorId;
  readonly roles: readonly OperatorRole[];
  /** Who gave him a first password last, and when. @default nobody here did */
  readonly firstPasswordBy?: OperatorId;
  readonly firstPasswordAt?: Instant;
};

const isNamedBy = ({ firstPasswordBy, firstPasswordAt }: Person, asker: OperatorId, at: Instant): boolean =>
  firstPasswordBy === asker &&
  firstPasswordAt !== undefined &&
  Date.parse(at) < hours(firstPasswordAt, namedDays * 24);

/** Of those who could sign in now: the asker, and whoever could approve his act. Neither of two may have made the other. */
export const ableFor = (
  serving: readonly Person[],
  { right, askedBy, at }: { readonly right: string; readonly askedBy: OperatorId; readonly at: Instant },
): readonly OperatorId[] => {
  const asker = serving.find(({ operatorId }) => operatorId === askedBy);
  const areApart = (one: Person): boolean =>
    !isNamedBy(one, askedBy, at) && (asker === undefined || !isNamedBy(asker, one.operatorId, at));
  return serving
    .filter(({ roles }) => opensForOperator(rightsOfRoles(roles), right))
    .filter((one) => one.operatorId === askedBy || areApart(one))
    .map(({ operatorId }) => operatorId);
};

/** An operator has so many requests open at once, and so many of one act are open. */
const openMost = { ofAnOperator: 10, ofAnAct: 30 } as const;
/** So many requests does an operator file within the days in which one is open, decided ones too. */
const filedMost = 100;

type Filed = Pick<AskedAct, 'askedBy' | 'state' | 'expiresAt'> & { readonly operation: string };

/** Whether one more is too many, of all that were filed within those days. */
export const isOneTooMany = (
  filed: readonly Filed[],
  { by, operation, at }: { readonly by: OperatorId; readonly operation: string; readonly at: Instant },
): boolean => {
  const own = filed.filter(({ askedBy }) => askedBy === by);
  const isOpen = (one: Filed): boolean => isOpenAt(one, at);
  return (
    own.length >= filedMost ||
    own.filter(isOpen).length >= openMost.ofAnOperator ||
    filed.filter((one) => one.operation === operation && isOpen(one)).length >= openMost.ofAnAct
  );
};
