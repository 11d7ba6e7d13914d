import { describe, expect, test } from 'vitest';
import { yen } from '#domain/money/yen.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { day } from '#test/builders/claims.ts';
import { nobody, outcomeOf, part, type LineFacts } from '#test/builders/outcomes.ts';

type Row = readonly [name: string, line: LineFacts, outcome: string, tenant?: 'B'];
const outcome = (line: LineFacts, tenant: 'B' | undefined) =>
  outcomeOf(line, (tenant === 'B' ? aobaKobo : minato).masters);

describe('rates, assets, refunds', () => {
  test.for<Row>([
    [
      'C-15 beer at 8 %',
      { amount: 1_080, memo: 'ビール', parts: [part('reduced', 1_080)] },
      '会議費 P08Q 1000+80 / qualified-invoice: invoice-needed / warn rate-alcohol',
    ],
    [
      'C-15 レモンサワー at 8 %',
      { amount: 1_080, memo: 'レモンサワー', parts: [part('reduced', 1_080)] },
      '会議費 P08Q 1000+80 / qualified-invoice: invoice-needed / warn rate-alcohol',
    ],
    [
      'C-15 サワークリーム is food',
      { amount: 1_080, memo: 'サワークリーム', parts: [part('reduced', 1_080)] },
      '会議費 P08Q 1000+80 / qualified-invoice: invoice-needed',
    ],
    [
      'C-16 99,999 税抜',
      { itemCode: 'equipment', amount: 109_998 },
      '消耗品費 P10Q 99999+9999 / qualified-invoice: invoice-needed',
    ],
    [
      'C-16 100,000 税抜',
      { itemCode: 'equipment', amount: 110_000 },
      '消耗品費 P10Q 100000+10000 / qualified-invoice: invoice-needed / warn asset-to-decide',
    ],
    [
      'C-16 107,000 at 70 % is above 100,000',
      { itemCode: 'equipment', amount: 107_000, spentOn: '2026-11-20', supplier: nobody },
      '消耗品費 P10T70 100191+6809 / receipt: receipt-needed-for-share / info registration-number-absent / warn asset-to-decide',
    ],
    [
      'C-16 99,999 税込',
      { itemCode: 'equipment', amount: 99_999 },
      '消耗品費 P10Q 99999+0 / qualified-invoice: invoice-needed',
      'B',
    ],
    [
      'C-16 two of 60,000',
      { itemCode: 'equipment', amount: 132_000, quantity: 2 },
      '消耗品費 P10Q 120000+12000 / qualified-invoice: invoice-needed',
    ],
    [
      'A-34 bought at 80 %, paid back under 70 %',
      {
        itemCode: 'supplies',
        amount: -11_000,
        spentOn: '2026-10-05',
        refund: { purchasedOn: day('2026-09-30') },
        parts: [part('standard', -11_000)],
        supplier: nobody,
      },
      '消耗品費 P10T80 -10200+-800 / receipt: refund-proof-needed',
    ],
    [
      'A-34 a part of 20,000 is no 少額',
      {
        itemCode: 'supplies',
        amount: -5_000,
        spentOn: '2026-10-05',
        refund: { purchasedOn: day('2026-09-30'), purchasedYen: yen(20_000) },
        parts: [part('standard', -5_000)],
        supplier: nobody,
      },
      '消耗品費 P10T80 -5000+0 / receipt: refund-proof-needed',
      'B',
    ],
    [
      'nothing at all',
      { amount: 0, parts: [part('standard', 0)] },
      '会議費 P10Q 0+0 / qualified-invoice: invoice-needed / block amount-not-positive',
    ],
  ])('%s', ([_name, line, expected, tenant]) => {
    expect(outcome(line, tenant)).toBe(expected);
  });
});

describe('TRN-001, SPC-020: 9,999 yen without a number, day by day', () => {
  test.each<readonly [spentOn: string, plain: string, small: string]>([
    [
      '2023-09-30',
      '消耗品費 P10Q 9090+909 / none: former-small-exempt',
      '消耗品費 P10Q 9999+0 / none: former-small-exempt',
    ],
    [
      '2023-10-01',
      '消耗品費 P10T80 9272+727 / receipt: receipt-needed-for-share',
      '消耗品費 P10Q 9999+0 / none: small-amount-exempt',
    ],
    [
      '2026-09-30',
      '消耗品費 P10T80 9272+727 / receipt: receipt-needed-for-share',
      '消耗品費 P10Q 9999+0 / none: small-amount-exempt',
    ],
    [
      '2026-10-01',
      '消耗品費 P10T70 9363+636 / receipt: receipt-needed-for-share',
      '消耗品費 P10Q 9999+0 / none: small-amount-exempt',
    ],
    [
      '2028-09-30',
      '消耗品費 P10T70 9363+636 / receipt: receipt-needed-for-share',
      '消耗品費 P10Q 9999+0 / none: small-amount-exempt',
    ],
    [
      '2028-10-01',
      '消耗品費 P10T50 9545+454 / receipt: receipt-needed-for-share',
      '消耗品費 P10Q 9999+0 / none: small-amount-exempt',
    ],
    [
      '2029-09-30',
      '消耗品費 P10T50 9545+454 / receipt: receipt-needed-for-share',
      '消耗品費 P10Q 9999+0 / none: small-amount-exempt',
    ],
    [
      '2029-10-01',
      '消耗品費 P10T50 9545+454 / receipt: receipt-needed-for-share',
      '消耗品費 P10T50 9999+0 / receipt: receipt-needed-for-share',
    ],
    [
      '2030-09-30',
      '消耗品費 P10T50 9545+454 / receipt: receipt-needed-for-share',
      '消耗品費 P10T50 9999+0 / receipt: receipt-needed-for-share',
    ],
    [
      '2030-10-01',
      '消耗品費 P10T30 9727+272 / receipt: receipt-needed-for-share',
      '消耗品費 P10T30 9999+0 / receipt: receipt-needed-for-share',
    ],
    [
      '2031-09-30',
      '消耗品費 P10T30 9727+272 / receipt: receipt-needed-for-share',
      '消耗品費 P10T30 9999+0 / receipt: receipt-needed-for-share',
    ],
    [
      '2031-10-01',
      '消耗品費 P10N 9999+0 / receipt: receipt-needed',
      '消耗品費 P10N 9999+0 / receipt: receipt-needed',
    ],
  ])('on %s', (spentOn, plain, small) => {
    const line = { itemCode: 'supplies', amount: 9_999, spentOn, supplier: nobody };
    const first = (text: string) => text.split(' / ').slice(0, 2).join(' / ');
    expect(first(outcome(line, undefined))).toBe(plain);
    expect(first(outcome(line, 'B'))).toBe(small);
  });
});
