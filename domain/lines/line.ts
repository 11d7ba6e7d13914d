import type { SupplierKind } from '#domain/suppliers/supplier-kind.ts';
import type { ClaimId, EvidenceId } from '#domain/kernel/ids.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { Yen } from '#domain/money/yen.ts';

/** 支払方法: the employee paid (立替), or the company's card did (法人カード). Decides SPC-014 and the credit account. */
export const payers = ['employee', 'corporate-card'] as const;
export type PaidBy = (typeof payers)[number];
/** 用途: part of a business trip (出張) or not. Decides SPC-014. */
export const purposes = ['trip', 'ordinary'] as const;
export type Purpose = (typeof purposes)[number];
/** 税率区分 as printed on the receipt (TAX-001, TAX-005): 標準, 軽減, 旧8 %, 非課税, 不課税・対象外. */
export const rateCategories = ['standard', 'reduced', 'old-8', 'exempt', 'out-of-scope'] as const;
export type RateCategory = (typeof rateCategories)[number];

/** One tax rate's share of a receipt. `statedTax` is the tax printed on the invoice, if any (TAX-007). */
export type TaxPart = {
  readonly rate: RateCategory;
  readonly amount: Yen;
  readonly statedTax?: Yen;
};

/** 取引先. `registrationNumber` is the T-number as typed; INV-001 normalises it. */
export type Supplier = {
  readonly name: string;
  readonly registrationNumber?: string;
  readonly kind?: SupplierKind;
};

/** What 社内飲食 was where it is no 交際費. */
export const staffMealKinds = ['welfare', 'meeting'] as const;
export type StaffMealKind = (typeof staffMealKinds)[number];

/** 飲食の参加者 (EXP-003). `headcount` counts everybody, own staff included. */
export type Participants = {
  readonly headcount: number;
  readonly outside: readonly {
    readonly company: string;
    readonly name: string;
    readonly relation?: string;
  }[];
  /** True when nobody from outside took part (社内飲食): then `outside` is empty on purpose. */
  readonly isStaffOnly?: boolean;
  /** 社内飲食 that was 福利厚生 or a 会議, and why; without it it is 交際費. */
  readonly staffMeal?: { readonly as: StaffMealKind; readonly reason: string };
  readonly shop?: string;
  readonly address?: string;
};

/** 区間. */
export type Journey = { readonly from: string; readonly to: string; readonly isRoundTrip: boolean };
/** 宿泊: the place decides the cap of the travel regulation. */
export type Lodging = { readonly city: string; readonly nights: number };

/** 元の明細: the confirmed line that a refund undoes. */
export type RefundOrigin = { readonly claimId: ClaimId; readonly lineId: string };

/** 返金・払戻し of a purchase: its tax follows the law of the day on which it was bought. */
export type Refund = {
  /** Its pinned verdict decides. Absent where the purchase is told by its day. */
  readonly original?: RefundOrigin;
  readonly purchasedOn?: CalendarDate;
  /** Tax-inclusive amount of the purchase, where only a part flows back; limits look at it. */
  readonly purchasedYen?: Yen;
};

/** 明細: what the applicant says. Tax, account and verdict are never taken from him (S-02). */
export type ClaimLine = {
  /** Unique within the claim, chosen by the client: `1`, `2`, … */
  readonly id: string;
  /** 経費科目: the `code` of an ExpenseItem. */
  readonly itemCode: string;
  readonly spentOn: CalendarDate;
  /** Tax-inclusive amount of the receipt; equals the sum of `parts`. */
  readonly amount: Yen;
  readonly parts: readonly TaxPart[];
  readonly paidBy: PaidBy;
  readonly purpose: Purpose;
  readonly supplier: Supplier;
  /** 摘要. */
  readonly memo: string;
  readonly journey?: Journey;
  readonly lodging?: Lodging;
  /** 日当の日数. */
  readonly perDiemDays?: number;
  readonly participants?: Participants;
  /** Why the regulation's cap is exceeded; mandatory then. */
  readonly overCapReason?: string;
  /** Why a rate that contradicts item, date or words is right all the same. */
  readonly rateReason?: string;
  /** Why the line lies a day before or after its trip: 前泊, 後泊, 深夜の帰着. */
  readonly besideTripReason?: string;
  /** Why a receipt's file is that of another claim, too; mandatory then. */
  readonly duplicateReason?: string;
  /** 数量: units that are bought and used by themselves; a PC with its screen is one. Decides EXP-015. */
  readonly quantity?: number;
  /** 同じ取引: with the other lines of this supplier and day one purchase, or one of its own; absent, not answered. */
  readonly isSameTransaction?: boolean;
  /** 返金・払戻し: then the amounts are below zero. */
  readonly refund?: Refund;
  readonly evidenceIds: readonly EvidenceId[];
};
