import { expect, test } from 'vitest';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { aMeal, guests, nobody, outcomeOf, part, type LineFacts } from '#test/builders/outcomes.ts';

const played = { headcount: 0, outside: guests(1) };
const noted = (outside: readonly object[]) =>
  ({ headcount: 2, outside, shop: '酒場', address: '港区' }) as never;

test.for<readonly [name: string, line: LineFacts, outcome: string, tenant?: 'B']>([
  [
    'C-1 golf with 利用税 asks for no headcount',
    {
      itemCode: 'golf',
      amount: 9_800,
      parts: [part('standard', 9_000), part('out-of-scope', 800)],
      participants: played,
    },
    '接待交際費 P10Q 8182+818 OT 800+0 / qualified-invoice: invoice-needed',
  ],
  [
    'C-1 a round of golf typed as a meal',
    aMeal(9_800, 2, 1, { memo: 'ラウンド代', parts: [part('standard', 9_000), part('out-of-scope', 800)] }),
    '接待交際費 P10Q 8182+818 OT 800+0 / qualified-invoice: invoice-needed / warn item-denied',
  ],
  [
    'C-1 golf known by the name of the shop',
    aMeal(9_800, 2, 1, {
      participants: { headcount: 2, outside: guests(1), shop: '甲カントリー倶楽部', address: '千葉' },
    }),
    '接待交際費 P10Q 8910+890 / qualified-invoice: invoice-needed / warn item-denied',
  ],
  [
    'C-1 商品券 as a gift',
    {
      itemCode: 'gift',
      amount: 30_000,
      memo: '商品券',
      parts: [part('exempt', 30_000)],
      participants: played,
    },
    '接待交際費 NT 30000+0 / receipt: receipt-needed',
  ],
  [
    'C-1 QUOカード typed as a meal',
    aMeal(3_000, 2, 1, { memo: 'QUOカード', parts: [part('exempt', 3_000)] }),
    '接待交際費 NT 3000+0 / receipt: receipt-needed / warn rate-unlikely / warn item-denied',
  ],
  [
    'C-1 a part without tax is no 飲食',
    aMeal(3_000, 2, 1, { memo: 'お礼', parts: [part('exempt', 3_000)] }),
    '接待交際費 NT 3000+0 / receipt: receipt-needed / warn rate-unlikely / warn not-a-meal',
  ],
  [
    'C-1 food as a gift at 8 %',
    {
      itemCode: 'gift',
      amount: 5_400,
      memo: 'お中元',
      parts: [part('reduced', 5_400)],
      participants: played,
    },
    '接待交際費 P08Q 5000+400 / qualified-invoice: invoice-needed',
  ],
  [
    'C-1 お土産 on the bill of a meal',
    aMeal(8_000, 2, 1, { memo: '会食とお土産' }),
    '接待交際費 P10Q 7273+727 / qualified-invoice: invoice-needed / warn item-denied',
  ],
  [
    'C-1 tickets to a play typed as a meal',
    aMeal(16_000, 2, 1, { memo: '観劇' }),
    '接待交際費 P10Q 14546+1454 / qualified-invoice: invoice-needed / warn not-a-meal',
  ],
  [
    'C-1 the guests’ car typed as a meal',
    aMeal(6_000, 2, 1, { memo: 'お客様の送迎' }),
    '接待交際費 P10Q 5455+545 / qualified-invoice: invoice-needed / warn not-a-meal',
  ],
  [
    'C-1 香典 with a headcount',
    {
      itemCode: 'entertainment',
      amount: 10_000,
      memo: '香典',
      parts: [part('out-of-scope', 10_000)],
      participants: { headcount: 2, outside: guests(1) },
    },
    '接待交際費 OT 10000+0 / receipt: receipt-needed / warn item-denied',
  ],
  [
    'C-1 香典 without proof',
    {
      itemCode: 'condolence',
      amount: 10_000,
      memo: '香典',
      parts: [part('out-of-scope', 10_000)],
      participants: played,
      supplier: { name: '' },
      evidenceIds: [],
    },
    '接待交際費（慶弔） OT 10000+0 / receipt!: occasion-proof-needed / block occasion-proof-missing',
  ],
  [
    'C-2 関係 of ideographic blanks',
    aMeal(8_000, 2, 1, { participants: noted([{ company: '甲', name: '乙', relation: '　　' }]) }),
    '接待交際費 P10Q 7273+727 / qualified-invoice: invoice-needed / warn meal-record-incomplete',
  ],
  [
    'C-2 関係 of blanks',
    aMeal(8_000, 2, 1, { participants: noted([{ company: '甲', name: '乙', relation: '  ' }]) }),
    '接待交際費 P10Q 7273+727 / qualified-invoice: invoice-needed / warn meal-record-incomplete',
  ],
  [
    'C-2 会社名 of an ideographic blank',
    aMeal(8_000, 2, 1, { participants: noted([{ company: '　', name: '乙', relation: '客' }]) }),
    '接待交際費 P10Q 7273+727 / qualified-invoice: invoice-needed / warn outside-names-missing',
  ],
  [
    'C-3 2 of 2 from outside',
    aMeal(8_000, 2, 2),
    '接待交際費 P10Q 7273+727 / qualified-invoice: invoice-needed / warn own-staff-missing',
  ],
  [
    'C-3 more guests than people',
    aMeal(8_000, 1, 2),
    '接待交際費 P10Q 7273+727 / qualified-invoice: invoice-needed / block headcount-too-small',
  ],
  [
    'C-4 nobody named from outside',
    aMeal(8_000, 2, 0),
    '接待交際費 P10Q 7273+727 / qualified-invoice: invoice-needed / warn outside-names-missing',
  ],
  [
    'C-4 staff only',
    aMeal(48_000, 4, 0, {
      participants: { headcount: 4, outside: [], isStaffOnly: true, shop: '酒場', address: '港区' },
    }),
    '接待交際費 P10Q 43637+4363 / qualified-invoice: invoice-needed / warn staff-meal-entertainment',
  ],
  [
    'EXP-002 exactly 10,000 per head',
    aMeal(22_000, 2),
    '会議費 P10Q 20000+2000 / qualified-invoice: invoice-needed / info meal-excluded',
  ],
  [
    'C-14 one yen more',
    aMeal(22_001, 2),
    '接待交際費 P10Q 20001+2000 / qualified-invoice: invoice-needed / info meal-over-limit',
  ],
  [
    'EXP-002 22,000 / 2 at 8 %',
    aMeal(22_000, 2, 1, { parts: [part('reduced', 22_000)] }),
    '接待交際費 P08Q 20371+1629 / qualified-invoice: invoice-needed / info meal-over-limit',
  ],
  [
    'EXP-002 no number, 70 %',
    aMeal(22_000, 2, 1, { spentOn: '2026-11-20', supplier: nobody }),
    '接待交際費 P10T70 20600+1400 / receipt: receipt-needed-for-share / info registration-number-absent / info meal-over-limit',
  ],
  [
    'EXP-002 税込経理, exactly 10,000',
    aMeal(20_000, 2),
    '会議費 P10Q 20000+0 / qualified-invoice: invoice-needed / info meal-excluded',
    'B',
  ],
  [
    'EXP-002 税込経理, one yen more',
    aMeal(20_001, 2),
    '接待交際費 P10Q 20001+0 / qualified-invoice: invoice-needed / info meal-over-limit',
    'B',
  ],
  [
    'EXP-001 5,000 until 2024-03-31',
    aMeal(11_000, 2, 1, { spentOn: '2024-03-31' }),
    '会議費 P10Q 10000+1000 / qualified-invoice: invoice-needed / info meal-excluded',
  ],
  [
    'EXP-001 5,001 on 2024-03-31',
    aMeal(11_002, 2, 1, { spentOn: '2024-03-31' }),
    '接待交際費 P10Q 10002+1000 / qualified-invoice: invoice-needed / info meal-over-limit',
  ],
  [
    'EXP-001 5,001 on 2024-04-01',
    aMeal(11_002, 2, 1, { spentOn: '2024-04-01' }),
    '会議費 P10Q 10002+1000 / qualified-invoice: invoice-needed / info meal-excluded',
  ],
])('%s', ([_name, line, outcome, tenant]) => {
  expect(outcomeOf(line, (tenant === 'B' ? aobaKobo : minato).masters)).toBe(outcome);
});
