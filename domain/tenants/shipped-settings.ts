import { yen, type Yen } from '#domain/money/yen.ts';
import type { ItemKind } from '#domain/rules/item-kinds.ts';
import type { AssetRules, ExpenseItem, TripRules, WatchedAmount } from './masters.ts';

/** What holds until a company says otherwise. */
export const shippedTripRules: TripRules = {
  daysBefore: 1,
  daysAfter: 1,
  paidAheadDays: 90,
  usualDaysMax: 31,
};

/** Nobody has the special treatment of small businesses without saying so. */
export const shippedAssetRules: AssetRules = { smallBusinessPeriods: [] };

/** Above these a single line is rare enough to be looked at twice. */
const unusualAbove: Partial<Record<ItemKind, Yen>> = {
  'public-transport': yen(60_000),
  taxi: yen(20_000),
  air: yen(150_000),
  vending: yen(3_000),
  postal: yen(30_000),
};

export const shippedWatchedAmounts = (items: readonly ExpenseItem[]): readonly WatchedAmount[] =>
  [...new Map(items.map((item) => [item.code, item])).values()].flatMap(({ code, kind }) => {
    const warnAboveYen = unusualAbove[kind];
    return warnAboveYen === undefined ? [] : [{ itemCode: code, warnAboveYen }];
  });
