import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { expectedTotals } from '#domain/exports/expected-totals.ts';
import { packFiles } from '#domain/exports/pack-files.ts';
import { renderYayoi, type YayoiOptions } from '#domain/exports/yayoi.ts';
import { faultsOfProfile, shippedProfile } from '#domain/exports/yayoi-profile.ts';
import type { EntryLine } from '#domain/journals/entry.ts';
import { assignSerials } from '#domain/journals/post-entry.ts';
import { aLine, aTrain } from '#test/builders/claims.ts';
import { anEntry, exclusive, line, meeting, online, printed, withMemo } from '#test/builders/entries.ts';
import { derived } from '#test/builders/journals.ts';
import { done } from '#test/builders/submitted-claims.ts';

const memoOf = (memo: string, options?: YayoiOptions) => printed([withMemo(memo)], options).split(',')[16];

describe('fitting texts into the 弥生会計 file', () => {
  test('C-13 shortens free words visibly, on a character border (ACC-002)', () => {
    expect(memoOf('あ'.repeat(32))).toBe(`"${'あ'.repeat(32)}"`);
    expect(memoOf('あ'.repeat(33))).toBe(`"${'あ'.repeat(31)}…"`);
    expect(memoOf(`a${'あ'.repeat(40)}`)).toBe(`"a${'あ'.repeat(30)}…"`);
    expect(memoOf('あ'.repeat(40), online)).toBe(`"${'あ'.repeat(29)}…"`);
  });

  const withHead = (memoHead: string, words: string) =>
    anEntry([
      line('debit', '会議費', 500, 'OT', { memo: `${memoHead} ${words}`, memoHead }),
      line('credit', '未払金', 500, 'OT'),
    ]);

  test('C-13 never shortens what the law asks for', () => {
    const told = `公共交通機関特例 ${'甲'.repeat(20)}`;
    expect(printed([withHead(told, '大阪出張の帰り')]).split(',')[16]).toBe(`"${told} 大阪…"`);
    expect(renderYayoi([withHead('甲'.repeat(32), '打合せ')], exclusive)).toMatchObject({
      ok: false,
      refusal: { texts: [{ field: '摘要', text: '甲'.repeat(32), limit: 64, counted: 'units' }] },
    });
  });

  test('doubles quotes, keeps formulas literal, and flattens line breaks (ACC-003)', () => {
    expect(memoOf('"特急"\r\n=1')).toBe('"""特急""  =1"');
  });

  test('names every character that CP932 lacks with its place (ACC-001)', () => {
    const lines = [
      line('debit', '会議費', 500, 'OT', { memo: '打合せ😀é😀' }),
      line('credit', '未払金', 500, 'OT', { subAccount: '𠮷田' }),
    ];
    expect(renderYayoi([meeting, anEntry(lines, { serial: 9 })], exclusive)).toEqual({
      ok: false,
      refusal: {
        kind: 'export-unmappable',
        characters: [
          { claimNumber: 'EX-000123', serial: 9, field: '貸方補助科目', character: '𠮷' },
          { claimNumber: 'EX-000123', serial: 9, field: '摘要', character: '😀' },
          { claimNumber: 'EX-000123', serial: 9, field: '摘要', character: 'é' },
        ],
        texts: [],
        entries: [],
      },
    });
  });

  test('takes the stand-ins that people chose, also none at all', () => {
    const replacements = [
      { character: '😀', with: '' },
      { character: '𠮷', with: '吉' },
    ];
    expect(memoOf('𠮷野家😀', { ...exclusive, replacements })).toBe('"吉野家"');
    expect(
      renderYayoi([withMemo('𠮷')], { ...exclusive, replacements: [{ character: '𠮷', with: '𠮟' }] }),
    ).toMatchObject({
      ok: false,
      refusal: { characters: [{ character: '𠮟' }] },
    });
  });

  test('is empty for no entries', () => {
    expect(done(renderYayoi([], exclusive))).toEqual({ files: [], rowCount: 0, shortenedCount: 0 });
  });
});

describe('fitting names and amounts', () => {
  const section = { id: 'x', name: '営業本部東日本第一営業部' };
  const posted = (difference: Partial<EntryLine>, amount = 500) =>
    anEntry([line('debit', '会議費', amount, 'OT', difference), line('credit', '未払金', amount, 'OT')]);

  test.each<[string, Partial<EntryLine>, string]>([
    ['account', { account: { code: '1', name: '旅費交通費（国内出張日当分）' } }, '借方勘定科目'],
    ['sub-account', { subAccount: 'アレクサンドル・ヴァシリエフ' }, '借方補助科目'],
    ['department', { department: { ...section, name: `${section.name}一` } }, '借方部門'],
  ])('refuses a name of an %s that has no room, and never cuts it (C-13)', (_what, difference, field) => {
    expect(renderYayoi([posted(difference)], exclusive)).toMatchObject({
      ok: false,
      refusal: { texts: [{ claimNumber: 'EX-000123', serial: 1, field, limit: 24, counted: 'units' }] },
    });
  });

  test('takes the name by which the package knows it', () => {
    const long = { ...section, name: `${section.name}一` };
    const profile = { ...shippedProfile, names: [{ from: long.name, to: '東日本一部' }] };
    expect(printed([posted({ department: section })])).toContain(`"${section.name}"`);
    expect(printed([posted({ department: long })], { ...exclusive, profile })).toContain('"東日本一部"');
    const replacements = [{ character: long.name, with: '東一' }];
    expect(printed([posted({ department: long })], { ...exclusive, replacements })).toContain('"東一"');
  });

  test('refuses an amount of ten digits with its entry', () => {
    expect(done(renderYayoi([posted({}, 999_999_999)], exclusive)).rowCount).toBe(1);
    expect(renderYayoi([posted({}, 1_000_000_000)], exclusive)).toMatchObject({
      ok: false,
      refusal: { entries: [{ claimNumber: 'EX-000123', serial: 1, because: 'amount', limit: 9 }] },
    });
  });
});

