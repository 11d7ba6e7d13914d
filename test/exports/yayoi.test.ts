import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { renderYayoi, type YayoiOptions } from '#domain/exports/yayoi.ts';
import { yayoiRows } from '#domain/exports/yayoi-rows.ts';
import type { EntryLine, JournalEntry } from '#domain/journals/entry.ts';
import { assignSerials, reverseEntry } from '#domain/journals/post-entry.ts';
import { assert } from '#domain/kernel/assert.ts';
import { sumYen, yen } from '#domain/money/yen.ts';
import { aClaimId, aLine, aTrain, day, noon } from '#test/builders/claims.ts';
import { derived } from '#test/builders/journals.ts';
import { done } from '#test/builders/submitted-claims.ts';

const head = { id: 'head', name: '本社' };
const line = (
  side: EntryLine['side'],
  name: string,
  amount: number,
  taxCode: string,
  rest = {},
): EntryLine => ({
  side,
  account: { code: '000', name },
  amount: yen(amount),
  taxCode,
  memo: '',
  ...rest,
});
const anEntry = (lines: readonly EntryLine[], difference: Partial<JournalEntry> = {}): JournalEntry => ({
  serial: 1,
  claimId: aClaimId,
  claimNumber: 'EX-000123',
  postedOn: day('2026-11-20'),
  enteredAt: noon,
  lines,
  trace: [],
  ...difference,
});
const cost = (name: string, amount: number, tax: number, memo: string, rest = {}): readonly EntryLine[] => [
  line('debit', name, amount, 'P10Q', { deductibleTax: yen(tax), memo, ...rest }),
  line('debit', '仮払消費税', tax, 'P10Q', { isInputTax: true, memo, ...rest }),
];
const meeting = anEntry([
  ...cost('会議費', 10_000, 1_000, '打合せ 株式会社サンプル', { department: head }),
  line('credit', '未払金', 11_000, 'OT', { department: head }),
]);
const exclusive = { taxAccounting: 'exclusive' } as const;
const printed = (entries: readonly JournalEntry[], options: YayoiOptions = exclusive) =>
  iconv.decode(Buffer.from(done(renderYayoi(entries, options)).bytes), 'cp932');

