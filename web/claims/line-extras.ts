import type { DraftLine } from '#domain/claims/draft-line.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import { yen } from '#domain/money/yen.ts';

/** What only few lines need: asked for where a verdict does, or chosen by the user. */
export type LineExtras = {
  readonly besideTripReason: string;
  readonly quantity: number | undefined;
  /** 同じ取引: undefined while not answered. */
  readonly isSameTransaction: boolean | undefined;
  /** 返金・払戻し: then the amounts are typed without a sign and flow back. */
  readonly isRefund: boolean;
  readonly purchasedOn: string;
  readonly purchasedYen: number | undefined;
};

export const noExtras: LineExtras = {
  besideTripReason: '',
  quantity: undefined,
  isSameTransaction: undefined,
  isRefund: false,
  purchasedOn: '',
  purchasedYen: undefined,
};

export const extrasOf = (line: DraftLine): LineExtras => ({
  besideTripReason: line.besideTripReason ?? '',
  quantity: line.quantity,
  isSameTransaction: line.isSameTransaction,
  isRefund: line.refund !== undefined,
  purchasedOn: line.refund?.purchasedOn ?? '',
  purchasedYen: line.refund?.purchasedYen,
});

const refundOf = ({ isRefund, purchasedOn, purchasedYen }: LineExtras): Pick<DraftLine, 'refund'> =>
  isRefund
    ? {
        refund: {
          ...(isCalendarDate(purchasedOn) ? { purchasedOn } : {}),
          ...(purchasedYen === undefined || purchasedYen < 1 ? {} : { purchasedYen: yen(purchasedYen) }),
        },
      }
    : {};

export const sentExtras = (extras: LineExtras): Partial<DraftLine> => {
  const { besideTripReason, quantity, isSameTransaction } = extras;
  return {
    ...(besideTripReason.trim() === '' ? {} : { besideTripReason: besideTripReason.trim() }),
    ...(quantity === undefined || quantity < 1 ? {} : { quantity }),
    ...(isSameTransaction === undefined ? {} : { isSameTransaction }),
    ...refundOf(extras),
  };
};

/** Amounts of 返金 are typed without a sign; the line carries it. */
export const signed = <Amount extends number>(amount: Amount, { isRefund }: LineExtras): number =>
  isRefund && amount !== 0 ? -amount : amount;
