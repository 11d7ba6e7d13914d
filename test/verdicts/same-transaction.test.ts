import { describe, expect, test } from 'vitest';
import type { ClaimLine } from '#domain/lines/line.ts';
import { yen } from '#domain/money/yen.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, aTrain, contextOf } from '#test/builders/claims.ts';

const bought = (id: string, amount: number, difference: Partial<ClaimLine> = {}) =>
  aLine({
    id,
    itemCode: 'supplies',
    amount,
    supplier: { name: '文具のサンプル' },
    memo: '文具',
    ...difference,
  });
const judged = (lines: readonly ClaimLine[], masters = aobaKobo.masters) =>
  judgeClaim(lines, contextOf(masters)).lines.map(({ evidence, findings }) => [
    evidence.because.kind,
    findings.some(({ kind }) => kind === 'same-transaction-asked'),
  ]);

describe('C-6 lines of one supplier and day (SPC-020)', () => {
  test('9,000 + 1,900 are exempt apart, and asked about', () => {
    expect(judged([bought('1', 9_000), bought('2', 1_900)])).toEqual([
      ['small-amount-exempt', true],
      ['small-amount-exempt', true],
    ]);
  });

  test.each<[string, Partial<ClaimLine>, Partial<ClaimLine>]>([
    ['one word suffices', { isSameTransaction: true }, {}],
    ['both say so', { isSameTransaction: true }, { isSameTransaction: true }],
    [
      'the shop is written in another way',
      { isSameTransaction: true, supplier: { name: '文具の サンプル' } },
      { supplier: { name: '文具のｻﾝﾌﾟﾙ' } },
    ],
  ])('are judged together where the user says so: %s', (_what, first, second) => {
    expect(judged([bought('1', 9_000, first), bought('2', 1_900, second)])).toEqual([
      ['receipt-needed-for-share', false],
      ['receipt-needed-for-share', false],
    ]);
  });

  test.each<[string, ClaimLine]>([
    ['who says no', bought('2', 1_900, { isSameTransaction: false })],
    ['another shop', bought('2', 1_900, { supplier: { name: '別の店' } })],
    ['another day', bought('2', 1_900, { spentOn: aTrain().spentOn })],
    ['too little to matter', bought('2', 999)],
  ])('are not asked about: %s', (_what, second) => {
    expect(judged([bought('1', 9_000), second])).toEqual([
      ['small-amount-exempt', false],
      ['small-amount-exempt', false],
    ]);
  });

  test('of one T-number are one supplier, however it is called', () => {
    const number = { registrationNumber: 'T1180301018771', kind: 'corporation' as const };
    const [first, second] = ['サンプル本店', 'サンプル支店'].map((name, index) =>
      bought(`${index}`, 6_000, { supplier: { name, ...number }, evidenceIds: [] }),
    );
    expect(first && second && judged([first, second]).map(([, isAsked]) => isAsked)).toEqual([true, true]);
  });
});

describe('C-6 fares of one purchase (SPC-010)', () => {
  const tickets = (first: Partial<ClaimLine> = {}) => {
    const [there, back] = [aTrain({ id: '1', amount: 20_000 }), aTrain({ id: '2', amount: 14_000 })];
    return [
      {
        ...there,
        purpose: 'ordinary' as const,
        parts: [{ rate: 'standard' as const, amount: yen(20_000) }],
        ...first,
      },
      { ...back, purpose: 'ordinary' as const, parts: [{ rate: 'standard' as const, amount: yen(14_000) }] },
    ];
  };
  test('20,000 + 14,000 are asked about, and over 30,000 where they are one', () => {
    expect(judged(tickets(), minato.masters)).toEqual([
      ['public-transport-exempt', true],
      ['public-transport-exempt', true],
    ]);
    expect(judged(tickets({ isSameTransaction: true }), minato.masters)).toEqual([
      ['invoice-needed', false],
      ['invoice-needed', false],
    ]);
  });
});
