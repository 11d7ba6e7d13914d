import { describe, expect, test } from 'vitest';
import type { TaxPart } from '#domain/lines/line.ts';
import { yen } from '#domain/money/yen.ts';
import type { Company } from '#domain/tenants/masters.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, contextOf } from '#test/builders/claims.ts';

type Line = Parameters<typeof aLine>[0];
const partsOf = (line: Line, company: Partial<Company> = {}) => {
  const masters = { ...minato.masters, company: { ...minato.masters.company, ...company } };
  return judgeLine(aLine(line), contextOf(masters)).parts;
};
const nobody = { supplier: { name: '個人タクシー' } };
const part = (rate: TaxPart['rate'], amount: number, statedTax?: number): TaxPart => ({
  rate,
  amount: yen(amount),
  ...(statedTax === undefined ? {} : { statedTax: yen(statedTax) }),
});

test('one rate in two parts of a receipt is refused: its tax is rounded once (INV-013)', () => {
  const line = aLine({ amount: 198, parts: [part('standard', 99), part('standard', 99)] });
  const { findings } = judgeLine(line, contextOf(minato.masters));
  expect(findings).toMatchObject([
    { kind: 'rate-twice', severity: 'block', rule: 'INV-013', facts: { rate: 'standard' } },
  ]);
});

describe('taxing a purchase with a number', () => {
  test.each([
    ['standard', 11_000, {}, 1_000, 'P10Q'],
    ['reduced', 11_000, {}, 814, 'P08Q'],
    ['reduced', 11_000, { taxRounding: 'half-up' }, 815, 'P08Q'],
    ['reduced', 10_800, {}, 800, 'P08Q'],
    ['old-8', 10_800, {}, 800, 'P08O'],
    ['standard', 99, {}, 9, 'P10Q'],
    ['exempt', 11_000, {}, 0, 'NT'],
    ['out-of-scope', 11_000, {}, 0, 'OT'],
  ] as const)('%s %d %j deducts %d as %s (TAX-006)', (rate, amount, company, tax, taxCode) => {
    expect(partsOf({ amount, parts: [part(rate, amount)] }, company)).toMatchObject([
      { deductibleTax: tax, containedTax: tax, cost: amount - tax, taxCode },
    ]);
  });

  test('books nothing apart under 税込経理', () => {
    expect(partsOf({}, { taxAccounting: 'inclusive' })).toMatchObject([
      { deductibleTax: 0, containedTax: 1_000, cost: 11_000, taxCode: 'P10Q' },
    ]);
  });

  test('takes the tax that the invoice states (TAX-007)', () => {
    expect(partsOf({ amount: 11_000, parts: [part('reduced', 11_000, 815)] })).toMatchObject([
      { deductibleTax: 815, cost: 10_185, isStatedTax: true },
    ]);
  });

  test.each([813, 816, 0, 11_000])('refuses %d as the tax in 11,000 at 8 %% (TAX-007)', (stated) => {
    const line = aLine({ amount: 11_000, parts: [part('reduced', 11_000, stated)] });
    const { findings } = judgeLine(line, contextOf());
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'stated-tax-impossible', facts: { stated, computed: 814 } }),
    );
  });

  test('splits a convenience-store receipt by its rates (A-05)', () => {
    const parts = [part('reduced', 1_080), part('standard', 550)];
    const line = aLine({ amount: 1_630, spentOn: '2026-05-15', parts });
    const verdict = judgeLine(line, contextOf());
    expect(verdict.parts).toMatchObject([
      { cost: 1_000, deductibleTax: 80, taxCode: 'P08Q' },
      { cost: 500, deductibleTax: 50, taxCode: 'P10Q' },
    ]);
    expect(verdict.findings).toEqual([]);
  });

  test('rounds each line by itself: 90 × 3 = 270, not 272 (A-13)', () => {
    const lines = ['1', '2', '3'].map((id) => aLine({ id, amount: 1_000, memo: id, evidenceIds: [] }));
    expect(judgeClaim(lines, contextOf())).toMatchObject({ total: 3_000, tax: 270 });
  });

  test('leaves the lodging tax untaxed (A-18)', () => {
    const parts = [part('standard', 13_200), part('out-of-scope', 200)];
    expect(partsOf({ amount: 13_400, parts })).toMatchObject([
      { deductibleTax: 1_200, cost: 12_000 },
      { deductibleTax: 0, cost: 200, taxCode: 'OT' },
    ]);
  });

  test('knows no 10 % before 2019-10-01 (TAX-001)', () => {
    const { findings } = judgeLine(aLine({ spentOn: '2019-09-30' }), contextOf({ ...minato.masters }));
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'item-unknown' }));
    const items = minato.masters.items.map((item) => ({
      ...item,
      validFrom: aLine({ spentOn: '2010-01-01' }).spentOn,
    }));
    const verdict = judgeLine(aLine({ spentOn: '2019-09-30' }), contextOf({ ...minato.masters, items }));
    expect(verdict.findings).toMatchObject([{ kind: 'rate-not-in-force', severity: 'block' }]);
  });
});

describe('taxing a purchase without a number', () => {
  test.each([
    ['2026-09-30', 3_300, 240, 3_060, 'P10T80'],
    ['2026-10-01', 3_300, 210, 3_090, 'P10T70'],
    ['2026-11-20', 11_000, 700, 10_300, 'P10T70'],
    ['2028-10-01', 11_000, 500, 10_500, 'P10T50'],
    ['2030-10-01', 11_000, 300, 10_700, 'P10T30'],
    ['2031-10-01', 11_000, 0, 11_000, 'P10N'],
  ])(
    'on %s of %d deducts %d, costs %d, as %s (A-06, A-07, TRN-004)',
    (spentOn, amount, tax, cost, taxCode) => {
      expect(partsOf({ itemCode: 'taxi', spentOn, amount, ...nobody })).toMatchObject([
        { deductibleTax: tax, cost, taxCode },
      ]);
    },
  );

  test.each([
    ['share', 700],
    ['none', 0],
    ['full', 1_000],
  ] as const)('books by the company’s choice %s: %d of 11,000 (TRN-004)', (transitionalBooking, tax) => {
    const [only] = partsOf({ spentOn: '2026-11-20', ...nobody }, { transitionalBooking });
    expect(only).toMatchObject({ deductibleTax: tax, sharePercent: 70, taxCode: 'P10T70' });
  });

  test('does not believe a tax that a supplier without a number prints', () => {
    const parts = [part('standard', 11_000, 1_000)];
    expect(partsOf({ spentOn: '2026-11-20', parts, ...nobody })).toMatchObject([
      { deductibleTax: 700, isStatedTax: false },
    ]);
  });

  test('shares the reduced rate too', () => {
    const parts = [part('reduced', 10_800)];
    expect(partsOf({ amount: 10_800, spentOn: '2026-11-20', parts, ...nobody })).toMatchObject([
      { deductibleTax: 560, cost: 10_240, taxCode: 'P08T70' },
    ]);
  });
});
