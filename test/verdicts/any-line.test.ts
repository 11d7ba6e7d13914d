import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimLine, RateCategory } from '#domain/lines/line.ts';
import { addYen, yen } from '#domain/money/yen.ts';
import { decidingRow } from '#domain/verdicts/judge-credit.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, aReceipt, contextOf, registered } from '#test/builders/claims.ts';

const nobody = { name: '山田商店' };
const part = (rate: RateCategory, amount: number) => ({ rate, amount: yen(amount) });

const anyLine = fc
  .record({
    itemCode: fc.constantFrom(...minato.masters.items.map(({ code }) => code)),
    gross: fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 3 }),
    rates: fc.shuffledSubarray<RateCategory>(['standard', 'reduced', 'exempt', 'out-of-scope'], {
      minLength: 3,
    }),
    spentOn: fc.constantFrom(
      '2023-09-30',
      '2023-10-01',
      '2026-09-30',
      '2026-10-01',
      '2029-10-01',
      '2031-10-01',
    ),
    paidBy: fc.constantFrom('employee', 'corporate-card'),
    purpose: fc.constantFrom('trip', 'ordinary'),
    hasNumber: fc.boolean(),
    hasPaper: fc.boolean(),
  })
  .map(({ gross, rates, hasNumber, hasPaper, ...said }): ClaimLine => {
    const parts = gross.map((amount, index) => part(rates[index] ?? 'standard', amount));
    return aLine({
      ...said,
      parts,
      amount: gross.reduce((sum, amount) => sum + amount, 0),
      supplier: hasNumber ? registered : nobody,
      evidenceIds: hasPaper ? [aReceipt] : [],
    });
  });

describe('whatever the line', () => {
  test('cost and deductible tax make the gross of every part, and one row decides', () => {
    fc.assert(
      fc.property(anyLine, fc.constantFrom(minato.masters, aobaKobo.masters), (line, masters) => {
        const context = contextOf(masters);
        const verdict = judgeLine(line, context);
        for (const judgedPart of verdict.parts) {
          expect(addYen(judgedPart.cost, judgedPart.deductibleTax)).toBe(judgedPart.gross);
          expect(judgedPart.deductibleTax).toBeLessThanOrEqual(judgedPart.containedTax);
        }
        const item = masters.items.find(({ code }) => code === line.itemCode);
        const row = decidingRow({ line, item, context });
        expect(verdict.evidence).toMatchObject({ need: row.evidence, because: { kind: row.because } });
      }),
    );
  });
});
