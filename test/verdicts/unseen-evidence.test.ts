import { describe, expect, test } from 'vitest';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { registered } from '#test/builders/claims.ts';
import { nobody, outcomeOf, part, type LineFacts } from '#test/builders/outcomes.ts';

type Row = readonly [name: string, line: LineFacts, outcome: string, tenant?: 'B'];
const outcome = (line: LineFacts, tenant: 'B' | undefined) =>
  outcomeOf(line, (tenant === 'B' ? aobaKobo : minato).masters);
const bare = { supplier: { name: '' }, evidenceIds: [] };
const ride = { itemCode: 'train', ...bare, journey: { from: '関空', to: '羽田', isRoundTrip: false } };

describe('what proves the deduction', () => {
  test.for<Row>([
    [
      'C-9 a taxi abroad by card',
      {
        itemCode: 'taxi',
        amount: 5_000,
        paidBy: 'corporate-card',
        purpose: 'trip',
        parts: [part('out-of-scope', 5_000)],
        evidenceIds: [],
      },
      '旅費交通費 OT 5000+0 / receipt!: receipt-needed / block evidence-missing',
    ],
    [
      'SPC-012 コインロッカー',
      { itemCode: 'vending', amount: 700, memo: 'コインロッカー', ...bare },
      '会議費 P10Q 637+63 / none: vending-exempt',
    ],
    [
      'SPC-012 コインロッカー typed as goods',
      { itemCode: 'supplies', amount: 700, memo: 'コインロッカー', ...bare },
      '消耗品費 P10T80 650+50 / receipt!: receipt-needed-for-share / warn item-proposed / block supplier-missing / block evidence-missing / info registration-number-absent',
    ],
    [
      'SPC-012 ATM fee',
      { itemCode: 'vending', amount: 220, memo: 'ATM手数料', ...bare },
      '会議費 P10Q 200+20 / none: vending-exempt',
    ],
    [
      'SPC-012 internet banking is none',
      { itemCode: 'vending', amount: 440, memo: 'ネットバンキング振込手数料', ...bare },
      '会議費 P10T80 408+32 / receipt!: receipt-needed-for-share / warn item-denied / block evidence-missing / info registration-number-absent',
    ],
    [
      'C-7 Times in Latin letters',
      { itemCode: 'vending', amount: 600, memo: 'Times 渋谷', ...bare },
      '会議費 P10T80 557+43 / receipt!: receipt-needed-for-share / warn item-denied / block evidence-missing / info registration-number-absent',
    ],
    [
      'C-8 書留 is handed over at the counter',
      { itemCode: 'postage', amount: 480, memo: '書留', ...bare },
      '通信費 P10T80 446+34 / receipt!: receipt-needed-for-share / warn item-denied / block evidence-missing / info registration-number-absent',
    ],
    [
      'C-8 at the counter below 10,000 with 少額特例',
      { itemCode: 'postage', amount: 1_230, memo: '窓口', ...bare },
      '通信費 P10Q 1230+0 / none: small-amount-exempt / warn item-denied',
      'B',
    ],
    [
      'C-8 a letter to SYSTEMS is no EMS',
      { itemCode: 'postage', amount: 110, memo: 'ABC SYSTEMS へ送付', ...bare },
      '通信費 P10Q 100+10 / none: postal-exempt',
    ],
    [
      'SPC-010 exactly 30,000',
      { ...ride, amount: 30_000 },
      '旅費交通費 P10T80 27819+2181 / qualified-invoice!: invoice-needed / block evidence-missing / info public-transport-over-limit / warn registration-number-absent',
    ],
    [
      'SPC-010 one yen less',
      { ...ride, amount: 29_999 },
      '旅費交通費 P10Q 27272+2727 / none: public-transport-exempt',
    ],
    [
      'SPC-010 a budget airline is no train',
      { ...ride, amount: 8_990, memo: 'ピーチ' },
      '旅費交通費 P10T80 8337+653 / qualified-invoice!: invoice-needed / warn item-denied / block evidence-missing / warn registration-number-absent',
    ],
    [
      'SPC-010 手回り品 is no fare',
      { ...ride, amount: 290, memo: '手回り品切符' },
      '旅費交通費 P10T80 269+21 / qualified-invoice!: invoice-needed / warn item-denied / block evidence-missing / warn registration-number-absent',
    ],
    [
      'SPC-010 a hired car is no train',
      { ...ride, amount: 8_000, memo: 'レンタカー' },
      '旅費交通費 P10T80 7419+581 / qualified-invoice!: invoice-needed / warn item-denied / block evidence-missing / warn registration-number-absent',
    ],
    [
      'SPC-010 TANAKA is no ANA',
      { ...ride, amount: 500, memo: 'TANAKA様 訪問' },
      '旅費交通費 P10Q 455+45 / none: public-transport-exempt',
    ],
    [
      'SPC-010 ETC is a toll',
      { ...ride, amount: 1_320, memo: 'ETC' },
      '旅費交通費 P10T80 1224+96 / qualified-invoice!: invoice-needed / warn item-denied / block evidence-missing / warn registration-number-absent',
    ],
    [
      'toll without a number or receipt',
      { itemCode: 'toll', amount: 1_320, supplier: { name: 'NEXCO西日本' }, evidenceIds: [] },
      '旅費交通費 P10T80 1224+96 / receipt!: receipt-needed-for-share / block evidence-missing / info registration-number-absent',
    ],
    [
      'C-5 9,900 and 入湯税 150 with 少額特例',
      {
        itemCode: 'lodging',
        amount: 10_050,
        lodging: { city: '大阪', nights: 1 },
        supplier: nobody,
        parts: [part('standard', 9_900), part('out-of-scope', 150)],
        evidenceIds: [],
      },
      '旅費交通費 P10Q 9900+0 OT 150+0 / none: small-amount-exempt',
      'B',
    ],
    [
      'C-5 10,000 and 入湯税 150 with 少額特例',
      {
        itemCode: 'lodging',
        amount: 10_150,
        lodging: { city: '大阪', nights: 1 },
        supplier: nobody,
        parts: [part('standard', 10_000), part('out-of-scope', 150)],
        evidenceIds: [],
      },
      '旅費交通費 P10T80 10000+0 OT 150+0 / receipt!: receipt-needed-for-share / block evidence-missing / info registration-number-absent',
      'B',
    ],
    [
      'C-11 no supplier',
      { supplier: { name: '　' } },
      '会議費 P10T80 10200+800 / receipt: receipt-needed-for-share / block supplier-missing / info registration-number-absent',
    ],
    [
      'C-17 an individual’s odd number',
      { supplier: { name: '個人', kind: 'individual', registrationNumber: 'T1234567890123' } },
      '会議費 P10Q 10000+1000 / qualified-invoice: invoice-needed / warn registration-number-unusual',
    ],
    [
      'C-17 a company’s wrong digit',
      { supplier: { name: '甲社', registrationNumber: 'T1234567890123' } },
      '会議費 P10T80 10200+800 / receipt: receipt-needed-for-share / block registration-number-wrong-digit',
    ],
    [
      'INV-010 a number and no paper',
      { supplier: registered, evidenceIds: [] },
      '会議費 P10Q 10000+1000 / qualified-invoice!: invoice-needed / block evidence-missing',
    ],
  ])('%s', ([_name, line, expected, tenant]) => {
    expect(outcome(line, tenant)).toBe(expected);
  });
});
