import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookAtFile } from '#domain/evidence/look-at-file.ts';
import { sayLook } from '#domain/evidence/look-words.ja.ts';
import { md5, rc4 } from '#domain/evidence/old-ciphers.ts';
import { emptyHeads, filledHeads } from './empty-heads.ts';
import { fixtureFile } from './fixture-files.ts';

const typeOf: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  tif: 'image/tiff',
};
const contentTypeOf = (name: string): string => typeOf[name.split('.').at(-1) ?? ''] ?? '';

const look = (name: string, bytes: Uint8Array, contentType = contentTypeOf(name)) =>
  lookAtFile({ bytes, contentType, fileName: name });

const sound = [
  'plain.pdf',
  'streams.pdf',
  'linearized.pdf',
  'a.jpg',
  'progressive.jpg',
  'a.png',
  'a.gif',
  'lossy.webp',
  'lossless.webp',
  'a.heic',
  'a.tif',
  'g4.tif',
  'pages.tif',
];
const openToAll = [
  'owner-40.pdf',
  'owner-128.pdf',
  'owner-aes128.pdf',
  'owner-aes128-streams.pdf',
  'owner-r5.pdf',
  'owner-256.pdf',
];
const locked = ['user-40.pdf', 'user-128.pdf', 'user-aes128.pdf', 'user-r5.pdf', 'user-256.pdf'];

