import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RateCategory } from '#domain/lines/line.ts';
import { yen } from '#domain/money/yen.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import type { RefundOriginal } from '#domain/verdicts/refund-original.ts';
import { namedOriginals, noRefunds } from '#lambdas/claims/kept-refunds.ts';
import { aClaimId, actorOf, aLine, contextOf, day, registered } from '#test/builders/claims.ts';

type Bought = Parameters<typeof aLine>[0];

/** What a purchase of 2026-05-20 was pinned with, whatever the law says of a refund's day. */
const originalOf = (difference: Bought = {}): RefundOriginal => {
  const line = aLine(difference);
  const { parts, account } = judgeLine(line, contextOf());
  const { itemCode, spentOn, amount, supplier, memo, paidBy, purpose } = line;
  const told = { itemCode, spentOn, amount, supplier, memo, paidBy, purpose };
  return { claimId: aClaimId, claimNumber: 'EX-000001', lineId: '3', parts, account, refunded: [], ...told };
};
const refundOf = (original: RefundOriginal, amount: number, id = '1') =>
  aLine({
    id,
    itemCode: original.itemCode,
    spentOn: '2026-12-01',
    amount: -amount,
    parts: [{ rate: original.parts[0]?.rate ?? 'standard', amount: yen(-amount) }],
    supplier: original.supplier,
    refund: { original: { claimId: original.claimId, lineId: original.lineId } },
  });
const knowing = (original: RefundOriginal) => contextOf(undefined, { originals: [original] });

describe('A-34 what flows back of a chosen line', () => {
  test('keeps share, code, account and stated tax of the day of the purchase', () => {
    const parts = [{ rate: 'standard' as const, amount: yen(11_000), statedTax: yen(999) }];
    const original = originalOf({ parts });
    const pinned = { ...original, account: { code: '999', name: '前の科目' } };
    const verdict = judgeLine(refundOf(pinned, 11_000), knowing(pinned));
    expect(verdict).toMatchObject({
      account: { code: '999', name: '前の科目' },
      parts: [{ gross: -11_000, containedTax: -999, deductibleTax: -999, cost: -10_001, isStatedTax: true }],
    });
    expect(verdict.findings.map(({ severity, kind }) => `${severity} ${kind}`)).toEqual([
      'info refund-of-original',
    ]);
  });

  test('any row of partial refunds that makes up the whole undoes its tax and cost exactly', () => {
    const rates = fc.constantFrom<RateCategory>('standard', 'reduced', 'exempt');
    const suppliers = fc.constantFrom(registered, { name: '個人商店' });
    const shares = fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(shares, rates, suppliers, (amounts, rate, supplier) => {
        const amount = amounts.reduce((sum, one) => sum + one, 0);
        const original = originalOf({ amount, supplier, parts: [{ rate, amount: yen(amount) }] });
        const lines = amounts.map((one, index) => refundOf(original, one, String(index + 1)));
        const verdict = judgeClaim(lines, knowing(original));
        const sum = (name: 'gross' | 'deductibleTax' | 'cost' | 'containedTax') =>
          verdict.lines.flatMap(({ parts }) => parts).reduce((total, part) => total + part[name], 0);
        for (const name of ['gross', 'deductibleTax', 'cost', 'containedTax'] as const)
          expect(sum(name) + (original.parts[0]?.[name] ?? 0)).toBe(0);
        expect(
          verdict.lines
            .flatMap(({ findings }) => findings)
            .filter(({ kind }) => kind === 'refund-over-original'),
        ).toEqual([]);
      }),
    );
  });

  test.each([
    ['one yen too much', 11_001, 0, 11_000],
    ['what others have taken already', 6_000, 5_001, 5_999],
    ['anything of a line that is gone', 1, 11_000, 0],
  ])('is never %s', (_what, amount, taken, left) => {
    const bare = originalOf();
    const refunded = taken === 0 ? [] : [{ rate: 'standard' as const, amount: yen(taken) }];
    const original = { ...bare, refunded };
    const over = judgeLine(refundOf(original, amount), knowing(original)).findings.find(
      ({ kind }) => kind === 'refund-over-original',
    );
    expect(over).toMatchObject({ severity: 'block', facts: { refund: amount, left } });
  });

  test('does not lie before its purchase', () => {
    const original = { ...originalOf(), spentOn: day('2026-12-02') };
    expect(judgeLine(refundOf(original, 1), knowing(original)).findings).toContainEqual(
      expect.objectContaining({ severity: 'block', kind: 'refund-before-purchase' }),
    );
  });

  test('of a line that is unknown is refused, and judged by what is typed', () => {
    const original = originalOf();
    expect(judgeLine(refundOf(original, 500), contextOf()).findings[0]).toMatchObject({
      severity: 'block',
      kind: 'refund-original-unknown',
    });
  });
});

describe('C-10 a 日当 without its trip', () => {
  test('says one reason, and no receipt that would not help', () => {
    const { trip: _trip, ...atHome } = contextOf();
    const allowance = aLine({
      itemCode: 'per-diem',
      amount: 2_500,
      perDiemDays: 1,
      purpose: 'trip',
      evidenceIds: [],
    });
    const blocks = judgeLine(allowance, atHome).findings.filter(({ severity }) => severity === 'block');
    expect(blocks.map(({ kind }) => kind)).toEqual(['per-diem-trip-missing']);
  });
});

describe('8.2.2 元の明細', () => {
  const original = originalOf();
  const line = refundOf(original, 1_000);
  const { userId: applicantId } = actorOf('田中花子');
  const { userId: another } = actorOf('佐藤健一');
  const claim = {
    id: original.claimId,
    lines: [original],
    kept: noRefunds,
    others: [],
    thing: { ownedBy: [applicantId], applicantId, labels: ['HR'], months: [] },
  };
  const seeing = (labels: readonly string[], id = another): Parameters<typeof namedOriginals>[2] => ({
    userId: id,
    sight: { labels, isLimited: labels.length === 0 },
  });

  test('8.2.2 is shown to whom its own claim is, whoever reads the refund, and what is left out is said', () => {
    expect(namedOriginals([claim], [line], seeing([]))).toEqual({ originals: [], isLimited: true });
    for (const reader of [seeing(['HR']), seeing([], applicantId)])
      expect(namedOriginals([claim], [line], reader)).toEqual({ originals: [original], isLimited: false });
  });
});
