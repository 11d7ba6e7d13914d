import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hasVisibleSign,
  isUsableLine,
  isUsableParagraph,
  lineOf,
  paragraphOf,
  searchKeyOf,
} from '#domain/text/typed-text.ts';

/** Every character that CP932 has, as the platform's decoder reads it. */
const cp932 = (): readonly string[] => {
  const bytes = (lead: number) =>
    Array.from({ length: 189 }, (_, index) => 0x40 + index)
      .filter((trail) => trail !== 0x7f)
      .map((trail) => new TextDecoder('shift_jis').decode(Uint8Array.of(lead, trail)));
  const leads = [
    ...Array.from({ length: 31 }, (_, i) => 0x81 + i),
    ...Array.from({ length: 29 }, (_, i) => 0xe0 + i),
  ];
  const halfKana = Array.from({ length: 63 }, (_, i) => String.fromCodePoint(0xff61 + i));
  const ascii = Array.from({ length: 94 }, (_, i) => String.fromCodePoint(0x21 + i));
  const wide = leads
    .flatMap(bytes)
    .filter((text) => text.length === 1 && text !== '\ufffd' && text !== '\u3000');
  return [...ascii, ...halfKana, ...wide];
};

describe('a text that comes in', () => {
  test.each([
    ['カ\u3099ソリン代', 'ガソリン代'],
    ['ハ\u309aン と は\u309a', 'パン と ぱ'],
    ['ウ\u3099ィトン', 'ヴィトン'],
    ['ゝ\u3099 ヽ\u3099', 'ゞ ヾ'],
    ['カ\u200b\u3099ス', 'ガス'],
    ['ｶﾞｿﾘﾝ', 'ｶﾞｿﾘﾝ'],
    ['カ゛', 'カ゛'],
  ])('A-17 has its kana composed: %j', (typed, kept) => {
    expect(lineOf(typed)).toBe(kept);
    expect(paragraphOf(typed)).toBe(kept);
  });

  test.each([
    ['ta\u200bna\u00adka\ufeff', 'tanaka'],
    ['\u202eabc\u2066\u2069\u200e\u200f\u061c', 'abc'],
    ['葛\u{e0100}城 辻\ufe00', '葛城 辻'],
    ['\u2060a\u180eb\u034fc\u{e0041}', 'abc'],
    ['\ufffc領収書', '領収書'],
    ['\u3164\uffa0\u115f', ''],
  ])('B-9 loses what nobody sees: %j', (typed, kept) => expect(lineOf(typed)).toBe(kept));

  test.each([
    ['⾼⽥⼾⻑⻘⻄⿊⻩', '高田戸長青西黒黄'],
    ['⺅⻌⻝⻤', '亻辶食鬼'],
  ])('holds ideographs where a PDF had radicals: %s', (typed, kept) => expect(lineOf(typed)).toBe(kept));

  test.each([
    ['a\u00a0b\u2003c\u202fd\u205fe\u2009f', 'a b c d e f'],
    ['山田\u3000太郎\u3000', '山田\u3000太郎'],
    ['列1\t列2', '列1 列2'],
  ])('has plain blanks: %j', (typed, kept) => expect(lineOf(typed)).toBe(kept));

  test('ends each line of a paragraph with one line feed', () => {
    expect(paragraphOf('1\r\n2\r3\u20284\u000b5\n\n6\n')).toBe('1\n2\n3\n4\n5\n\n6');
  });

  test('keeps each character of CP932 as it is', () => {
    const all = cp932();
    expect(all.length).toBeGreaterThan(7_400);
    expect(all.filter((character) => lineOf(character) !== character)).toEqual([]);
    expect(lineOf('\ufa10田 \ufa12子 \ufa19社 \ufa1b岡 \ufa2c \u212b')).toBe(
      '\ufa10田 \ufa12子 \ufa19社 \ufa1b岡 \ufa2c \u212b',
    );
  });

  test.each(['', ' ', '\u3000', '\u0301', '\u3099', '\u2800\u2800', '\u00a0', '\u3164'])(
    'B-9 has nothing to read: %j',
    (typed) => expect(hasVisibleSign(lineOf(typed))).toBe(false),
  );
  test.each(['a', 'ー', '🍣', '。', 'が', '\ue000', '\u0301a'])('has something to read: %j', (typed) => {
    expect(hasVisibleSign(lineOf(typed))).toBe(true);
  });

  const anyText = fc.string({ unit: 'binary', maxLength: 60 });
  const marks = fc
    .array(
      fc.constantFrom(
        'か',
        'カ',
        '\u3099',
        '\u309a',
        '\u200d',
        '\ufe0f',
        '\u3000',
        '\t',
        '\r\n',
        '\ud800',
        '⻑',
        '\u2028',
      ),
    )
    .map((parts) => parts.join(''));
  test('is made once: a second time changes nothing, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, marks), (typed) => {
        expect(lineOf(lineOf(typed))).toBe(lineOf(typed));
        expect(paragraphOf(paragraphOf(typed))).toBe(paragraphOf(typed));
        // Nothing unusable is made out of what was usable.
        expect(isUsableLine(lineOf(typed)) || !isUsableLine(typed)).toBe(true);
        expect(isUsableParagraph(paragraphOf(typed)) || !isUsableParagraph(typed)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('a search key does not look at width, letter case and kind of kana', () => {
  expect(searchKeyOf('ﾀｸｼｰ ＴＡＸＩ')).toBe('たくしー taxi');
});

describe('what nearly everybody types', () => {
  /** Nobody sees it, and it is no usual sign: whoever writes it has every rule applied. */
  const slowly = (text: string, kept: (typed: string) => string) => kept(`\u200b${text}`);

  test('is kept as the rules would keep it, for every sign at the beginning, within and at the end', () => {
    // All but ideographs and syllables in the middle of their blocks.
    const codes = Array.from({ length: 0x1_0000 }, (_, code) => code).filter(
      (code) =>
        code < 0x3500 ||
        (code > 0x4d00 && code < 0x4f00) ||
        (code > 0x9f00 && code < 0xa000) ||
        code > 0xd700,
    );
    const signs = codes.map((code) => String.fromCharCode(code));
    const astray = signs.flatMap((sign) =>
      [sign, `${sign}か`, `か${sign}`, `か${sign}が`]
        .filter(
          (text) => lineOf(text) !== slowly(text, lineOf) || paragraphOf(text) !== slowly(text, paragraphOf),
        )
        .map((text) => JSON.stringify(text)),
    );
    expect(astray).toEqual([]);
  });
});