const text = (words: string) => new TextEncoder().encode(words);
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe('A-23 a file is looked at', () => {
  test.each(sound)('%s is sound', async (name) => {
    expect(await look(name, fixtureFile(name))).toEqual({ looks: 'sound' });
  });

  test.each(openToAll)('%s opens without a password, so it is sound', async (name) => {
    expect(await look(name, fixtureFile(name))).toEqual({ looks: 'sound' });
  });

  test.each(locked)('%s asks for a password', async (name) => {
    const found = await look(name, fixtureFile(name));
    expect(found).toEqual({ looks: 'encrypted' });
    expect(sayLook(found)).toBe('パスワード付きのPDFです。パスワードを解除してから添付してください。');
  });

  test.each(sound)('%s cut off anywhere is not sound', async (name) => {
    const bytes = fixtureFile(name);
    // Behind %%EOF stands one more end of line.
    const longest = name.endsWith('.pdf') ? bytes.length - 2 : bytes.length - 1;
    const cuts = Array.from({ length: longest }, (_unused, at) => at + 1);
    const found = await Promise.all(cuts.map((length) => look(name, bytes.slice(0, length))));
    expect(cuts.filter((_cut, index) => found[index]?.looks === 'sound')).toEqual([]);
  });

  const seenInside = sound.filter((name) => !/webp|heic/.test(name));
  test.each(seenInside)('%s with its second half lost in zeros is not sound', async (name) => {
    const bytes = fixtureFile(name);
    bytes.fill(0, Math.floor(bytes.length / 2));
    expect((await look(name, bytes)).looks).not.toBe('sound');
  });

  test.each(emptyHeads)('%s is not sound: nothing is there to see', async (_what, name, bytes) => {
    const found = await look(name, bytes);
    expect(found).toEqual({ looks: 'damaged' });
  });

  test.each(filledHeads)('%s is sound', async (_what, name, bytes) => {
    expect(await look(name, bytes)).toEqual({ looks: 'sound' });
  });

  test.each(['a.jpg', 'a.png', 'a.gif', 'plain.pdf', 'a.tif'])(
    '%s with bytes of a phone or gateway behind it is sound',
    async (name) => {
      const bytes = joined(fixtureFile(name), text('\n--- sent by phone ---'));
      expect(await look(name, bytes)).toEqual({ looks: 'sound' });
    },
  );

  test.each([
    ['plain text', '領収書.pdf', text('領収書 1,100円'), 'テキスト'],
    ['Shift_JIS text', '領収書.pdf', Uint8Array.of(0x97, 0xcc, 0x8e, 0xfb, 0x8f, 0x91), 'テキスト'],
    ['a web page', '領収書.pdf', text('<!DOCTYPE html><html></html>'), 'Webページ'],
    ['a drawing with script', 'a.png', text('<svg onload="alert(1)"/>'), 'XML'],
    ['a PNG', '領収書.pdf', fixtureFile('a.png'), 'PNG'],
    ['a PDF', 'a.jpg', fixtureFile('plain.pdf'), 'PDF'],
    ['a program', 'a.jpg', joined(text('MZ'), new Uint8Array(80).fill(1)), 'プログラム'],
    ['an office document', '領収書.pdf', text('PK\u0003\u0004....'), 'ZIPまたはOffice文書'],
    ['AVIF', 'a.heic', text('\0\0\0\u0020ftypavif\0\0\0\0avifmif1'), 'AVIF'],
  ])('%s named %s is misnamed', async (_what, name, bytes, seen) => {
    const found = await look(name, bytes);
    expect(found).toMatchObject({ looks: 'misnamed', seen: { name: seen } });
    expect(sayLook(found)).toContain(`中身は${seen}です`);
  });

  test('the ending counts too: a whole PNG as .pdf, .html or under the type PDF', async () => {
    const png = fixtureFile('a.png');
    const asked = ['a.pdf', 'a.html', 'a.exe'].map((name) => look(name, png, 'image/png'));
    for (const found of await Promise.all(asked)) expect(found).toMatchObject({ looks: 'misnamed' });
    expect(await look('a.png', png, 'application/pdf')).toMatchObject({ looks: 'misnamed', saidToBe: 'PDF' });
    const fine = ['a', 'a.PNG', '領収書 Vol.2', '2026.11.28'].map((name) => look(name, png, 'image/png'));
    for (const found of await Promise.all(fine)) expect(found).toEqual({ looks: 'sound' });
  });

  test('HEIC and HEIF may call each other by either name', async () => {
    const heic = fixtureFile('a.heic');
    expect(await look('IMG_2.heif', heic, 'image/heif')).toEqual({ looks: 'sound' });
    expect(await look('IMG.HEIC', heic, 'image/heif')).toEqual({ looks: 'sound' });
  });

  test.each([
    ['only zeros', 'a.jpg', new Uint8Array(2000), 'damaged'],
    ['a header alone', 'a.pdf', text('%PDF-1.4 領収書'), 'damaged'],
    ['a page inside a PDF header', 'a.pdf', text('%PDF-1.4\n<html></html>\nstartxref\n0\n%%EOF'), 'damaged'],
    ['noise', 'a.jpg', Uint8Array.of(1, 2, 3, 0, 200, 7), 'unknown'],
  ])('%s is %s', async (_what, name, bytes, looks) => {
    expect(await look(name, bytes)).toEqual({ looks });
  });

  test('junk before the header of a PDF, and wrong offsets with a trailer, are what readers forgive', async () => {
    const plain = fixtureFile('plain.pdf');
    expect(await look('a.pdf', joined(text('\r\n\r\njunk\n'), plain))).toEqual({ looks: 'sound' });
    const shifted = text(new TextDecoder().decode(plain).replace(/startxref\n\d+/, 'startxref\n17'));
    expect(await look('a.pdf', shifted)).toEqual({ looks: 'sound' });
  });

  test('a WebP whose second half was never written is damaged', async () => {
    const size = Uint8Array.of(0, 0x10, 0, 0);
    const riff = joined(text('RIFF'), Uint8Array.of(12, 0x10, 0, 0), text('WEBPVP8 '), size);
    const written = new Uint8Array(4096).fill(7);
    expect(await look('a.webp', joined(riff, written))).toEqual({ looks: 'sound' });
    expect(await look('a.webp', joined(riff, written.fill(0, 2048)))).toEqual({ looks: 'damaged' });
  });

  test('a flipped byte in a PNG is seen by its check sum', async () => {
    const bytes = fixtureFile('a.png');
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    expect(await look('a.png', bytes)).toEqual({ looks: 'damaged' });
  });

  test('the thumbnail inside a JPEG does not stand for its end', async () => {
    const whole = fixtureFile('a.jpg');
    const exif = joined(Uint8Array.of(0xff, 0xe1, (whole.length + 2) >> 8, (whole.length + 2) & 255), whole);
    const photo = joined(whole.slice(0, 2), exif, whole.slice(2));
    expect(await look('a.jpg', photo)).toEqual({ looks: 'sound' });
    expect(await look('a.jpg', photo.slice(0, -10))).toEqual({ looks: 'damaged' });
  });

  test('whatever the bytes: an answer, never a throw', async () => {
    const heads = [...sound, ...locked].map((name) => fixtureFile(name));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...heads),
        fc.array(fc.tuple(fc.nat(3000), fc.nat(255)), { maxLength: 20 }),
        fc.constantFrom(...Object.values(typeOf)),
        async (head, changes, contentType) => {
          const bytes = head.slice();
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const { looks } = await lookAtFile({ bytes, contentType, fileName: 'a' });
          expect(['sound', 'damaged', 'encrypted', 'misnamed', 'unknown']).toContain(looks);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('the old ciphers of PDF', () => {
  test('MD5 is that of Node at every length around its blocks', () => {
    for (let length = 0; length < 140; length += 1) {
      const bytes = new Uint8Array(length).fill(length);
      expect(Buffer.from(md5(bytes)).toString('hex')).toBe(createHash('md5').update(bytes).digest('hex'));
    }
  });

  test('RC4 gives the published bytes', () => {
    expect(Buffer.from(rc4(text('Key'), text('Plaintext'))).toString('hex')).toBe('bbf316e8d940af0ad3');
    expect(Buffer.from(rc4(text('Wiki'), text('pedia'))).toString('hex')).toBe('1021bf0420');
  });
});
