import type { EvidenceId } from '#domain/kernel/ids.ts';
import type { showEarlierEdition } from '#contract/beside-claims.ts';
import type {
  createClaim,
  listClaims,
  listRefundableLines,
  showClaim,
  showClaimForm,
  showTimeline,
} from '#contract/claims.ts';
import type { AnswerOf, Asked } from '#contract/endpoint.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { SwitchedOn } from '#domain/rules/switch-on.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { DraftTrip } from '#domain/travel/trip.ts';
import type { RefundOriginal } from '#domain/verdicts/refund-original.ts';
import type { LineVerdict } from '#domain/verdicts/verdict.ts';

/** `Fine` says the same as the contract's `Wide`, in the domain's branded words; does not compile when it does not fit. */
type Narrow<Wide, Fine extends Wide> = Fine;

export type ClaimSummary = AnswerOf<typeof listClaims>['items'][number];
export type ShownStatus = ClaimSummary['status'];
export type TimelineItem = AnswerOf<typeof showTimeline>['items'][number];

type WideClaim = AnswerOf<typeof showClaim>;
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
/** What a verdict shows, judged by the server or while it is typed. */
export type ShownClaimVerdict = Pick<WideClaim['verdict'], 'total' | 'tax' | 'payable' | 'byCard'> & {
  readonly lines: readonly ShownVerdict[];
  readonly findings: readonly ShownFinding[];
};

export type ClaimView = Narrow<
  WideClaim,
  Omit<WideClaim, 'lines' | 'verdict' | 'trip' | 'originals'> & {
    readonly trip?: DraftTrip;
    readonly lines: readonly DraftLine[];
    readonly verdict: ShownClaimVerdict & WideClaim['verdict'];
    readonly originals?: readonly RefundOriginal[];
  }
>;

type WideEdition = AnswerOf<typeof showEarlierEdition>;
export type EarlierEdition = Narrow<
  WideEdition,
  Omit<WideEdition, 'lines' | 'head'> & {
    readonly head?: { readonly title: string; readonly departmentName: string; readonly trip?: DraftTrip };
    readonly lines: readonly DraftLine[];
  }
>;

/** 元の明細の候補, page by page. */
export type RefundablePage = Narrow<
  AnswerOf<typeof listRefundableLines>,
  { readonly items: readonly RefundOriginal[]; readonly nextCursor?: string }
>;

/** What a form sends of a claim. */
export type ClaimContent = Narrow<
  Omit<Asked<typeof createClaim>['body'], 'id' | 'sitting'>,
  {
    readonly title: string;
    readonly departmentId: string;
    readonly trip?: DraftTrip;
    readonly labels?: readonly string[];
    readonly evidenceLabels?: readonly { readonly id: EvidenceId; readonly labels: readonly string[] }[];
    readonly lines: readonly DraftLine[];
  }
>;

type WideForm = AnswerOf<typeof showClaimForm>;
/** The masters with which lines are judged while they are typed. `departments` are mine. */
export type ClaimForm = Narrow<
  WideForm,
  Pick<Masters, 'company' | 'accounts' | 'items' | 'regulation' | 'watchedAmounts' | 'assetRules'> & {
    readonly version: string;
    readonly today: CalendarDate;
    readonly grade: string;
    readonly departments: WideForm['departments'];
    readonly labels: WideForm['labels'];
    readonly exportFormat: WideForm['exportFormat'];
    readonly switchedOnLaw: readonly SwitchedOn[];
  }
>;
