import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { describe, expect, test } from 'vitest';
import type { RateCategory } from '#domain/lines/line.ts';
import { yen } from '#domain/money/yen.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, contextOf } from '#test/builders/claims.ts';

const part = (rate: RateCategory, amount: number) => ({ rate, amount: yen(amount) });
const judged = (line: Parameters<typeof aLine>[0]) => ({
  kinds: judgeLine(aLine(line), contextOf()).findings.map(({ kind }) => kind),
});

/** The demonstration's masters, of which an item asks otherwise. */
const asking = (itemCode: string, asks: NonNullable<ExpenseItem['asks']>) => ({
  ...minato.masters,
  items: minato.masters.items.map((item) => (item.code === itemCode ? { ...item, asks } : item)),
});

describe('C-11: name and content are in the books (消法30⑧)', () => {
  test.each([
    ['supplies', { name: '' }, 'block supplier-missing'],
    ['taxi', { name: ' ' }, 'block supplier-missing'],
    ['parking', { name: '' }, 'block supplier-missing'],
  ])('%s without a supplier is blocked', (itemCode, supplier, finding) => {
    const claim = judgeClaim([aLine({ itemCode, supplier })], contextOf());
    expect(claim.lines[0]?.findings.map(({ severity, kind }) => `${severity} ${kind}`)).toContain(finding);
    expect(claim.canSubmit).toBe(false);
  });

  test.each(['vending', 'postage', 'train', 'commuting'])('%s may be nameless', (itemCode) => {
    const journey = { from: '新橋', to: '大宮', isRoundTrip: false };
    expect(judged({ itemCode, amount: 500, supplier: { name: '' }, journey }).kinds).toEqual([]);
  });

  test.each(['vending', 'postage', 'stamp-duty'])(
    '%s says a supplier or a content, whichever, and is blocked without both (SPC-001)',
    (itemCode) => {
      const parts = itemCode === 'stamp-duty' ? { parts: [part('out-of-scope', 500)] } : {};
      const bare = { itemCode, amount: 500, supplier: { name: '' }, memo: '', ...parts };
      expect(judged(bare).kinds).toContain('description-missing');
      expect(judged({ ...bare, memo: '東京駅3番線' }).kinds).not.toContain('description-missing');
      expect(judged({ ...bare, supplier: { name: '東京駅' } }).kinds).not.toContain('description-missing');
    },
  );

  test('one word is asked for once: a line without supplier and content lacks the supplier', () => {
    const { kinds } = judged({ itemCode: 'taxi', supplier: { name: '' }, memo: '' });
    expect(kinds).toContain('supplier-missing');
    expect(kinds).not.toContain('description-missing');
  });

  test.each([
    ['meeting', 'headcount-missing', 'participants'],
    ['train', 'journey-missing', 'journey'],
  ] as const)('%s is blocked for %s, unless the company asks for less', (itemCode, kind, field) => {
    const { participants: _participants, journey: _journey, ...line } = aLine({ itemCode, amount: 500 });
    const severities = (context = contextOf()) =>
      judgeLine(line, context).findings.flatMap((finding) =>
        finding.kind === kind ? [finding.severity] : [],
      );
    expect(severities()).toEqual(['block']);
    expect(severities(contextOf(asking(itemCode, { [field]: 'optional' })))).toEqual([]);
  });

  test('what is bought is asked for where the item does not say it', () => {
    expect(judged({ itemCode: 'supplies', memo: '' }).kinds).toEqual(['content-missing']);
    expect(judged({ itemCode: 'taxi', memo: '' }).kinds).toEqual([]);
  });

  test('a company may ask for more, and the judge asks with it', () => {
    const context = contextOf(asking('taxi', { purpose: 'required', journey: 'wanted' }));
    const { findings } = judgeLine(aLine({ itemCode: 'taxi', memo: ' ' }), context);
    expect(findings.map(({ severity, kind }) => `${severity} ${kind}`)).toEqual([
      'warn journey-missing',
      'block content-missing',
    ]);
  });
});
