import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneLine, setIn } from '#lambdas/notices/mail-text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('\r', '\n', '\u2028', '\u202e', '👩‍💻', 'あ', '\ud83d', ' ', '\u0000', 'Bcc:'),
  }),
);

describe('a text of somebody’s in a mail', () => {
  test.each([
    ['a header of its own', '出張\r\nBcc: x@example.jp', '出張 Bcc: x@example.jp'],
    ['other line breaks', 'a\u2028b\u0085c\u000bd', 'a b c d'],
    ['a turned direction', '\u202egpj.exe', 'gpj.exe'],
    ['half a sign', 'a\ud83d', 'a\ufffd'],
    ['emoji', '👩‍💻出張🚄', '👩‍💻出張🚄'],
  ])('is one line: %s', (_what, text, shown) => {
    expect(oneLine(text, 40)).toBe(shown);
  });

  test('is cut at a sign, and never within an emoji', () => {
    expect(oneLine('あ'.repeat(41), 40)).toBe(`${'あ'.repeat(39)}…`);
    expect(oneLine(`ああ👩‍💻いい`, 5)).toBe('ああ…');
    expect(oneLine(`ああ👩‍💻いい`, 6)).toBe('ああ👩‍💻…');
    expect(oneLine(`ああ👩‍💻いい`, 7)).toBe('ああ👩‍💻いい');
  });

  test('never breaks a line, is well-formed and as short as is said, whatever it is', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 50 }), (text, most) => {
        const line = oneLine(text, most);
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
        expect(line.isWellFormed()).toBe(true);
        expect(Array.from(line).length).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('stands set in where it has lines, so that it passes for none of the mail’s own', () => {
    expect(setIn('一行目\r\n\r\nSTAFee', 100)).toBe('    一行目\n\n    STAFee');
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of setIn(text, 1_000).split('\n')) expect(line).toMatch(/^(?: {4}.*)?$/u);
      }),
    );
  });
});
