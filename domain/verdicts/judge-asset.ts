import { isWithin } from '#domain/calendar/calendar-date.ts';
import { isBelow } from '#domain/money/yen-fraction.ts';
import { sumYen } from '#domain/money/yen.ts';
import { ruleAt, type BooksOnlyRow } from '#domain/rules/law-rules.ts';
import { basisOf } from '#domain/tenants/bookkeeping.ts';
import type { Finding } from './finding.ts';
import { exactCost } from './judge-part.ts';
import { warn, type BookedLine } from './judging.ts';
import type { JudgedPart } from './verdict.ts';

/**
 * 資産か費用か (EXP-015): what one unit cost, as it is booked (税抜 or 税込, EXP-002), against the limits of the day. The
 * account stays as it is; the finding names the choices and 経理 decides.
 */
export const judgeAsset = (
  { line, item, context, books }: BookedLine,
  parts: readonly JudgedPart[],
): readonly Finding[] => {
  if (item?.kind !== 'goods') return [];
  const { rules, masters } = context;
  const [expense, lump, small] = [rules.assetExpense, rules.assetLump, rules.assetSmallBusiness].map((rows) =>
    ruleAt(rows, line.spentOn),
  );
  const taxed = parts.filter(({ rate }) => rate !== 'exempt' && rate !== 'out-of-scope');
  const quantity = line.quantity ?? 1;
  const perUnit = Math.floor(sumYen(taxed.map(({ cost }) => cost)) / quantity);
  const exact = taxed.map((part) => exactCost(books, part));
  const isUnder = (row: BooksOnlyRow | undefined): boolean =>
    row !== undefined && isBelow(exact, row.belowYen, quantity);
  if (expense === undefined || isUnder(expense)) return [];
  const isEntitled = masters.assetRules.smallBusinessPeriods.some((period) => isWithin(period, line.spentOn));
  return [
    warn('asset-to-decide', {
      perUnit,
      quantity,
      from: expense.belowYen,
      basis: basisOf(books),
      ...(lump !== undefined && isUnder(lump) ? { lumpBelow: lump.belowYen } : {}),
      ...(isEntitled && small !== undefined && isUnder(small) ? { smallBelow: small.belowYen } : {}),
    }),
  ];
};
