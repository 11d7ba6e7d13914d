import { describe, expect, test } from 'vitest';
import { shippedProfile } from '#domain/exports/yayoi-profile.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { withBooks, type BooksContext } from '#domain/exports/judge-books.ts';
import { accountFor, sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, aTrain, contextOf, day } from '#test/builders/claims.ts';

const { company, items } = minato.masters;
const onPaper: BooksContext = { company, items, format: shippedProfile, today: day('2026-06-15') };

type Options = { readonly title?: string; readonly books?: BooksContext };
const judged = (line: ClaimLine, { title = '5月の経費', books = onPaper }: Options = {}) =>
  withBooks(judgeClaim([line], contextOf()), { title, lines: [line] }, books);
const foundIn = (line: ClaimLine, options?: Options) =>
  (judged(line, options).lines[0]?.findings ?? []).filter(({ rule = '' }) => /^(ACC|EXP-051)/.test(rule));
const kindsAndFields = (findings: readonly { readonly kind: string; readonly field?: string }[]) =>
  findings.map(({ kind, field }) => (field === undefined ? kind : `${kind} ${field}`));

describe('A-20 every text that can reach a file is looked at when it is typed', () => {
  test.each<[string, ClaimLine, readonly string[]]>([
    ['memo', aLine({ memo: '打合せ😀' }), ['memo-unmappable memo']],
    ['supplier', aLine({ supplier: { name: '𠮷野家' } }), ['memo-unmappable supplier.name']],
    [
      'journey',
      aTrain({ spentOn: '2026-05-12', journey: { from: '葛󠄀城', to: '𩸽町', isRoundTrip: false } }),
      ['memo-unmappable journey'],
    ],
    ['nothing', aLine({ memo: '髙﨑①㈱〜−' }), []],
  ])('%s', (_what, line, found) => {
    expect(kindsAndFields(foundIn(line))).toEqual(found);
  });

  test('the title, which stands beside 未払金', () => {
    const { findings } = judged(aLine(), { title: '備品まとめ🎉' });
    expect(findings.map(sayFinding)).toEqual([
      '件名に会計ソフトで使えない文字「🎉」が含まれています。別の文字に直してください',
    ]);
  });

  test('no character is missing where the company’s files are UTF-8', () => {
    const books = { ...onPaper, format: { product: 'next', encoding: 'utf-8' } as const };
    expect(judged(aLine({ memo: '😀' }), { title: '🎉', books }).findings).toEqual([]);
  });
});

describe('C-13 what a file will shorten is told when it is typed', () => {
  test('free words, with what will be left of them', () => {
    const [finding] = foundIn(aLine({ memo: '来期の販売計画についての打合せ、その後の懇親会と会場の下見' }));
    expect(finding && sayFinding(finding)).toBe(
      '会計ソフトの摘要では「株式会社サンプル 来期の販売計画についての打合せ、その後の懇親…」と短くなります。要点を短く書いてください',
    );
  });

  test('a supplier that has no room is to be shortened by people', () => {
    const supplier = { ...aLine().supplier, name: '特定非営利活動法人'.repeat(5) };
    expect(kindsAndFields(foundIn(aLine({ supplier })))).toEqual(['supplier-name-too-long']);
  });

  test('Online has room for 30 characters', () => {
    const line = aLine({ memo: '来期の販売計画についての打合せと下見' });
    const books = { ...onPaper, format: { product: 'online', encoding: 'cp932' } as const };
    expect(foundIn(line)).toEqual([]);
    expect(kindsAndFields(foundIn(aLine({ memo: `${line.memo}と懇親会` }), { books }))).toEqual([
      'memo-shortened',
    ]);
    expect(kindsAndFields(judged(line, { title: '件'.repeat(31), books }).findings)).toEqual([
      'title-shortened',
    ]);
  });
});

describe('C-19 a line of a closed month', () => {
  test('is told to the applicant and to 経理, and does not block', () => {
    const line = aLine({ spentOn: '2023-08-15' });
    const [finding] = foundIn(line);
    expect(finding?.severity).toBe('warn');
    expect(finding && sayFinding(finding)).toBe(
      '利用日2023-08-15の月は締め済みのため、仕訳は2026-04-01の日付で計上されます（日付が正しければ、このまま申請できます）',
    );
    expect(finding && accountFor(finding)).toContain('2023-08-15の月は締め済み');
    expect(judged(line).canSubmit).toBe(true);
  });

  test('is nothing to tell in an open month', () => {
    expect(foundIn(aLine({ spentOn: '2026-04-01' }))).toEqual([]);
  });
});
