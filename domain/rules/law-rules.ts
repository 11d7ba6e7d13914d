import { isWithin } from '#domain/calendar/calendar-date.ts';
import type { RateCategory } from '#domain/lines/line.ts';
import type { CalendarDate, Period } from '#domain/kernel/time.ts';
import type { Yen } from '#domain/money/yen.ts';

/**
 * A row of law. `pending` rows bind nobody until an operator switches them on; `unverified` ones are in force,
 * but we have not read the law's own text.
 */
export type LawRow = Period & {
  readonly status: 'in-force' | 'unverified' | 'pending';
  readonly source: string;
  /** Names a `pending` row where operators switch it on (switch-on.ts). */
  readonly id?: string;
};

/** `food` waits for the pending 1 % rate; until then food is `reduced` like newspapers. */
export type TaxedCategory = Exclude<RateCategory, 'exempt' | 'out-of-scope'> | 'food';

export type TaxRateRow = LawRow & {
  readonly category: TaxedCategory;
  readonly percent: number;
  /** 国税 and 地方消費税 in hundredths of a percent; together `percent`. */
  readonly nationalBasisPoints: number;
  readonly localBasisPoints: number;
};
/** 経過措置: how much of the tax on purchases from non-registered suppliers may be deducted. */
export type TransitionalShareRow = LawRow & { readonly sharePercent: number };
/** Books alone suffice strictly below this tax-inclusive amount per transaction. */
export type BooksOnlyRow = LawRow & { readonly belowYen: Yen };
/** Food and drink up to this amount per head, itself included (「以下」), is not 交際費. */
export type MealLimitRow = LawRow & { readonly perHeadYen: Yen };

/** The law as data: every rule function takes it as an argument. */
export type LawRules = {
  readonly taxRates: readonly TaxRateRow[];
  readonly transitionalShares: readonly TransitionalShareRow[];
  /** Until the invoice system began: any purchase below this needed no paper (消令49①一 of then). */
  readonly formerSmall: readonly BooksOnlyRow[];
  /** SPC-010. */
  readonly publicTransport: readonly BooksOnlyRow[];
  /** SPC-012. */
  readonly vending: readonly BooksOnlyRow[];
  /** SPC-020, for companies whose own period says so. */
  readonly smallAmount: readonly BooksOnlyRow[];
  /** SPC-011: below this the books need no address of the supplier. */
  readonly addressFrom: readonly BooksOnlyRow[];
  /** EXP-015, per unit: below it an expense; 一括償却 (3 years); the special treatment of small businesses. */
  readonly assetExpense: readonly BooksOnlyRow[];
  readonly assetLump: readonly BooksOnlyRow[];
  readonly assetSmallBusiness: readonly BooksOnlyRow[];
  /** EXP-001. */
  readonly mealLimits: readonly MealLimitRow[];
};

/** The row that binds on a day; of several the one that began last, so that an overlay wins over what it replaces. */
export const ruleAt = <Row extends LawRow>(rows: readonly Row[], on: CalendarDate): Row | undefined => {
  let found: Row | undefined;
  for (const row of rows) {
    const isLater = found === undefined || row.validFrom >= found.validFrom;
    if (isLater && row.status !== 'pending' && isWithin(row, on)) found = row;
  }
  return found;
};

/** The rate of a category on the day of the purchase (TAX-001); undefined where there was no such rate. */
export const taxRateAt = (
  rules: LawRules,
  category: TaxedCategory,
  on: CalendarDate,
): TaxRateRow | undefined =>
  ruleAt(
    rules.taxRates.filter((row) => row.category === category),
    on,
  );
