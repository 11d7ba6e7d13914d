import { describe, expect, test } from 'vitest';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { lawOf, sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, contextOf } from '#test/builders/claims.ts';

const findingOf = (difference: Parameters<typeof aLine>[0], masters = minato.masters) => {
  const line = aLine({ itemCode: 'supplies', memo: 'ノートパソコン', ...difference });
  return judgeLine(line, contextOf(masters)).findings.find(({ kind }) => kind === 'asset-to-decide');
};

describe('C-16 goods that may be assets (EXP-015)', () => {
  test('a PC of 418,000 is warned, with the choices for 経理', () => {
    const finding = findingOf({ amount: 418_000 });
    expect(finding?.severity).toBe('warn');
    expect(finding && sayFinding(finding)).toBe(
      '1点380,000円（税抜）で100,000円以上です。点数が正しいか確認してください（費用か資産かは経理が決めます）',
    );
    expect(finding && lawOf(finding)).toEqual({
      says: '1点380,000円（税抜、1点）：固定資産（耐用年数で償却）から選んでください',
      articles: '法令133・133の2、措法67の5',
    });
  });

  test('the account stays what the item says until 経理 decides', () => {
    const line = aLine({ itemCode: 'supplies', amount: 418_000 });
    expect(judgeLine(line, contextOf()).account).toEqual({ code: '746', name: '消耗品費' });
  });

  test.each([
    ['below 100,000 without tax', 109_999, false],
    ['at 100,000 without tax', 110_000, true],
  ])('%s: %d', (_what, amount, isWarned) => {
    expect(findingOf({ amount }) !== undefined).toBe(isWarned);
  });

  test.each([
    [99_999, false],
    [100_000, true],
  ])('with tax, where the company books so: %d', (amount, isWarned) => {
    expect(findingOf({ amount }, aobaKobo.masters) !== undefined).toBe(isWarned);
  });

  test('a purchase without a number costs more: its tax is part of it', () => {
    const supplier = { name: '個人商店' };
    expect(findingOf({ amount: 106_000, spentOn: '2026-11-20', supplier })).toBeUndefined();
    expect(findingOf({ amount: 107_000, spentOn: '2026-11-20', supplier })).toBeDefined();
  });

  test('each unit counts by itself', () => {
    expect(findingOf({ amount: 418_000, quantity: 4 })).toBeUndefined();
    expect(findingOf({ amount: 418_000, quantity: 3 })?.facts).toMatchObject({
      perUnit: 126_666,
      quantity: 3,
      lumpBelow: 200_000,
    });
  });

  test.each([
    ['2026-03-31', 299_999, 300_000],
    ['2026-03-31', 300_000, undefined],
    ['2026-04-01', 399_999, 400_000],
    ['2026-04-01', 400_000, undefined],
    ['2029-03-31', 399_999, 400_000],
    ['2029-04-01', 150_000, undefined],
  ])('an entitled company may expense on %s for %d: below %s', (spentOn, amount, smallBelow) => {
    expect(findingOf({ spentOn, amount }, aobaKobo.masters)?.facts).toMatchObject(
      smallBelow === undefined ? { perUnit: amount } : { smallBelow },
    );
    expect('smallBelow' in (findingOf({ spentOn, amount }, aobaKobo.masters)?.facts ?? {})).toBe(
      smallBelow !== undefined,
    );
  });

  test('a company that has not said so is not entitled', () => {
    expect(findingOf({ amount: 165_000 })?.facts).not.toHaveProperty('smallBelow');
  });
});
