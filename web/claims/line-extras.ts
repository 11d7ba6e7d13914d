import type { DraftLine } from '#domain/lines/draft-line.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import type { RefundOrigin } from '#domain/lines/line.ts';
import { yen } from '#domain/money/yen.ts';
import { isSameOrigin } from '#domain/verdicts/judge-original.ts';
import type { RefundOriginal } from '#domain/verdicts/refund-original.ts';

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
  /** 元の明細, chosen among one's own confirmed lines. */
  readonly original: RefundOrigin | undefined;
  /** What its verdict was pinned with, to judge by while typing. */
  readonly originalFacts: RefundOriginal | undefined;
};

export const noExtras: LineExtras = {
  besideTripReason: '',
  quantity: undefined,
  isSameTransaction: undefined,
  isRefund: false,
  purchasedOn: '',
  purchasedYen: undefined,
  original: undefined,
  originalFacts: undefined,
};

const factsOf = ({ refund }: DraftLine, originals: readonly RefundOriginal[]): RefundOriginal | undefined => {
  const origin = refund?.original;
  return origin === undefined ? undefined : originals.find((one) => isSameOrigin(one, origin));
};

export const extrasOf = (line: DraftLine, originals: readonly RefundOriginal[]): LineExtras => ({
  besideTripReason: line.besideTripReason ?? '',
  quantity: line.quantity,
  isSameTransaction: line.isSameTransaction,
  isRefund: line.refund !== undefined,
  purchasedOn: line.refund?.purchasedOn ?? '',
  purchasedYen: line.refund?.purchasedYen,
  original: line.refund?.original,
  originalFacts: factsOf(line, originals),
});

const refundOf = ({ isRefund, original, purchasedOn, purchasedYen }: LineExtras): Pick<DraftLine, 'refund'> =>
  isRefund
    ? {
        refund: {
          ...(original === undefined ? {} : { original }),
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
