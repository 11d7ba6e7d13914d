import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimLine, RateCategory } from '#domain/lines/line.ts';
import { yen } from '#domain/money/yen.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { aLine, contextOf, day, registered } from '#test/builders/claims.ts';

const bought = (amount: number, difference: Parameters<typeof aLine>[0] = {}) =>
  aLine({ itemCode: 'supplies', amount, memo: '備品', ...difference });
const refunded = (amount: number, difference: Parameters<typeof aLine>[0] = {}, purchasedOn = '2026-05-20') =>
  bought(-amount, { spentOn: '2026-06-15', refund: { purchasedOn: day(purchasedOn) }, ...difference });
const said = (line: ClaimLine) =>
  judgeLine(line, contextOf()).findings.map((finding) => `${finding.severity}: ${sayFinding(finding)}`);

describe('A-34 money that flows back', () => {
  test('500 yen reduce cost and input tax, and are owed to the company', () => {
    const verdict = judgeClaim([refunded(500)], contextOf());
    expect(verdict.lines[0]?.parts[0]).toMatchObject({ gross: -500, deductibleTax: -45, cost: -455 });
    expect(verdict).toMatchObject({ total: -500, tax: -45, payable: -500, canSubmit: true });
  });

  test('a claim may come to nothing', () => {
    const lines = [bought(11_000), refunded(11_000, { id: '2' })];
    expect(judgeClaim(lines, contextOf())).toMatchObject({ total: 0, tax: 0, payable: 0, canSubmit: true });
  });

  test.each<[string, RateCategory, object, number, string]>([
    ['2023-09-30', 'standard', { name: '個人商店' }, 100, 'P10Q'],
    ['2026-09-30', 'standard', { name: '個人商店' }, 80, 'P10T80'],
    ['2026-10-01', 'standard', { name: '個人商店' }, 70, 'P10T70'],
    ['2026-10-01', 'reduced', registered, 100, 'P08Q'],
  ])('has the rate and the share of its purchase on %s', (purchasedOn, rate, supplier, share, taxCode) => {
    const parts = [{ rate, amount: yen(-33_000) }];
    const line = refunded(33_000, { parts, supplier: supplier as ClaimLine['supplier'] }, purchasedOn);
    const [part] = judgeLine({ ...line, spentOn: day('2026-11-20') }, contextOf()).parts;
    expect(part).toMatchObject({ sharePercent: share, taxCode });
  });

  test('a full refund is exactly the mirror of its purchase, whatever the amount', () => {
    const suppliers = fc.constantFrom(registered, { name: '個人商店' });
    const rates = fc.constantFrom<RateCategory>('standard', 'reduced', 'exempt', 'out-of-scope');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), rates, suppliers, (amount, rate, supplier) => {
        const [purchase] = judgeLine(
          bought(amount, { parts: [{ rate, amount: yen(amount) }], supplier }),
          contextOf(),
        ).parts;
        const [back] = judgeLine(
          refunded(amount, { parts: [{ rate, amount: yen(-amount) }], supplier }),
          contextOf(),
        ).parts;
        expect(back?.taxCode).toBe(purchase?.taxCode);
        expect((back?.deductibleTax ?? 0) + (purchase?.deductibleTax ?? 0)).toBe(0);
        expect((back?.cost ?? 0) + (purchase?.cost ?? 0)).toBe(0);
      }),
    );
  });

  test('limits look at the whole purchase', () => {
    const train = { itemCode: 'train', purpose: 'ordinary', supplier: { name: 'JR東海' } } as const;
    const part = (purchasedYen?: number) =>
      judgeLine(
        refunded(5_000, {
          ...train,
          refund: {
            purchasedOn: day('2026-05-20'),
            ...(purchasedYen === undefined ? {} : { purchasedYen: yen(purchasedYen) }),
          },
        }),
        contextOf(),
      ).parts[0]?.deduction;
    expect([part(), part(29_999), part(30_000)]).toEqual(['books-only', 'books-only', 'transitional']);
  });

  test.each<[string, ClaimLine, string]>([
    [
      'no day of the purchase',
      { ...refunded(500), refund: {} },
      'block: 返金のもとになった購入の日付を入力してください',
    ],
    [
      'bought after it flowed back',
      refunded(500, {}, '2026-06-16'),
      'block: 購入日（2026-06-16）が返金日（2026-06-15）より後です。日付を直してください',
    ],
    [
      'more than was paid',
      refunded(1_001, { refund: { purchasedOn: day('2026-05-20'), purchasedYen: yen(1_000) } }),
      'block: 返金1,001円が購入の金額1,000円を超えています。金額を直してください',
    ],
    [
      'an amount that does not flow back',
      { ...refunded(500), ...bought(500), refund: refunded(1).refund ?? {} },
      'block: 返金の金額を1円以上で入力してください（自動でマイナスになります）',
    ],
    ['no proof', refunded(500, { evidenceIds: [] }), 'block: 領収書を添付してください'],
    [
      'an allowance',
      refunded(2_500, { itemCode: 'per-diem' }),
      'block: 日当は返金にできません。もとの申請を直すか、経理に連絡してください',
    ],
  ])('is refused with %s', (_what, line, words) => {
    expect(said(line)).toContain(words);
  });
});