describe('keeping within the limits of a product', () => {
  const manyLines = (count: number, paidBy: 'employee' | 'corporate-card' = 'employee') =>
    Array.from({ length: count }, (_, index) =>
      aLine({ id: `${paidBy[0]}${index}`, memo: `打合せ${index}`, amount: 1_100, paidBy }),
    );
  const entryOf = (lines: ReturnType<typeof manyLines>) => assignSerials(derived(lines), 1);

  test('Online writes 27 columns', () => {
    expect(printed([meeting], online)).toMatch(/,0,0,"no","",""\r\n$/);
  });

  test('Online takes slips of 20 lines; longer ones become rows against their own 未払金', () => {
    const flags = (lines: ReturnType<typeof manyLines>) =>
      printed(entryOf(lines), online)
        .trimEnd()
        .split('\r\n')
        .map((row) => row.slice(1, 5));
    expect(flags(manyLines(19))).toEqual(['2110', ...Array.from({ length: 18 }, () => '2100'), '2101']);
    expect(flags(manyLines(20))).toEqual(Array.from({ length: 20 }, () => '2000'));
    const mixed = printed(entryOf([...manyLines(12), ...manyLines(12, 'corporate-card')]), online);
    expect(mixed.match(/"未払金","みなとカード"/g)).toHaveLength(12);
    expect(mixed.match(/"未払金","田中花子"/g)).toHaveLength(12);
  });

  test('Next takes UTF-8, which holds every character', () => {
    const profile = { ...shippedProfile, product: 'next', encoding: 'utf-8' } as const;
    const [file] = done(renderYayoi([withMemo('𠮷野家😀')], { ...exclusive, profile })).files;
    expect(Buffer.from(file?.bytes ?? []).toString('utf8')).toContain('"𠮷野家😀"');
  });

  const profileOf = (product: 'desktop' | 'next') => ({
    ...exclusive,
    profile: { ...shippedProfile, product },
  });
  const manySlips = Array.from({ length: 700 }, (_, index) =>
    anEntry(meeting.lines, { serial: index + 1, claimNumber: `EX-${index}` }),
  ).flatMap((entry) => [
    entry,
    anEntry(
      [line('debit', '会議費', 1, 'OT'), line('debit', '雑費', 1, 'OT'), line('credit', '未払金', 2, 'OT')],
      {
        serial: entry.serial + 1_000,
        claimNumber: `EY-${entry.serial}`,
      },
    ),
  ]);

  test('splits into files of 1,000 rows and never splits a slip', () => {
    const { files, rowCount } = done(renderYayoi(manySlips, profileOf('next')));
    expect(rowCount).toBe(2_800);
    expect(files.map((file) => file.rowCount)).toEqual([1_000, 999, 801]);
    const texts = files.map(({ bytes }) => iconv.decode(Buffer.from(bytes), 'cp932').trimEnd().split('\r\n'));
    for (const rows of texts) {
      expect(rows.at(0)).toMatch(/^"(2000|2110)"/);
      expect(rows.at(-1)).toMatch(/^"(2000|2101)"/);
    }
    const whole = done(renderYayoi(manySlips, profileOf('desktop'))).files;
    expect(whole).toHaveLength(1);
    expect(Buffer.concat(files.map(({ bytes }) => bytes)).equals(Buffer.from(whole[0]?.bytes ?? []))).toBe(
      true,
    );
  });

  test('splits by bytes as well', () => {
    const slips = Array.from({ length: 5 }, () => ({ bytes: new Uint8Array(400_000), rowCount: 1 }));
    expect(packFiles(slips, { bytes: 1_000_000 }).map(({ rowCount }) => rowCount)).toEqual([2, 2, 1]);
  });

  test.each([
    [{ product: 'desktop', encoding: 'utf-8' }, ['encoding']],
    [{ product: 'desktop', columns: 27 }, ['columns']],
    [{ product: 'online', columns: 27, transitional: 'package' }, ['transitional']],
    [{ product: 'next', encoding: 'utf-8', columns: 27 }, []],
  ] as const)('a profile %j has the faults %j', (difference, paths) => {
    expect(faultsOfProfile({ ...shippedProfile, ...difference }).map(({ path }) => path)).toEqual(paths);
  });
});

describe('what the package must show after the import', () => {
  test('is the total of each account, without tax', () => {
    expect(expectedTotals([meeting, meeting])).toEqual([
      { code: '000', name: '会議費', debit: 22_000, credit: 22_000 },
    ]);
    const entries = assignSerials(derived([aTrain(), aLine({ id: '2' })]), 1);
    expect(expectedTotals(entries).map(({ name, debit, credit }) => [name, debit, credit])).toEqual([
      ['仮払消費税', 3_676, 0],
      ['未払金', 0, 40_440],
      ['旅費交通費', 26_764, 0],
      ['会議費', 10_000, 0],
    ]);
  });
});
