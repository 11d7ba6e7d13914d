import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identifierOf, type IdentifierKind } from '#domain/text/identifiers.ts';

describe('A-28 a registration number as people copy it', () => {
  test.each([
    '登録番号 T7000012050002',
    '登録番号：Ｔ７０００-０１２０-５０００２',
    '(T7000012050002)',
    '【登録番号】T7000012050002',
    'T7000012050002（登録番号）',
    'T 7000-0120-50002',
    't7000 0120 50002',
    '適格請求書発行事業者登録番号：T7000012050002',
    '登録No. T7000012050002',
    'No.T7000012050002',
    '№T7000012050002',
    'Registration No: T7000012050002',
    'インボイス番号\u3000Ｔ７００００１２０５０００２',
    'T\u200b7000012050002\ufeff',
    '\u202aT7000012050002\u202c',
    'T7000012050002\u00a0',
    '「T7000012050002」',
    '・T-7000012050002',
    'T:7000012050002',
    '登録番号\tT7000012050002\n',
    'T7ー000ー0120ー50002',
    '株式会社青葉 T7000012050002',
  ])('%j', (typed) => expect(identifierOf('registration-number', typed)).toBe('T7000012050002'));

  test.each([
    ['T700001205000', 'T700001205000'],
    ['なし', 'なし'],
    ['T7000012050002 T1180301018771', 'T7000012050002T1180301018771'],
    ['AT7000012050002', 'AT7000012050002'],
    ['7000012050002', '7000012050002'],
    ['', ''],
  ])('what is none comes back as typed, without marks: %j', (typed, kept) => {
    expect(identifierOf('registration-number', typed)).toBe(kept);
  });
});

test.each([
  '〒105-0001',
  '105-0001',
  '１０５－０００１',
  '郵便番号：1050001',
  '〒 105 ー 0001',
  '105‐0001',
  '(〒105−0001)',
  '1050001 ',
  '〠1050001',
  '105-0001 東京都',
])('A-28 a postal code as people copy it: %j', (typed) => {
  expect(identifierOf('postal-code', typed)).toBe('1050001');
});

test.each([
  'aoba-kobo',
  'AOBA-KOBO',
  'ａｏｂａ－ｋｏｂｏ',
  '企業コード：aoba-kobo',
  '企業コード aoba-kobo',
  '会社コード[aoba-kobo]',
  '【企業コード】aoba-kobo',
  '「aoba-kobo」',
  'Company code: aoba-kobo',
  'aoba\u2011kobo\u200b',
  ' aoba-kobo\u3000',
  'aobaーkobo',
  '企業ＩＤ＝aoba-kobo',
  'aoba-kobo（企業コード）',
])('A-30 a company code as people copy it: %j', (typed) => {
  expect(identifierOf('company-code', typed)).toBe('aoba-kobo');
});

test.each([
  'tanaka',
  'Tanaka',
  'tanaka\u200b',
  '\ufefftanaka',
  'ｔａｎａｋａ',
  'ログインID：tanaka',
  'ﾛｸﾞｲﾝID tanaka',
  'ID: tanaka',
  'login id tanaka',
  '<tanaka>',
  'ユーザー名＝tanaka',
  'tan aka',
  '"tanaka"',
  'tanaka。',
])('A-30 a login ID as people copy it: %j', (typed) => {
  expect(identifierOf('login-id', typed)).toBe('tanaka');
});

test.each([
  ['t.yamada@example.com', 't.yamada@example.com'],
  ['idei_taro', 'idei_taro'],
  ['id', 'id'],
  ['ログインID', 'ログインid'],
  ['ユーザー', 'ユーザー'],
  ['00123', '00123'],
])('a login ID that looks like a label stays one: %j', (typed, kept) => {
  expect(identifierOf('login-id', typed)).toBe(kept);
});

test('an identifier that was read once is read the same again, whatever was typed', () => {
  const kinds: readonly IdentifierKind[] = ['company-code', 'login-id', 'registration-number', 'postal-code'];
  const part = fc.constantFrom(
    'id',
    '企業コード',
    ':',
    ' ',
    'ー',
    '-',
    '(',
    ')',
    '「',
    '」',
    'T',
    '7',
    '1234567',
    'a',
    '\u200b',
    '"',
    '.',
    '。',
    'no',
    '№',
    'Ｔ',
  );
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.constantFrom(...kinds), typed, (kind, text) => {
      const once = identifierOf(kind, text);
      expect(identifierOf(kind, once)).toBe(once);
    }),
    { numRuns: 3_000 },
  );
});
