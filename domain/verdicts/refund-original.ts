import type { ClaimLine, RateCategory, RefundOrigin } from '#domain/lines/line.ts';
import type { Yen } from '#domain/money/yen.ts';
import type { Named } from '#domain/lines/line-correction.ts';
import type { LineVerdict } from './verdict.ts';

/** What was taken back of one tax rate of a line; above zero. */
export type RefundedPart = { readonly rate: RateCategory; readonly amount: Yen };

/** 元の明細: a confirmed line of the applicant's own, with what its pinned verdict says. */
export type RefundOriginal = RefundOrigin &
  Pick<LineVerdict, 'parts' | 'taxAccounting' | 'account' | 'registration'> &
  Pick<ClaimLine, 'itemCode' | 'spentOn' | 'amount' | 'supplier' | 'memo' | 'paidBy' | 'purpose'> & {
    readonly claimNumber: string;
    /** 補助科目 and 負担部門 that 経理 decided for it. @default what its item and its claim give */
    readonly subAccount?: string;
    readonly department?: Named;
    /** By other claims that live: submitted, approved or confirmed. */
    readonly refunded: readonly RefundedPart[];
  };
