import type { Labelled } from '#domain/labels/borne-label.ts';
import type { PinnedRoute } from '#domain/approvals/route.ts';
import type { ClaimId, UserId } from '#domain/kernel/ids.ts';
import type { CalendarMonth, Instant } from '#domain/kernel/time.ts';
import type { Yen } from '#domain/money/yen.ts';
import type { DraftTrip } from '#domain/travel/trip.ts';

/** Sums judged by the server, all tax-inclusive but `tax` (仮払消費税). */
export type ClaimTotals = {
  readonly total: Yen;
  readonly tax: Yen;
  readonly payable: Yen;
  readonly byCard: Yen;
};

/** 計上: what one confirmation or one reversal posted. The first of a claim is number 1. */
export type Posting = {
  /** In which its entries stand (EXP-051). */
  readonly months: readonly CalendarMonth[];
  /** 赤伝: the number of the posting that it answers. */
  readonly reverses?: number;
  /** Posted by a release of before, which knew no numbers: its rows have the key of a first posting. */
  readonly isUnnumbered?: true;
};

type Core = Labelled & {
  readonly id: ClaimId;
  readonly applicantId: UserId;
  readonly applicantName: string;
  /** The post under which it is filed; a later transfer changes nothing. */
  readonly departmentId: string;
  readonly departmentName: string;
  readonly title: string;
  readonly trip?: DraftTrip;
  readonly totals: ClaimTotals;
  readonly lineCount: number;
  /** In which its lines were spent. @default not known: until 2026-12 no header kept them (claim-months.ts) */
  readonly months?: readonly CalendarMonth[];
  /** Everybody who was ever on its route, also of earlier editions: they may read it for ever. */
  readonly approversSoFar: readonly UserId[];
  /** 版: rises when a returned or withdrawn claim starts anew. */
  readonly edition: number;
  /** Rises with each write; clients name the one they saw. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Once it has a number: when it got it. @default what older claims still tell (first-submission.ts) */
  readonly firstSubmittedAt?: Instant;
  /** From the first reversal on, all in order. @default none, or the one of the confirmation */
  readonly postings?: readonly Posting[];
};

/** 申請番号, given at the first submission and kept for ever: `EX-000123`. */
type Numbered = Core & {
  readonly number: string;
  readonly submittedAt: Instant;
  readonly route: PinnedRoute;
  /** Index of the step that is open; equals the number of steps once all have passed. */
  readonly step: number;
  /** Since when it is: its people wait since then, whatever 経理 correct meanwhile. @default the last act */
  readonly stepSince?: Instant;
};

/** 下書き; has a number when it was withdrawn. */
export type DraftClaim = Core & { readonly status: 'draft'; readonly number?: string };
/** 破棄: a draft that was never submitted, put away; shown to nobody, erased by nobody. */
export type DiscardedClaim = Core & { readonly status: 'discarded'; readonly number?: undefined };
/** 承認待ち. */
export type SubmittedClaim = Numbered & { readonly status: 'submitted' };
/** 差戻し. */
export type ReturnedClaim = Core & {
  readonly status: 'returned';
  readonly number: string;
  readonly returned: {
    readonly by: UserId;
    readonly name: string;
    readonly at: Instant;
    readonly reason: string;
  };
};
/** 却下: final. */
export type RejectedClaim = Numbered & {
  readonly status: 'rejected';
  readonly rejected: {
    readonly by: UserId;
    readonly name: string;
    readonly at: Instant;
    readonly reason: string;
  };
};
/** 承認済み: waits for 経理 to confirm. */
export type ApprovedClaim = Numbered & { readonly status: 'approved'; readonly approvedAt: Instant };
/** 確定: its journals are posted. */
export type ConfirmedClaim = Numbered & {
  readonly status: 'confirmed';
  readonly approvedAt: Instant;
  readonly confirmed: {
    readonly by: UserId;
    readonly name: string;
    readonly at: Instant;
    /** In which its entries stand. @default those of its lines, before closed months were known */
    readonly months?: readonly CalendarMonth[];
  };
};
export type Claim =
  | DraftClaim
  | DiscardedClaim
  | SubmittedClaim
  | ReturnedClaim
  | RejectedClaim
  | ApprovedClaim
  | ConfirmedClaim;

/** 下書き or 差戻し: what its applicant may change. */
export const isEditable = (claim: Claim): claim is DraftClaim | ReturnedClaim =>
  claim.status === 'draft' || claim.status === 'returned';
