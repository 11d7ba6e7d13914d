import { describe, expect, test } from 'vitest';
import { allLabels, labelOf } from '#domain/exports/yayoi-labels.ts';
import { sayTaxCode } from '#domain/journals/tax-names.ts';
import { day } from '#test/builders/claims.ts';

const exclusive = { taxAccounting: 'exclusive', transitional: 'share', labels: [] } as const;
const inclusive = { ...exclusive, taxAccounting: 'inclusive' } as const;

describe('labelling a tax code by the day of the purchase (C-19, TAX-004)', () => {
  test.each([
    ['P10Q', '2023-09-30', '課対仕入内10%', '課対仕入込10%', '課税仕入10%'],
    ['P10Q', '2023-10-01', '課対仕入内10%適格', '課対仕入込10%適格', '課税仕入10% 適格'],
    ['P08Q', '2023-09-30', '課対仕入内軽減8%', '課対仕入込軽減8%', '課税仕入軽減8%'],
    ['P08Q', '2026-11-20', '課対仕入内軽減8%適格', '課対仕入込軽減8%適格', '課税仕入軽減8% 適格'],
    ['P08O', '2019-09-30', '課対仕入内8%', '課対仕入込8%', '課税仕入旧8%'],
    ['P08O', '2026-11-20', '課対仕入内8%適格', '課対仕入込8%適格', '課税仕入旧8% 適格'],
    ['P10T80', '2026-09-30', '課対仕入内10%区分80%', '課対仕入込10%区分80%', '課税仕入10% 区分80%'],
    ['P08T70', '2026-10-01', '課対仕入内軽減8%区分70%', '課対仕入込軽減8%区分70%', '課税仕入軽減8% 区分70%'],
    ['P08OT50', '2028-10-01', '課対仕入内8%区分50%', '課対仕入込8%区分50%', '課税仕入旧8% 区分50%'],
    ['P01Q', '2027-04-01', '課対仕入内軽減1%適格', '課対仕入込軽減1%適格', '課税仕入軽減1% 適格'],
    ['P01T70', '2028-09-30', '課対仕入内軽減1%区分70%', '課対仕入込軽減1%区分70%', '課税仕入軽減1% 区分70%'],
    ['P01T50', '2029-03-31', '課対仕入内軽減1%区分50%', '課対仕入込軽減1%区分50%', '課税仕入軽減1% 区分50%'],
    ['P10N', '2031-10-01', '課対仕入内10%控不', '課対仕入込10%控不', '課税仕入10% 控除不可'],
    ['NT', '2026-11-20', '非課仕入', '非課仕入', '非課税'],
    ['OT', '2026-11-20', '対象外', '対象外', '対象外'],
  ])('%s on %s is %s, under 税込経理 %s, on our screens %s', (code, on, gross, net, words) => {
    expect(labelOf(code, day(on), exclusive).label).toBe(gross);
    expect(labelOf(code, day(on), inclusive).label).toBe(net);
    expect(sayTaxCode(code, day(on))).toBe(words);
  });

  test('says of every label whether somebody read it in the package', () => {
    const unverified = allLabels(inclusive).filter(({ isVerified }) => !isVerified);
    expect(allLabels(inclusive)).toHaveLength(26);
    expect(
      allLabels(inclusive)
        .filter(({ isVerified }) => isVerified)
        .map(({ label }) => label),
    ).toEqual(['課対仕入込10%適格', '課対仕入込10%区分80%', '課対仕入込軽減8%適格', '非課仕入', '対象外']);
    expect(unverified.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['P10T70', 'P01Q', 'P01T70', 'P01T50']),
    );
  });

  test('takes the company’s own words, which a test import has yet to prove (ACC-005)', () => {
    const options = { ...exclusive, labels: [{ code: 'P10T70', label: '課対仕入内10%区70' }] };
    expect(labelOf('P10T70', day('2026-11-20'), options)).toEqual({
      code: 'P10T70',
      label: '課対仕入内10%区70',
      isVerified: false,
    });
  });
});
