import { describe, expect, test } from 'vitest';
import type { ClaimLine } from '#domain/lines/line.ts';
import type { Looks } from '#domain/evidence/looks.ts';
import { isEvidenceId } from '#domain/kernel/ids.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { aLine, aReceipt, aTrain, contextOf, known, registered } from '#test/builders/claims.ts';

const judged = (line: ClaimLine, masters?: Parameters<typeof contextOf>[0]) => {
  const { evidence, parts, findings } = judgeLine(line, contextOf(masters));
  return {
    need: evidence.need,
    isMet: evidence.isMet,
    because: evidence.because.kind,
    deduction: parts[0]?.deduction,
    blocks: findings.filter(({ severity }) => severity === 'block').map(sayFinding),
    kinds: findings.map(({ kind }) => kind),
  };
};
const nobody = { name: '個人タクシー' };

describe('asking for evidence', () => {
  test('asks for none on a train below 30,000 yen (A-01, SPC-010)', () => {
    const { evidence, findings } = judgeLine(aTrain(), contextOf());
    expect(evidence).toMatchObject({ need: 'none', isMet: true });
    expect(sayFinding(evidence.because)).toBe(
      '公共交通機関特例（29,440円 < 30,000円）のため、領収書がなくても申請できます',
    );
    expect(findings).toEqual([]);
  });

  test('falls back on the trip rule for two tickets bought at once (A-02, SPC-014)', () => {
    const line = aTrain({ amount: 58_880 });
    expect(judged(line)).toEqual({
      need: 'none',
      isMet: true,
      because: 'trip-exempt',
      deduction: 'books-only',
      blocks: [],
      kinds: ['public-transport-over-limit'],
    });
  });

  test('wants the invoice when the company card paid (A-03, SPC-014a)', () => {
    const byCard = aTrain({ amount: 58_880, paidBy: 'corporate-card' });
    expect(judged(byCard)).toMatchObject({
      need: 'qualified-invoice',
      isMet: false,
      because: 'invoice-needed-for-card',
      blocks: ['領収書（適格請求書）を添付してください'],
    });
    expect(judged({ ...byCard, evidenceIds: [aReceipt] })).toMatchObject({ isMet: true, blocks: [] });
  });

  test.each([
    [29_999, 'none'],
    [30_000, 'qualified-invoice'],
  ])('draws the line on ordinary train rides strictly: %d needs %s (SPC-010)', (amount, need) => {
    expect(judged(aTrain({ amount, purpose: 'ordinary' })).need).toBe(need);
  });

  test.each([
    ['air', 'qualified-invoice', 'invoice-needed'],
    ['taxi', 'receipt', 'receipt-needed-for-share'],
  ])('never counts %s as public transport (SPC-010)', (itemCode, need, because) => {
    const line = aLine({ itemCode, amount: 3_300, supplier: nobody, evidenceIds: [] });
    expect(judged(line)).toMatchObject({ need, because });
  });

  test.each([
    ['air', 'trip', 'employee', 'trip-exempt'],
    ['taxi', 'trip', 'employee', 'trip-exempt'],
    ['taxi', 'ordinary', 'employee', 'receipt-needed-for-share'],
    ['taxi', 'trip', 'corporate-card', 'invoice-needed-for-card'],
    ['supplies', 'trip', 'employee', 'receipt-needed-for-share'],
  ] as const)('on %s, %s, paid by %s: %s (SPC-014)', (itemCode, purpose, paidBy, because) => {
    const line = aLine({ itemCode, purpose, paidBy, supplier: nobody, evidenceIds: [] });
    expect(judged(line).because).toBe(because);
  });

  test.each([
    ['vending', 29_999, 'vending-exempt'],
    ['vending', 30_000, 'receipt-needed-for-share'],
    ['postage', 84_000, 'postal-exempt'],
  ])('on %s of %d: %s (SPC-012, SPC-013)', (itemCode, amount, because) => {
    expect(judged(aLine({ itemCode, amount, supplier: { name: '' } })).because).toBe(because);
  });

  test('prefers a number on a receipt that is there anyway (SPC-021)', () => {
    const withNumber = { supplier: registered };
    expect(judged(aTrain({ ...withNumber, evidenceIds: [aReceipt] })).deduction).toBe('qualified');
    expect(judged(aTrain(withNumber))).toMatchObject({ need: 'none', deduction: 'books-only' });
  });

  test('wants a receipt, not an invoice, where there is no consumption tax', () => {
    const line = aLine({ itemCode: 'stamp-duty', amount: 200, parts: [], supplier: nobody, evidenceIds: [] });
    const parts = [{ rate: 'out-of-scope', amount: line.amount }] as const;
    expect(judged({ ...line, parts })).toMatchObject({
      need: 'receipt',
      because: 'receipt-needed',
      blocks: ['領収書を添付してください'],
    });
  });
});

