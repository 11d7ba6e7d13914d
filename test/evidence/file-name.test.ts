import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extensionOf, shortenFileName, tidyFileName, withExtension } from '#domain/evidence/file-name.ts';

describe('A-27 file names', () => {
  test.each([
    ['領収書.pdf', '領収書.pdf'],
    [`${'あ'.repeat(206)}.pdf`, `${'あ'.repeat(195)}….pdf`],
    [`${'𠮷'.repeat(120)}.JPEG`, `${'𠮷'.repeat(97)}….JPEG`],
    [`${'か\u3099'.repeat(150)}.png`, `${'か\u3099'.repeat(97)}….png`],
    [`${'👩‍👩‍👧'.repeat(40)}.pdf`, `${'👩‍👩‍👧'.repeat(24)}….pdf`],
    [`${'🇯🇵'.repeat(60)}.pdf`, `${'🇯🇵'.repeat(48)}….pdf`],
    ['x'.repeat(210), `${'x'.repeat(199)}…`],
    [`${'x'.repeat(190)}.${'y'.repeat(20)}`, `${'x'.repeat(190)}.${'y'.repeat(8)}…`],
  ])('%s is shortened with its extension', (name, short) => {
    expect(shortenFileName(name)).toBe(short);
  });

  test('whatever the name: 200 at most, the extension stays, a second time changes nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 600 }),
        fc.constantFrom('.pdf', '.HEIC', '.jpeg'),
        (stem, ending) => {
          const tidy = tidyFileName(stem + ending);
          expect(tidy.length).toBeLessThanOrEqual(200);
          expect(tidy.isWellFormed()).toBe(true);
          expect(tidy).not.toBe('');
          expect(tidy).not.toMatch(/[/\\\p{Cc}]/u);
          expect(extensionOf(tidy)).toBe(ending.slice(1).toLowerCase());
          expect(tidyFileName(tidy)).toBe(tidy);
        },
      ),
    );
  });

  test.each([
    ['C:\\fakepath\\領収書.pdf', 'C:_fakepath_領収書.pdf'],
    ['a/b.pdf', 'a_b.pdf'],
    ['領収\u200b書\u202e.pdf', '領収書.pdf'],
    ['a\nb.pdf', 'ab.pdf'],
    ['領収書\ud800.pdf', '領収書.pdf'],
    ['カ\u3099ソリン.pdf', 'ガソリン.pdf'],
    ['\ufa19田\ufa1b.pdf', '\ufa19田\ufa1b.pdf'],
    ['  .pdf', '証憑.pdf'],
    ['\u200b', '証憑'],
    ['..', '証憑'],
  ])('%j becomes one that the API takes', (name, tidy) => {
    expect(tidyFileName(name)).toBe(tidy);
  });

  test.each([
    ['領収書.PDF', 'pdf'],
    ['領収書', ''],
    ['領収書 Vol.2', ''],
    ['2026.11.28', ''],
    ['a.tar.gz', 'gz'],
  ])('%s has the extension %j', (name, extension) => {
    expect(extensionOf(name)).toBe(extension);
  });

  test.each([
    ['領収書.jpg', 'png', '領収書.png'],
    ['領収書', 'pdf', '領収書.pdf'],
    ['領収書 Vol.2', 'pdf', '領収書 Vol.2.pdf'],
  ])('%s with .%s is %s', (name, extension, renamed) => {
    expect(withExtension(name, extension)).toBe(renamed);
  });
});
