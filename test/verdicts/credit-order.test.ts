import { describe, expect, test } from 'vitest';
import { yen } from '#domain/money/yen.ts';
import { allItemKinds, itemKinds } from '#domain/rules/item-kinds.ts';
import { creditOrder } from '#domain/verdicts/credit-order.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import type { RateCategory } from '#domain/lines/line.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, aReceipt, contextOf, registered } from '#test/builders/claims.ts';

type Line = Parameters<typeof aLine>[0];
const nobody = { name: '山田商店' };
const part = (rate: RateCategory, amount: number) => ({ rate, amount: yen(amount) });
const judged = (line: Line, masters = minato.masters) => {
  const { evidence, parts } = judgeLine(
    aLine({ supplier: nobody, evidenceIds: [], ...line }),
    contextOf(masters),
  );
  const taxed = parts.find(({ rate }) => rate !== 'exempt' && rate !== 'out-of-scope') ?? parts[0];
  return [taxed?.deduction, taxed?.sharePercent, evidence.need, evidence.because.kind];
};

/** One line of the table a tax accountant reads: what is bought, and what must come out (SPC-021). */
const decisions: readonly (readonly [name: string, line: Line, outcome: readonly unknown[], tenant?: 'B'])[] =
  [
    [
      'C-9 hotel abroad, 対象外, on a trip',
      { itemCode: 'lodging', purpose: 'trip', amount: 41_237, parts: [part('out-of-scope', 41_237)] },
      ['out-of-scope', 0, 'receipt', 'receipt-needed'],
    ],
    [
      'a daily allowance abroad, 対象外',
      { itemCode: 'per-diem', purpose: 'trip', amount: 5_000, parts: [part('out-of-scope', 5_000)] },
      ['out-of-scope', 0, 'none', 'allowance-untaxed'],
    ],
    [
      '香典, 対象外',
      { itemCode: 'condolence', amount: 10_000, parts: [part('out-of-scope', 10_000)] },
      ['out-of-scope', 0, 'receipt', 'occasion-proof-needed'],
    ],
    [
      '商品券 given, 非課税',
      { itemCode: 'gift', amount: 10_000, parts: [part('exempt', 10_000)] },
      ['exempt', 0, 'receipt', 'receipt-needed'],
    ],
    [
      '印紙',
      { itemCode: 'stamp-duty', amount: 200, parts: [part('exempt', 200)] },
      ['exempt', 0, 'receipt', 'receipt-needed'],
    ],
    [
      'a small trip fare in 少額 company, 対象外',
      { itemCode: 'train', amount: 500, parts: [part('out-of-scope', 500)] },
      ['out-of-scope', 0, 'receipt', 'receipt-needed'],
      'B',
    ],
    [
      '2023-09-30, below 30,000',
      { itemCode: 'supplies', amount: 29_999, spentOn: '2023-09-30' },
      ['books-only', 100, 'none', 'former-small-exempt'],
    ],
    [
      '2023-09-30, 30,000',
      { itemCode: 'supplies', amount: 30_000, spentOn: '2023-09-30' },
      ['qualified', 100, 'receipt', 'receipt-needed'],
    ],
    [
      '2023-10-01, no number',
      { itemCode: 'supplies', amount: 29_999, spentOn: '2023-10-01' },
      ['transitional', 80, 'receipt', 'receipt-needed-for-share'],
    ],
    [
      '2026-09-30, no number',
      { itemCode: 'supplies', spentOn: '2026-09-30' },
      ['transitional', 80, 'receipt', 'receipt-needed-for-share'],
    ],
    [
      '2026-10-01, no number',
      { itemCode: 'supplies', spentOn: '2026-10-01' },
      ['transitional', 70, 'receipt', 'receipt-needed-for-share'],
    ],
    [
      '2031-10-01, no number',
      { itemCode: 'supplies', spentOn: '2031-10-01' },
      ['none', 0, 'receipt', 'receipt-needed'],
    ],
    [
      'number and paper',
      { itemCode: 'supplies', supplier: registered, evidenceIds: [aReceipt] },
      ['qualified', 100, 'qualified-invoice', 'invoice-needed'],
    ],
    [
      'number, paper to come',
      { itemCode: 'supplies', supplier: registered },
      ['qualified', 100, 'qualified-invoice', 'invoice-needed'],
    ],
    [
      'train 29,999',
      { itemCode: 'train', amount: 29_999 },
      ['books-only', 100, 'none', 'public-transport-exempt'],
    ],
    [
      'train 30,000 not on a trip',
      { itemCode: 'train', amount: 30_000 },
      ['transitional', 80, 'qualified-invoice', 'invoice-needed'],
    ],
    [
      'train by number with paper',
      { itemCode: 'train', amount: 500, supplier: registered, evidenceIds: [aReceipt] },
      ['qualified', 100, 'qualified-invoice', 'invoice-needed'],
    ],
    [
      'taxi by IC card, not a carrier of SPC-010',
      { itemCode: 'taxi', amount: 900 },
      ['transitional', 80, 'receipt', 'receipt-needed-for-share'],
    ],
    [
      'C-18 入場券',
      { itemCode: 'admission', amount: 1_800 },
      ['books-only', 100, 'none', 'admission-exempt'],
    ],
    [
      'vending 29,999',
      { itemCode: 'vending', amount: 29_999 },
      ['books-only', 100, 'none', 'vending-exempt'],
    ],
    [
      'vending 30,000',
      { itemCode: 'vending', amount: 30_000 },
      ['transitional', 80, 'receipt', 'receipt-needed-for-share'],
    ],
    [
      'C-7 駐輪場 600',
      { itemCode: 'parking', amount: 600, memo: '駐輪場' },
      ['transitional', 80, 'receipt', 'receipt-needed-for-share'],
    ],
    [
      'C-7 駐輪場 600 as 自動販売機',
      { itemCode: 'vending', amount: 600, memo: '駐輪場' },
      ['transitional', 80, 'receipt', 'receipt-needed-for-share'],
    ],
    [
      'coin parking as 電車',
      { itemCode: 'train', amount: 600, supplier: { name: 'タイムズ新橋' } },
      ['transitional', 80, 'qualified-invoice', 'invoice-needed'],
    ],
    [
      'a drink from a machine in a car park',
      { itemCode: 'vending', amount: 160, memo: '駐車場の自販機でお茶' },
      ['books-only', 100, 'none', 'vending-exempt'],
    ],
    ['stamps', { itemCode: 'postage', amount: 8_400 }, ['books-only', 100, 'none', 'postal-exempt']],
    [
      'C-8 ゆうパック at the counter',
      { itemCode: 'parcel', amount: 1_230 },
      ['transitional', 80, 'receipt', 'receipt-needed-for-share'],
    ],
    [
      'C-8 ゆうパック at the counter as 切手・郵便',
      { itemCode: 'postage', amount: 1_230, memo: 'ゆうパック（窓口）' },
      ['transitional', 80, 'receipt', 'receipt-needed-for-share'],
    ],
    ['定期券', { itemCode: 'commuting', amount: 48_000 }, ['books-only', 100, 'none', 'commuting-exempt']],
    ['ETC', { itemCode: 'toll', amount: 3_200 }, ['transitional', 80, 'receipt', 'receipt-needed-for-share']],
    [
      'the company pays the hotel',
      {
        itemCode: 'lodging',
        purpose: 'trip',
        paidBy: 'corporate-card',
        lodging: { city: '大阪', nights: 1 },
      },
      ['transitional', 80, 'qualified-invoice', 'invoice-needed-for-card'],
    ],
    [
      'C-21 the company’s card in a shop without a number',
      { itemCode: 'supplies', paidBy: 'corporate-card' },
      ['transitional', 80, 'receipt', 'receipt-needed-for-share'],
    ],
    [
      'C-5 hotel 9,900 + 入湯税 150, 少額特例',
      { itemCode: 'lodging', amount: 10_050, parts: [part('standard', 9_900), part('out-of-scope', 150)] },
      ['small-amount', 100, 'none', 'small-amount-exempt'],
      'B',
    ],
    [
      '10,000 exactly, 少額特例',
      { itemCode: 'supplies', amount: 10_000 },
      ['transitional', 80, 'receipt', 'receipt-needed-for-share'],
      'B',
    ],
    [
      '2029-09-30, 少額特例',
      { itemCode: 'supplies', amount: 9_999, spentOn: '2029-09-30' },
      ['small-amount', 100, 'none', 'small-amount-exempt'],
      'B',
    ],
    [
      '2029-10-01, 少額特例 is over',
      { itemCode: 'supplies', amount: 9_999, spentOn: '2029-10-01' },
      ['transitional', 50, 'receipt', 'receipt-needed-for-share'],
      'B',
    ],
    [
      'A-18 fare 29,900 and 入湯税 150 in one line',
      { itemCode: 'train', amount: 30_050, parts: [part('standard', 29_900), part('out-of-scope', 150)] },
      ['books-only', 100, 'none', 'public-transport-exempt'],
    ],
  ];