const small = (amount: number, spentOn = '2026-05-20') =>
  aLine({ itemCode: 'supplies', amount, spentOn, supplier: nobody, evidenceIds: [] });

describe('small amounts', () => {
  test.each([
    [9_999, '2026-05-20', 'small-amount'],
    [10_000, '2026-05-20', 'transitional'],
    [12_000, '2026-05-20', 'transitional'],
    [9_999, '2029-09-30', 'small-amount'],
    [9_999, '2029-10-01', 'transitional'],
  ])('%d on %s are judged %s for an entitled company (SPC-020)', (amount, spentOn, deduction) => {
    expect(judged(small(amount, spentOn), aobaKobo.masters).deduction).toBe(deduction);
  });

  test('do not exist for other companies, nor outside the periods named (SPC-020)', () => {
    expect(judged(small(9_999)).deduction).toBe('transitional');
    const { company } = aobaKobo.masters;
    const unnamed = { ...aobaKobo.masters, company: { ...company, smallAmountPeriods: [] } };
    expect(judged(small(9_999), unnamed).deduction).toBe('transitional');
  });

  test('give way to public transport in the order of the law (SPC-021)', () => {
    expect(judged(aTrain({ amount: 190 }), aobaKobo.masters).because).toBe('public-transport-exempt');
  });
});

const found = (line: ClaimLine) =>
  judgeLine(line, contextOf()).findings.map(({ kind, severity }) => `${severity} ${kind}`);

describe('a registration number', () => {
  test.each([
    [{ name: '甲', registrationNumber: 'T1180301018772' }, 'registration-number-wrong-digit', 'block'],
    [{ name: '甲', registrationNumber: 'T123' }, 'registration-number-malformed', 'block'],
    [
      { name: '甲', registrationNumber: 'T1180301018772', kind: 'individual' },
      'registration-number-unusual',
      'warn',
    ],
  ] as const)('%j is told as %s (INV-003)', (supplier, kind, severity) => {
    expect(judgeLine(aLine({ supplier }), contextOf()).findings).toContainEqual(
      expect.objectContaining({ kind, severity }),
    );
  });

  test('missing on a carrier’s invoice is warned of, on a taxi only noted (TRN-001)', () => {
    const taxi = aLine({ itemCode: 'taxi', supplier: nobody });
    expect(found(taxi)).toEqual(['info registration-number-absent']);
    expect(found({ ...taxi, itemCode: 'air' })).toEqual(['warn registration-number-absent']);
  });
});

describe('A-23 a file that was kept as 添付', () => {
  const another = known(isEvidenceId, '01KEV1DENCE000000000000002');
  const withLooks = (looks: Looks | undefined, more: Partial<ClaimLine> = {}) => {
    const line = aLine({ evidenceIds: [aReceipt], ...more });
    const { evidence, findings } = judgeLine(line, {
      ...contextOf(),
      looksOf: (id) => (id === aReceipt ? looks : 'sound'),
    });
    return { isMet: evidence.isMet, kinds: findings.map(({ kind }) => kind) };
  };

  test.each(['damaged', 'encrypted', 'misnamed', 'unknown'] as const)('and is %s meets no need', (looks) => {
    expect(withLooks(looks)).toEqual({
      isMet: false,
      kinds: expect.arrayContaining(['evidence-missing', 'evidence-unsound']),
    });
  });

  test.each(['sound', undefined] as const)('as against one that is %s', (looks) => {
    const { isMet, kinds } = withLooks(looks);
    expect(isMet).toBe(true);
    expect(kinds).not.toContain('evidence-unsound');
  });

  test('is warned of beside a sound one, which suffices', () => {
    const { isMet, kinds } = withLooks('encrypted', {
      evidenceIds: [aReceipt, another],
    });
    expect(isMet).toBe(true);
    expect(kinds).toContain('evidence-unsound');
  });
});
