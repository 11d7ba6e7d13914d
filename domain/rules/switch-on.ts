import type { Period } from '#domain/kernel/time.ts';
import type { LawRow, LawRules } from './law-rules.ts';

/** A pending row that an operator has found to be law, with the days for which it was enacted. */
export type SwitchedOn = Period & { readonly id: string };

const switched = <Row extends LawRow>(
  rows: readonly Row[],
  switchedOn: readonly SwitchedOn[],
): readonly Row[] =>
  rows.map((row) => {
    const found = row.status === 'pending' ? switchedOn.find(({ id }) => id === row.id) : undefined;
    if (found === undefined) return row;
    const { validFrom, validTo = row.validTo } = found;
    return { ...row, validFrom, ...(validTo === undefined ? {} : { validTo }), status: 'in-force' };
  });

/** The law with those rows in force: server and browser judge by the same (TAX-002). An end not told is the row's own. */
export const withSwitchedOn = (rules: LawRules, rows: readonly SwitchedOn[]): LawRules => ({
  taxRates: switched(rules.taxRates, rows),
  transitionalShares: switched(rules.transitionalShares, rows),
  formerSmall: switched(rules.formerSmall, rows),
  publicTransport: switched(rules.publicTransport, rows),
  vending: switched(rules.vending, rows),
  smallAmount: switched(rules.smallAmount, rows),
  addressFrom: switched(rules.addressFrom, rows),
  assetExpense: switched(rules.assetExpense, rows),
  assetLump: switched(rules.assetLump, rows),
  assetSmallBusiness: switched(rules.assetSmallBusiness, rows),
  mealLimits: switched(rules.mealLimits, rows),
});

/** The rows that can be switched on. */
export const pendingIds = (rules: LawRules): readonly string[] =>
  Object.values(rules)
    .flatMap((rows): readonly LawRow[] => rows)
    .flatMap(({ id, status }) => (id !== undefined && status === 'pending' ? [id] : []));