describe('writing the 弥生会計 file', () => {
  test('writes one line gross with its tax (ACC-010, JNL-003)', () => {
    expect(printed([meeting])).toBe(
      '"2000",,,"2026/11/20","会議費",,"本社","課対仕入内10%適格",11000,1000,"未払金",,"本社","対象外",11000,,"打合せ 株式会社サンプル","EX-000123",,0,,"申請ID:EX-000123",0,0,"no"\r\n',
    );
  });

  test('writes 込 without tax under 税込経理', () => {
    const gross = anEntry([
      line('debit', '会議費', 11_000, 'P10Q', { department: head, memo: '打合せ 株式会社サンプル' }),
      line('credit', '未払金', 11_000, 'OT', { department: head }),
    ]);
    expect(printed([gross], { taxAccounting: 'inclusive' })).toBe(
      '"2000",,,"2026/11/20","会議費",,"本社","課対仕入込10%適格",11000,,"未払金",,"本社","対象外",11000,,"打合せ 株式会社サンプル","EX-000123",,0,,"申請ID:EX-000123",0,0,"no"\r\n',
    );
  });

  test('writes a slip of pairs as 2110, 2100, 2101 of type 3 (ACC-010)', () => {
    const slip = anEntry([
      ...cost('会議費', 10_000, 1_000, '打合せ'),
      ...cost('旅費交通費', 5_000, 500, '電車'),
      line('debit', '租税公課', 200, 'OT', { memo: '印紙' }),
      ...[11_000, 5_500, 200].map((amount) => line('credit', '未払金', amount, 'OT')),
    ]);
    const end = '"EX-000123",,3,,"申請ID:EX-000123",0,0,"no"\r\n';
    expect(printed([slip])).toBe(
      `"2110",,,"2026/11/20","会議費",,,"課対仕入内10%適格",11000,1000,"未払金",,,"対象外",11000,,"打合せ",${end}` +
        `"2100",,,"2026/11/20","旅費交通費",,,"課対仕入内10%適格",5500,500,"未払金",,,"対象外",5500,,"電車",${end}` +
        `"2101",,,"2026/11/20","租税公課",,,"対象外",200,,"未払金",,,"対象外",200,,"印紙",${end}`,
    );
  });

  test('faces 諸口 where the sides differ in number', () => {
    const [entry] = assignSerials(
      derived([aLine(), aLine({ id: '2', itemCode: 'supplies', amount: 5_500 })]),
      7,
    );
    assert(entry !== undefined, 'a claim with lines has an entry');
    const rows = printed([entry]).split('\r\n');
    expect(rows.map((row) => row.split(',').slice(0, 16).join(','))).toEqual([
      '"2110",,,"2026/05/20","会議費",,"営業一課","課対仕入内10%適格",11000,1000,"諸口",,,"対象外",11000,',
      '"2100",,,"2026/05/20","消耗品費",,"営業一課","課対仕入内10%適格",5500,500,"諸口",,,"対象外",5500,',
      '"2101",,,"2026/05/20","諸口",,,"対象外",16500,,"未払金","田中花子","営業一課","対象外",16500,',
      '',
    ]);
  });

  test('faces 諸口 where as many lines stand on both sides but not in pairs', () => {
    const rows = yayoiRows([
      anEntry([
        ...cost('会議費', 10_000, 1_000, '打合せ'),
        ...cost('旅費交通費', 5_000, 500, '電車'),
        line('credit', '未払金', 8_000, 'OT'),
        line('credit', '現金', 8_500, 'OT'),
      ]),
    ]);
    expect(rows.map(({ flag, debit, credit }) => [flag, debit.account, credit.account, debit.gross])).toEqual(
      [
        ['2110', '会議費', '諸口', 11_000],
        ['2100', '旅費交通費', '諸口', 5_500],
        ['2100', '諸口', '未払金', 8_000],
        ['2101', '諸口', '現金', 8_500],
      ],
    );
  });

  test('leaves the share of 経過措置 to the package: gross, no tax (ACC-011)', () => {
    const entries = assignSerials(
      derived([
        aLine({ itemCode: 'taxi', amount: 3_300, spentOn: '2026-10-01', supplier: { name: '個人タクシー' } }),
      ]),
      1,
    );
    expect(printed(entries)).toContain('"旅費交通費",,"営業一課","課対仕入込10%区分70%",3300,,"未払金"');
    expect(printed(entries, { ...exclusive, labels: { P10T70: '課対仕入込10%区分70％控除' } })).toContain(
      '"課対仕入込10%区分70％控除",3300,,',
    );
  });

  test('writes a reversal with the cost and its tax on the other side', () => {
    const [entry] = assignSerials([reverseEntry(meeting, { on: day('2026-12-01'), at: noon })], 2);
    assert(entry !== undefined, 'one entry reverses one');
    expect(printed([entry])).toContain(
      '"2026/12/01","未払金",,"本社","対象外",11000,,"会議費",,"本社","課対仕入内10%適格",11000,1000,"打合せ',
    );
  });

  test('repeats its bytes whatever the order of the entries (K-04)', () => {
    const entries = assignSerials(
      derived([aTrain(), aLine({ id: '2' }), aLine({ id: '3', spentOn: '2026-05-21' })]),
      1,
    );
    const { bytes, rowCount } = done(renderYayoi(entries, exclusive));
    expect(done(renderYayoi(entries.toReversed(), exclusive)).bytes).toEqual(bytes);
    expect(rowCount).toBe(3);
  });

  test('orders by date, claim number and serial', () => {
    const later = { postedOn: day('2026-11-21') };
    const entries = [
      anEntry(meeting.lines, { serial: 3, ...later }),
      anEntry(meeting.lines, { serial: 5, claimNumber: 'EX-000002' }),
      anEntry(meeting.lines, { serial: 4 }),
      anEntry(meeting.lines, { serial: 2 }),
    ];
    expect(yayoiRows(entries).map(({ entry }) => entry.serial)).toEqual([5, 2, 4, 3]);
  });

  test('balances over the file (K-04)', () => {
    const rows = yayoiRows(
      assignSerials(derived([aTrain(), aLine({ id: '2' }), aLine({ id: '3', amount: 777 })]), 1),
    );
    const total = (side: 'debit' | 'credit') => sumYen(rows.map((row) => row[side].gross));
    expect(total('debit')).toBe(total('credit'));
  });
});

const withMemo = (memo: string) =>
  anEntry([line('debit', '会議費', 500, 'OT', { memo }), line('credit', '未払金', 500, 'OT')], {
    serial: 9,
  });

const memoOf = (memo: string, options?: YayoiOptions) => printed([withMemo(memo)], options).split(',')[16];

describe('fitting texts into the 弥生会計 file', () => {
  test('shortens to 64 half-width units on a character border (ACC-002)', () => {
    expect(memoOf('あ'.repeat(40))).toBe(`"${'あ'.repeat(32)}"`);
    expect(memoOf(`a${'あ'.repeat(40)}`)).toBe(`"a${'あ'.repeat(31)}"`);
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
    expect(done(renderYayoi([], exclusive))).toEqual({ bytes: new Uint8Array(), rowCount: 0 });
  });
});
