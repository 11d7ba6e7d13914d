import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFile } from '#domain/csv/decode-file.ts';
import { readCsv } from '#domain/csv/read-csv.ts';
import { withoutGuard, writeCsv } from '#domain/csv/write-csv.ts';
import { encodeCp932 } from '#domain/exports/cp932.ts';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const cp932 = (text: string): Uint8Array => {
  const encoded = encodeCp932(text);
  if (!encoded.ok) throw new Error('not in CP932');
  return encoded.value;
};
const always = () => true;

describe('decoding a file', () => {
  const text = '部門コード,部門名\r\nD01,表ソ能①㈱髙橋ｱﾊﾟ\r\n';

  test.each([
    ['UTF-8', utf8(text), 'utf-8'],
    ['UTF-8 with its mark', utf8(`\ufeff${text}`), 'utf-8'],
    ['CP932', cp932(text), 'cp932'],
  ])('reads %s', (_name, bytes, encoding) => {
    expect(decodeFile(bytes, always)).toEqual({ ok: true, value: { encoding, text } });
  });

  test('reads bytes that are both encodings by the words of the header', () => {
    // Half-width ﾃｽ is C3 BD, which UTF-8 reads as ý.
    const bytes = bytesOf('c3bd');
    expect(decodeFile(bytes, (read) => read.includes('ﾃｽ'))).toMatchObject({
      value: { encoding: 'cp932', text: 'ﾃｽ' },
    });
    expect(decodeFile(bytes, always)).toMatchObject({ value: { encoding: 'utf-8', text: 'ý' } });
  });

  test.each([
    ['a workbook', bytesOf('504b030414000600'), 'Excelブック（.xlsx）'],
    ['an old workbook', bytesOf('d0cf11e0a1b11ae1'), 'Excelブック（.xls）'],
    ['UTF-16, little end first', bytesOf('fffe41003100'), 'UTF-16'],
    ['UTF-16, big end first', bytesOf('feff00410031'), 'UTF-16'],
    ['UTF-16 without a mark', bytesOf('41003100'), 'CSVファイルではありません'],
    ['a PDF', bytesOf('255044462d312e37'), 'PDF'],
    ['nothing', bytesOf(''), '空です'],
    ['bytes of no encoding', bytesOf('41ff8041'), '文字コードを読み取れません'],
    ['a mark and then CP932', bytesOf('efbbbf8140'), '文字コードを読み取れません'],
    ['characters of one computer', bytesOf('41f040'), '外字'],
  ])('refuses %s in words', (_name, bytes, words) => {
    expect(decodeFile(bytes, always)).toMatchObject({
      ok: false,
      refusal: { kind: 'file-unreadable', reason: expect.stringContaining(words) },
    });
  });

  test('never throws, and what it takes has no sign in place of a lost one', () => {
    const bytes = fc
      .uint8Array({ maxLength: 40 })
      .filter((all) => !Buffer.from(all).includes(Buffer.from('efbfbd', 'hex')));
    fc.assert(
      fc.property(bytes, (all) => {
        const decoded = decodeFile(all, always);
        expect(decoded.ok ? decoded.value.text : '').not.toContain('\ufffd');
      }),
    );
  });
});

describe('reading CSV', () => {
  test.each([
    [
      'line ends of every kind',
      'a,b\r\n1,2\n3,4\r5,6',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    ['quoted signs', '"a,b","c ""d""","e\r\nf"', [['a,b', 'c "d"', 'e\r\nf']]],
    [
      'empty cells',
      'a,,\r\n,b,',
      [
        ['a', '', ''],
        ['', 'b', ''],
      ],
    ],
    ['no empty rows', '\r\na\r\n\r\n,,\r\nb\r\n', [['a'], ['b']]],
  ])('takes %s', (_name, text, cells) => {
    const { rows, faults } = readCsv(text);
    expect(rows.map((row) => row.cells)).toEqual(cells);
    expect(faults).toEqual([]);
  });

  test('counts lines as an editor does, also within values', () => {
    expect(readCsv('a\r\n"b\r\nc"\r\n\r\nd').rows.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  test('tells each row that cannot be read and goes on with the next', () => {
    const long = 'x'.repeat(2_001);
    const { rows, faults } = readCsv(`a\r\nb"c,d\r\n"e"f\r\n${long}\r\ng\r\n"h\r\ni`);
    expect(rows.map(({ line }) => line)).toEqual([1, 5]);
    expect(faults.map(({ line }) => line)).toEqual([2, 3, 4, 6]);
    expect(faults.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('値の途中に「"」'),
      expect.stringContaining('値の途中に「"」'),
      expect.stringContaining('2,000文字を超えています'),
      expect.stringContaining('閉じていません'),
    ]);
  });

  test('reads what it wrote, whatever stands in it', () => {
    const sign = fc.constantFrom(
      'a',
      '1',
      ' ',
      ',',
      '"',
      "'",
      '=',
      '+',
      '-',
      '@',
      '＝',
      '＋',
      '－',
      '＠',
      '　',
      '\t',
      '\r',
      '\n',
      '部',
      '😀',
    );
    const cell = fc.array(sign, { maxLength: 8 }).map((signs) => signs.join(''));
    const row = fc.array(cell, { maxLength: 4 }).map((cells) => ['x', ...cells]);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const { rows: read, faults } = readCsv(writeCsv(rows));
        expect(faults).toEqual([]);
        expect(read.map(({ cells }) => cells.map(withoutGuard))).toEqual(rows);
      }),
    );
  });

  test.each([
    '=1+1',
    '+81',
    '-5+1',
    '-5.',
    '--5',
    '-５',
    "'-5",
    '@SUM(A1)',
    '\tx',
    '\rx',
    '＝1+1',
    '＠ホーム事業部',
    ' =1+1',
    '　＋1',
    "'=1",
  ])('writes %j so that no spreadsheet calculates', (value) => {
    expect(readCsv(writeCsv([[value]])).rows[0]?.cells[0]).toBe(`'${value}`);
  });

  test.each(['-5000', '0', '-0', '12'])(
    'leaves the number %s a number, which a sum of its column takes',
    (value) => {
      expect(writeCsv([[value]])).toBe(`${value}\r\n`);
      expect(withoutGuard(value)).toBe(value);
    },
  );
});
