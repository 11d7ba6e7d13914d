import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RateCategory } from '#domain/lines/line.ts';
import { shippedProfile } from '#domain/exports/yayoi-profile.ts';
import { rowsOfEntry } from '#domain/exports/yayoi-rows.ts';
import { assignSerials, sideTotal } from '#domain/journals/post-entry.ts';
import { subtractYen, sumYen, yen } from '#domain/money/yen.ts';
import { aLine } from '#test/builders/claims.ts';
import { derived, withCompany } from '#test/builders/journals.ts';

const nobody = { name: '個人タクシー' };

describe('the entries of a claim, whatever money flowed which way', () => {
  test('balance, also as rows of a file, and owe exactly what was paid (JNL-001, A-34)', () => {
    const rates: readonly RateCategory[] = ['standard', 'reduced', 'old-8', 'exempt', 'out-of-scope'];
    const aPart = fc.record({
      rate: fc.constantFrom(...rates),
      // Below zero: money that flows back.
      amount: fc
        .integer({ min: -999_999_999, max: 999_999_999 })
        .filter((amount) => amount !== 0)
        .map(yen),
    });
    const someLines = fc.array(
      fc.record({
        parts: fc.array(aPart, { minLength: 1, maxLength: 4 }),
        spentOn: fc.constantFrom('2024-03-31', '2026-05-12', '2026-10-01', '2031-10-01'),
        itemCode: fc.constantFrom('train', 'taxi', 'meeting', 'supplies', 'entertainment'),
        paidBy: fc.constantFrom('employee', 'corporate-card'),
        supplier: fc.constantFrom(nobody, aLine().supplier),
      }),
      { minLength: 1, maxLength: 8 },
    );
    const companies = fc.record({
      taxAccounting: fc.constantFrom('exclusive', 'inclusive'),
      taxRounding: fc.constantFrom('floor', 'half-up'),
      transitionalBooking: fc.constantFrom('share', 'none', 'full'),
    });
    fc.assert(
      fc.property(someLines, companies, (drawn, company) => {
        const lines = drawn.map((line, index) =>
          aLine({ ...line, id: `${index}`, amount: sumYen(line.parts.map(({ amount }) => amount)) }),
        );
        const entries = derived(lines, withCompany(company));
        expect(entries.flatMap((entry) => entry.lines).every(({ amount }) => amount >= 0)).toBe(true);
        const credits = entries.map((entry) => sideTotal(entry.lines, 'credit'));
        expect(entries.map((entry) => sideTotal(entry.lines, 'debit'))).toEqual(credits);
        const owed = entries
          .flatMap((entry) => entry.lines)
          .filter(({ isPayable }) => isPayable === true)
          .map(({ side, amount }) => (side === 'credit' ? amount : subtractYen(yen(0), amount)));
        expect(sumYen(owed)).toBe(sumYen(lines.map(({ amount }) => amount)));
        const rows = assignSerials(entries, 1).flatMap((entry) => rowsOfEntry(entry, shippedProfile) ?? []);
        expect(sumYen(rows.map(({ debit }) => debit.gross))).toBe(
          sumYen(rows.map(({ credit }) => credit.gross)),
        );
      }),
    );
  });
});
