import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { encodeCp932, truncateToUnits, unmappableCharacters } from '#domain/exports/cp932.ts';

const hex = (text: string): string | undefined => {
  const encoded = encodeCp932(text);
  return encoded.ok ? Buffer.from(encoded.value).toString('hex') : undefined;
};

describe('encoding CP932', () => {
  test.each([
    ['A-1', '412d31'],
    ['ｱﾊﾟ', 'b1cadf'],
    ['髙﨑', 'fbfcfab1'],
    ['①㈱Ⅲ', '8740878a8756'],
    ['∵≒￢', '81e681e081ca'],
    ['表ソ', '955c835c'],
    ['　', '8140'],
  ])('writes %s as %s', (text, bytes) => {
    expect(hex(text)).toBe(bytes);
    expect(iconv.decode(Buffer.from(bytes, 'hex'), 'cp932')).toBe(text);
  });

  test.each([
    ['\u301C', '\uFF5E'],
    ['\u2212', '\uFF0D'],
    ['\u00A5', '\uFFE5'],
    ['\u2014', '\u2015'],
    ['\u2016', '\u2225'],
    ['\u00A2', '\uFFE0'],
    ['\u00A3', '\uFFE1'],
    ['\u00AC', '\uFFE2'],
  ])('writes %s as its twin %s (ACC-001)', (sign, twin) => {
    expect(hex(sign)).toBe(iconv.encode(twin, 'cp932').toString('hex'));
  });

  test('refuses what it lacks and never writes a question mark (ACC-001)', () => {
    expect(encodeCp932('𠮷野家で𠮟るé😀é')).toEqual({
      ok: false,
      refusal: { kind: 'unmappable', characters: ['𠮷', '𠮟', 'é', '😀'] },
    });
    expect(unmappableCharacters('高橋？?')).toEqual([]);
  });

  test('agrees with another encoder on every character but ten, each for a reason', () => {
    const differing: string[] = [];
    for (let code = 0; code < 0x1_0000; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      const theirs = iconv.encode(character, 'cp932').toString('hex');
      const known = theirs === '3f' && character !== '?' ? undefined : theirs;
      if (hex(character) !== known) differing.push(code.toString(16));
    }
    // 80 is a control sign and 203e an overline that it writes as a tilde; the others are the twins above.
    expect(differing).toEqual(['80', 'a2', 'a3', 'a5', 'ac', '2014', '2016', '203e', '2212', '301c']);
  });

  test('refuses lone surrogates and private characters', () => {
    expect(unmappableCharacters('\uD842')).toEqual(['\uD842']);
    expect(unmappableCharacters('\uE000')).toEqual(['\uE000']);
  });
});

describe('shortening to half-width units', () => {
  test.each([
    ['東京都港区', 7, '東京都'],
    ['東京都港区', 8, '東京都港'],
    ['ABｱ東京', 4, 'ABｱ'],
    ['ABｱ東京', 5, 'ABｱ東'],
    ['短い', 64, '短い'],
    ['', 4, ''],
  ])('%s to %d is %s (ACC-002)', (text, limit, kept) => {
    expect(truncateToUnits(text, limit)).toBe(kept);
  });
});
