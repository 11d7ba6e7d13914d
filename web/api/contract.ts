import type { DraftTrip } from '#domain/travel/trip.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { listJournals } from '#contract/journals.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { SwitchedOn } from '#domain/rules/switch-on.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { RefundOriginal } from '#domain/verdicts/refund-original.ts';
import type { LineVerdict } from '#domain/verdicts/verdict.ts';
import type { Contract } from '#web/contract.ts';

type Answer<Route extends keyof Contract> = Contract[Route]['answer'];
/** `Fine` says the same as the contract's `Wide`, in the domain's branded words; does not compile when it does not fit. */
type Narrow<Wide, Fine extends Wide> = Fine;
type ItemOf<List extends { readonly items: readonly unknown[] }> = List['items'][number];

export type Me = Answer<'GET /api/me'>;

type WideForm = Answer<'GET /api/settings/claim-form'>;
/** The masters with which lines are judged while they are typed. `departments` are mine. */
export type ClaimForm = Narrow<
  WideForm,
  Pick<
    Masters,
    'company' | 'accounts' | 'items' | 'regulation' | 'watchedAmounts' | 'assetRules' | 'itemAsks'
  > & {
    readonly version: string;
    readonly today: CalendarDate;
    readonly grade: string;
    readonly departments: WideForm['departments'];
    readonly exportFormat: WideForm['exportFormat'];
    readonly switchedOnLaw: readonly SwitchedOn[];
  }
>;

export type Page<T> = { readonly items: readonly T[]; readonly nextCursor?: string };
export type ClaimPage = Answer<'GET /api/claims'>;
export type Applicants = Answer<'GET /api/applicants'>;
export type ClaimSummary = ItemOf<Answer<'GET /api/claims'>>;
export type ShownStatus = ClaimSummary['status'];
export type TimelineItem = ItemOf<Answer<'GET /api/claims/{claimId}/timeline'>>;

type WideClaim = Answer<'GET /api/claims/{claimId}'>;
type WideVerdict = WideClaim['verdict']['lines'][number];

/** A finding with its sentence. */
export type ShownFinding = Pick<
  WideVerdict['findings'][number],
  'severity' | 'kind' | 'field' | 'text' | 'law'
>;
export type ShownVerdict = Omit<LineVerdict, 'evidence' | 'findings'> & {
  readonly evidence: Omit<LineVerdict['evidence'], 'because'> & { readonly because: ShownFinding };
  readonly findings: readonly ShownFinding[];
};
export type ShownClaimVerdict = Pick<WideClaim['verdict'], 'total' | 'tax' | 'payable' | 'byCard'> & {
  readonly lines: readonly ShownVerdict[];
  readonly findings: readonly ShownFinding[];
};

export type ClaimView = Omit<WideClaim, 'lines' | 'verdict' | 'trip' | 'entries' | 'originals'> & {
  readonly trip?: DraftTrip;
  readonly lines: Narrow<WideClaim['lines'], readonly DraftLine[]>;
  readonly verdict: ShownClaimVerdict;
  readonly originals?: Narrow<NonNullable<WideClaim['originals']>, readonly RefundOriginal[]>;
  /** For 経理 and 監査: the entries that confirmation will post, or has posted. */
  readonly entries?: AnswerOf<typeof listJournals>['items'];
};

export type ClaimContent = Narrow<
  Omit<Contract['POST /api/claims']['body'], 'id' | 'sitting'>,
  {
    readonly title: string;
    readonly departmentId: string;
    readonly trip?: DraftTrip;
    readonly lines: readonly DraftLine[];
  }
>;

/** 元の明細の候補. */
export type RefundablePage = Narrow<Answer<'GET /api/refundable-lines'>, Page<RefundOriginal>>;

export type VoteKind = Contract['POST /api/claims/{claimId}/votes']['body']['kind'];
