import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimInBrief } from '#domain/claims/claim-in-brief.ja.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import { countFindings, mustBeOpened } from '#domain/verdicts/worth-seeing.ts';

const line = (id: string, more: Partial<DraftLine> = {}): DraftLine => ({ id, ...more });
const judged = (accounts: Readonly<Record<string, string>>) => ({
  lines: Object.entries(accounts).map(
    ([lineId, name]) => ({ lineId, account: { code: name, name } }) as never,
  ),
});

describe('a claim in a few words', () => {
  test('says each account once, how many lines, and with whom', () => {
    const lines = [
      line('1', { journey: { from: '新宿', to: '横浜', isRoundTrip: true } }),
      line('2', { journey: { from: '品川', to: '新大阪', isRoundTrip: false } }),
      line('3', { supplier: { name: 'JR東日本' } }),
      line('4', { supplier: { name: '' }, participants: { shop: '喫茶みなと' } }),
      line('5', { lodging: { city: '大阪', nights: 2 } }),
    ];
    const accounts = { 1: '旅費交通費', 2: '旅費交通費', 3: '旅費交通費', 4: '会議費', 5: '旅費交通費' };
    expect(claimInBrief(lines, judged(accounts))).toBe(
      '旅費交通費4件（新宿⇄横浜、品川→新大阪 ほか）・会議費（喫茶みなと）',
    );
  });

  test('cuts long names, and counts the accounts beyond three', () => {
    const lines = ['1', '2', '3', '4', '5'].map((id) =>
      line(id, { supplier: { name: '株式会社とても長い名前の取引先' } }),
    );
    const accounts = { 1: '消耗品費', 2: '通信費', 3: '新聞図書費', 4: '会議費', 5: '支払手数料' };
    expect(claimInBrief(lines, judged(accounts))).toBe(
      '消耗品費（株式会社とても長い名前の取…）・通信費（株式会社とても長い名前の取…）・新聞図書費（株式会社とても長い名前の取…）・ほか2科目',
    );
  });

  test('stays within 170 characters, whatever stands in it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 100 }), (rows) => {
        const lines = rows.map(([name], index) => line(`${index}`, { supplier: { name } }));
        const accounts = Object.fromEntries(rows.map(([, account], index) => [`${index}`, account]));
        expect(Array.from(claimInBrief(lines, judged(accounts))).length).toBeLessThanOrEqual(170);
      }),
    );
  });
});

const finding = (severity: 'block' | 'warn' | 'info') => ({ severity }) as never;

describe('what somebody has to look at', () => {
  test.each([
    ['nothing', [], [], { block: 0, warn: 0 }, false],
    ['what only informs', ['info'], ['info'], { block: 0, warn: 0 }, false],
    ['a warning of a line', ['warn', 'info'], [], { block: 0, warn: 1 }, true],
    ['a warning of the claim', [], ['warn'], { block: 0, warn: 1 }, true],
    ['something that blocks', ['block'], ['warn'], { block: 1, warn: 1 }, true],
  ] as const)('%s', (_what, ofLine, ofClaim, counts, isToBeOpened) => {
    const verdict = { lines: [{ findings: ofLine.map(finding) }], findings: ofClaim.map(finding) };
    expect(countFindings(verdict)).toEqual(counts);
    expect(mustBeOpened(verdict)).toBe(isToBeOpened);
  });
});
