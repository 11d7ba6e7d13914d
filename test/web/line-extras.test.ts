import { describe, expect, test } from 'vitest';
import { draftOfLine, emptyLine } from '#web/claims/line-draft.ts';
import { lineOfDraft } from '#web/claims/line-of-draft.ts';
import { lineSummary } from '#web/claims/line-summary.ts';
import { leftOf, matching, sayParts, withOriginal, withoutOriginal } from '#web/claims/refund-of-original.ts';
import { emptyClaim } from '#web/claims/claim-draft.ts';
import { judgeDraft } from '#web/claims/judging.ts';
import { yen } from '#domain/money/yen.ts';
import type { RefundOriginal } from '#domain/verdicts/refund-original.ts';
import { aClaimId, day } from '#test/builders/claims.ts';
import { minatoForm } from './form-of-minato.ts';

const goods = minatoForm.items.find(({ code }) => code === 'goods');
const typed = { ...emptyLine('1', 'ordinary'), itemCode: 'goods', spentOn: '2026-06-15', amount: 500 };

describe('A-34 a refund in the form', () => {
  test('is typed without a sign, sent with one, and comes back as it was typed', () => {
    const draft = { ...typed, isRefund: true, purchasedOn: '2026-05-20', purchasedYen: 1_000 };
    const line = lineOfDraft(draft, goods);
    expect(line).toMatchObject({
      amount: -500,
      parts: [{ rate: 'standard', amount: -500 }],
      refund: { purchasedOn: '2026-05-20', purchasedYen: 1_000 },
    });
    expect(draftOfLine(line)).toEqual(draft);
    expect(lineSummary(draft, 1, minatoForm.items).amount).toBe('-500円');
  });

  test('keeps what is typed of the answers, and sends none that was not given', () => {
    const draft = { ...typed, quantity: 3, isSameTransaction: false, besideTripReason: '前泊' };
    expect(draftOfLine(lineOfDraft(draft, goods))).toEqual(draft);
    expect(lineOfDraft(typed, goods)).not.toHaveProperty('isSameTransaction');
    expect(lineOfDraft(typed, goods)).not.toHaveProperty('refund');
  });
});

const original: RefundOriginal = {
  claimId: aClaimId,
  claimNumber: '26-000012',
  lineId: '3',
  itemCode: 'goods',
  spentOn: day('2026-05-20'),
  amount: yen(1_630),
  supplier: { name: 'コンビニ新橋店', registrationNumber: 'T1180301018771' },
  memo: '会議用の飲み物と文具',
  paidBy: 'corporate-card',
  purpose: 'ordinary',
  account: { code: '742', name: '消耗品費' },
  parts: [
    {
      rate: 'reduced',
      gross: yen(1_080),
      ratePercent: 8,
      isStatedTax: false,
      containedTax: yen(80),
      deductibleTax: yen(80),
      cost: yen(1_000),
      taxCode: 'P08Q',
      deduction: 'qualified',
      sharePercent: 100,
    },
    {
      rate: 'standard',
      gross: yen(550),
      ratePercent: 10,
      isStatedTax: false,
      containedTax: yen(50),
      deductibleTax: yen(50),
      cost: yen(500),
      taxCode: 'P10Q',
      deduction: 'qualified',
      sharePercent: 100,
    },
  ],
  refunded: [{ rate: 'reduced', amount: yen(1_000) }],
};

describe('A-34 the original of a refund', () => {
  test('brings what is left of each rate, and everything that decides', () => {
    const draft = withOriginal(typed, original);
    expect(lineOfDraft(draft, goods)).toMatchObject({
      itemCode: 'goods',
      amount: -630,
      parts: [
        { rate: 'reduced', amount: -80 },
        { rate: 'standard', amount: -550 },
      ],
      paidBy: 'corporate-card',
      supplier: { name: 'コンビニ新橋店', registrationNumber: 'T1180301018771' },
      memo: '会議用の飲み物と文具',
      refund: { original: { claimId: aClaimId, lineId: '3' }, purchasedOn: '2026-05-20' },
    });
    expect(draftOfLine(lineOfDraft(draft, goods), [original])).toEqual(draft);
  });

  test('is judged while typing by what it was pinned with', () => {
    const line = {
      ...withOriginal(typed, original),
      amount: 631,
      parts: [
        { rate: 'reduced' as const, amount: 81 },
        { rate: 'standard' as const, amount: 550 },
      ],
    };
    const draft = { ...emptyClaim('sales-1'), title: '返金', lines: [line] };
    const { lines } = judgeDraft(draft, { ...minatoForm, today: day('2026-06-30') }).claim;
    expect(lines[0]?.findings.map(({ severity, text }) => `${severity}: ${text}`)).toContain(
      'block: 返金81円が、元の明細の残り80円（ほかの返金を除く）を超えています。金額を直してください',
    );
  });

  test('is left for a purchase told by hand, with its day', () => {
    const draft = withoutOriginal(withOriginal(typed, original));
    expect(lineOfDraft(draft, goods).refund).toEqual({ purchasedOn: '2026-05-20' });
  });

  test.each([
    ['コンビニ', 1],
    ['ｺﾝﾋﾞﾆ 文具', 1],
    ['1,630', 1],
    ['2026/05/20', 1],
    ['26-000012', 1],
    ['', 1],
    ['コンビニ タクシー', 0],
  ])('is found by 「%s」: %i', (words, count) => {
    expect(matching([original], words, () => '消耗品')).toHaveLength(count);
  });

  test('says tax and share of each rate', () => {
    expect(sayParts(original)).toBe('軽減8% 1,080円（税額80円・控除100%）、10% 550円（税額50円・控除100%）');
    expect(leftOf(original)).toBe(630);
  });
});
