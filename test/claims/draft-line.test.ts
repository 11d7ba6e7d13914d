import { describe, expect, test } from 'vitest';
import { completeLine, completeLines, type DraftLine } from '#domain/lines/draft-line.ts';
import type { DraftTrip } from '#domain/travel/trip.ts';
import { yen } from '#domain/money/yen.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { fieldOf } from '#domain/verdicts/verdict-words.ja.ts';
import { withHead } from '#domain/verdicts/judge-incomplete.ts';
import { aLine, contextOf, day } from '#test/builders/claims.ts';

const without = (field: keyof DraftLine): DraftLine => {
  const { [field]: _gone, ...rest } = aLine();
  return { id: '1', ...rest };
};

const missingOf = (draft: DraftLine) => {
  const line = completeLine(draft);
  return line.ok ? [] : line.refusal.map(({ kind, field }) => `${kind} ${field}`);
};

describe('a line of a draft (A-33 and issue 7: anything may be saved)', () => {
  test('that is whole is the line itself', () => {
    const line = aLine({
      lodging: { city: '大阪', nights: 1 },
      participants: { headcount: 2, outside: [{ company: 'アオバ', name: '中村' }] },
    });
    expect(completeLine(line)).toEqual({ ok: true, value: line });
  });

  test.each<[string, DraftLine, string[]]>([
    ['item', without('itemCode'), ['item-missing itemCode']],
    ['date', without('spentOn'), ['date-missing spentOn']],
    ['amount', without('amount'), ['amount-missing amount']],
    ['tax rate', without('parts'), ['parts-missing parts']],
    ['payer', without('paidBy'), ['paid-by-missing paidBy']],
    ['purpose', without('purpose'), ['purpose-missing purpose']],
    [
      'amount of its second part',
      { ...aLine(), parts: [{ rate: 'reduced', amount: yen(1) }, { rate: 'standard' }] },
      ['part-amount-missing parts.1.amount'],
    ],
    [
      'everything but its id',
      { id: '1' },
      [
        'item-missing itemCode',
        'date-missing spentOn',
        'amount-missing amount',
        'paid-by-missing paidBy',
        'purpose-missing purpose',
      ],
    ],
  ])('lacks its %s, and says so by field', (_what, draft, missing) => {
    expect(missingOf(draft)).toEqual(missing);
  });

  test('may lack what is asked for only by its kind, or by nobody', () => {
    const { supplier: _supplier, memo: _memo, evidenceIds: _evidence, ...bare } = aLine();
    expect(completeLine({ ...bare, lodging: { city: '大阪' }, participants: { shop: '割烹' } })).toEqual({
      ok: true,
      value: {
        ...bare,
        supplier: { name: '' },
        memo: '',
        evidenceIds: [],
        participants: { shop: '割烹', headcount: 0, outside: [] },
      },
    });
  });

  test('never reaches the journals incomplete', () => {
    expect(() => completeLines([{ id: '7' }])).toThrow('line 7 of a submitted claim is incomplete');
  });
});

describe('judging an incomplete draft', () => {
  test('blocks the submission, judges the whole lines, and sums what is typed', () => {
    const verdict = judgeClaim(
      [aLine(), { id: '2', amount: yen(500), paidBy: 'corporate-card' }],
      contextOf(),
    );
    expect(verdict).toMatchObject({ total: 11_500, tax: 1_000, payable: 11_000, byCard: 500 });
    expect(verdict.canSubmit).toBe(false);
    expect(verdict.lines[0]?.evidence.need).toBe('qualified-invoice');
    expect(verdict.lines[1]).toMatchObject({ lineId: '2', evidence: { need: 'unknown' }, parts: [] });
  });

  test.each<[string, string, DraftTrip | undefined, string[]]>([
    ['no title', '　', undefined, ['title']],
    ['a trip of which nothing is known', '出張', {}, ['trip.destination', 'trip.startOn', 'trip.endOn']],
    [
      'a trip that ends before it begins',
      '出張',
      { destination: '大阪', startOn: day('2026-05-13'), endOn: day('2026-05-12') },
      ['trip.endOn'],
    ],
    [
      'a whole head',
      '出張',
      { destination: '大阪', startOn: day('2026-05-12'), endOn: day('2026-05-12') },
      [],
    ],
  ])('says by field what the head lacks: %s', (_what, title, trip, fields) => {
    const judged = withHead(judgeClaim([aLine()], contextOf()), {
      title,
      ...(trip === undefined ? {} : { trip }),
    });
    expect(judged.findings.map(fieldOf)).toEqual(fields);
    expect(judged.canSubmit).toBe(fields.length === 0);
  });
});
