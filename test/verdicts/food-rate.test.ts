import { describe, expect, test } from 'vitest';
import { yen } from '#domain/money/yen.ts';
import type { LawRules } from '#domain/rules/law-rules.ts';
import { shippedRules } from '#domain/rules/shipped-rules.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, contextOf } from '#test/builders/claims.ts';

const part = (rate: 'reduced', amount: number) => ({ rate, amount: yen(amount) });

describe('C-20: 1 % on food once it is switched on (TAX-002)', () => {
  const switchedOn: LawRules = {
    ...shippedRules,
    taxRates: shippedRules.taxRates.map((row) =>
      row.category === 'food' ? { ...row, status: 'in-force' } : row,
    ),
  };
  const food = (itemCode: string, spentOn: string, rules: LawRules) => {
    const amount = itemCode === 'books' ? 1_080 : 1_010;
    const line = aLine({ itemCode, spentOn, amount, memo: '定期購読', parts: [part('reduced', amount)] });
    const [only] = judgeLine(line, contextOf(minato.masters, { rules })).parts;
    return [only?.ratePercent, only?.deductibleTax, only?.cost, only?.taxCode];
  };
  test.each([
    ['meeting', '2027-03-31', switchedOn, [8, 74, 936, 'P08Q']],
    ['meeting', '2027-04-01', switchedOn, [1, 10, 1_000, 'P01Q']],
    ['supplies', '2029-03-31', switchedOn, [1, 10, 1_000, 'P01Q']],
    ['meeting', '2029-04-01', switchedOn, [8, 74, 936, 'P08Q']],
    ['books', '2027-04-01', switchedOn, [8, 80, 1_000, 'P08Q']],
    ['meeting', '2027-04-01', shippedRules, [8, 74, 936, 'P08Q']],
  ] as const)('%s on %s', (itemCode, spentOn, rules, outcome) => {
    expect(food(itemCode, spentOn, rules)).toEqual(outcome);
  });
});