describe('SPC-021 as a table', () => {
  const tables = decisions.map(([name, line, outcome, tenant]) => ({ name, line, outcome, tenant }));
  test.each(tables)('$name', ({ line, outcome, tenant }) => {
    const masters = tenant === 'B' ? aobaKobo.masters : minato.masters;
    const company = { ...masters.company, taxAccounting: minato.masters.company.taxAccounting };
    const items = masters.items.map((item) => ({ ...item }));
    expect(judged(line, { ...masters, company, items })).toEqual(outcome);
  });

  test('C-9: the words of what is 対象外 speak of no trip rule', () => {
    const line = aLine({
      itemCode: 'lodging',
      purpose: 'trip',
      amount: 41_237,
      parts: [part('out-of-scope', 41_237)],
    });
    expect(sayFinding(judgeLine(line, contextOf()).evidence.because)).toBe(
      '支払いを確認できる領収書が必要です',
    );
  });

  test('only the last row has no conditions, so that every line has one row', () => {
    expect(creditOrder.map(({ when }) => when.length).indexOf(0)).toBe(creditOrder.length - 1);
  });

  test('every special rule that a kind names has a row', () => {
    const named = new Set(allItemKinds.flatMap((kind) => itemKinds[kind].exemptions));
    for (const exemption of named)
      expect(creditOrder.some(({ when }) => when.includes(`kind-allows-${exemption}`))).toBe(true);
  });
});
