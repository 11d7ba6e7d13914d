import type { RateCategory } from '#domain/lines/line.ts';
import type { Yen } from '#domain/money/yen.ts';
import type { TaxAccounting } from '#domain/tenants/masters.ts';
import type { Finding } from './finding.ts';

/** 必要な証憑: none (帳簿のみ), any receipt, or a qualified invoice (適格請求書). */
export type EvidenceNeed = 'none' | 'receipt' | 'qualified-invoice';

/** 控除区分 (TAX-003), apart from the rate. */
export type DeductionClass =
  | 'qualified'
  | 'books-only'
  | 'small-amount'
  | 'transitional'
  | 'none'
  | 'exempt'
  | 'out-of-scope';

/** Our codes of TAX-004: `P10Q`, `P08Q`, `P10T80`, `P10T70`, `P08T70`, `P10N`, `NT`, `OT`, … */
export type TaxCode = string;

/** One tax part as it will be booked. `cost + deductibleTax === gross`. */
export type JudgedPart = {
  readonly rate: RateCategory;
  readonly gross: Yen;
  /** Percent of the rate on the day of the purchase; 0 for exempt parts. */
  readonly ratePercent: number;
  /** True when `containedTax` is the tax that the invoice states (TAX-007). */
  readonly isStatedTax: boolean;
  /** Tax contained in the gross, before any limit of deduction; 0 for exempt parts. */
  readonly containedTax: Yen;
  /** 仮払消費税: 0 under 税込経理. */
  readonly deductibleTax: Yen;
  readonly cost: Yen;
  readonly taxCode: TaxCode;
  readonly deduction: DeductionClass;
  /** Percent of the tax that may be deducted: 100, 80, 70, 50, 30 or 0. */
  readonly sharePercent: number;
};

/**
 * The T-number as it was judged: its form alone. 未照合 until the register of the tax agency has confirmed it for the
 * day of the purchase (INV-004).
 */
export type JudgedRegistration = { readonly number: string; readonly status: 'unverified' };

/** 判定 of one line: what evidence it needs and why, its tax, its account. */
export type LineVerdict = {
  readonly lineId: string;
  /** `unknown` while the line is incomplete. */
  readonly evidence: {
    readonly need: EvidenceNeed | 'unknown';
    readonly isMet: boolean;
    readonly because: Finding;
  };
  readonly parts: readonly JudgedPart[];
  /** 経理方法 by which the parts are split into cost and tax. Absent of incomplete lines, and in verdicts pinned before it was kept. */
  readonly taxAccounting?: TaxAccounting;
  /** Absent without a well-formed number, and in verdicts pinned before it was kept. */
  readonly registration?: JudgedRegistration;
  readonly account: { readonly code: string; readonly name: string };
  /** Of a refund: 補助科目 and 負担部門 that 経理 decided for the purchase. Absent where they decided nothing. */
  readonly subAccount?: string;
  readonly department?: { readonly code: string; readonly name: string };
  /** Booked cost per head for meals (EXP-001), rounded down; absent elsewhere. */
  readonly perHead?: Yen;
  readonly findings: readonly Finding[];
};

export type ClaimVerdict = {
  readonly lines: readonly LineVerdict[];
  /** What concerns the claim as a whole. */
  readonly findings: readonly Finding[];
  readonly total: Yen;
  readonly tax: Yen;
  readonly payable: Yen;
  readonly byCard: Yen;
  /** True while no finding blocks the submission. */
  readonly canSubmit: boolean;
};
