import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { renditionOfHeif, renditionOfTiff, thumbnailOf } from '#lambdas/adapters/machine/pictures.ts';
import { fixtureFile } from './fixture-files.ts';

/** Whether its bytes are a JPEG, its size in pixels, and whether anything of the camera's notes is left. */
const seen = (jpeg: Uint8Array | undefined) => {
  const bytes = Buffer.from(jpeg ?? []);
  const at = bytes.indexOf(Buffer.of(0xff, 0xc0));
  return {
    isJpeg: bytes.readUInt16BE(0) === 0xffd8,
    width: bytes.readUInt16BE(at + 7),
    height: bytes.readUInt16BE(at + 5),
    hasNotes: bytes.includes('Exif'),
  };
};

describe('A-25 a rendition', () => {
  test.each([
    ['a.tif', 1],
    ['g4.tif', 1],
    ['pages.tif', 2],
  ])('of %s is a JPEG and tells its %i pages', async (name, pages) => {
    const made = await renditionOfTiff(fixtureFile(name), pages);
    expect(made?.pages).toBe(pages);
    expect(seen(made?.jpeg)).toEqual({ isJpeg: true, width: 48, height: 32, hasNotes: false });
    expect(await renditionOfTiff(fixtureFile(name), pages + 1)).toBeUndefined();
  });

  test('of a HEIC is a JPEG', async () => {
    const made = await renditionOfHeif(fixtureFile('a.heic'), 1);
    expect(made?.pages).toBe(1);
    expect(seen(made?.jpeg)).toEqual({ isJpeg: true, width: 48, height: 32, hasNotes: false });
    expect(await renditionOfHeif(fixtureFile('a.heic'), 2)).toBeUndefined();
  });

  test('stands upright once: as irot of a HEIC says, as the orientation of a TIFF says', async () => {
    expect(seen((await renditionOfHeif(fixtureFile('turned.heic'), 1))?.jpeg)).toMatchObject({
      width: 32,
      height: 48,
    });
    expect(seen((await renditionOfTiff(fixtureFile('turned.tif'), 1))?.jpeg)).toMatchObject({
      width: 32,
      height: 48,
    });
  });

  test('is no wider or higher than 3,508 pixels', async () => {
    const wide = Buffer.from(await wideTiff(4000, 20));
    expect(seen((await renditionOfTiff(wide, 1))?.jpeg)).toMatchObject({ width: 3508, height: 18 });
  });

  test.each([
    ['a TIFF that is cut off in its directory', 'a.tif', 40, renditionOfTiff],
    ['a HEIC that is cut off', 'a.heic', 480, renditionOfHeif],
    ['a HEIC of which only boxes are left', 'a.heic', 60, renditionOfHeif],
    ['a PNG that says it is a TIFF', 'a.png', 395, renditionOfTiff],
    ['a PDF that says it is a HEIC', 'plain.pdf', 500, renditionOfHeif],
  ] as const)('of %s is none, and the next one is made', async (_what, name, length, renditionOf) => {
    expect(await renditionOf(fixtureFile(name).slice(0, length), 1)).toBeUndefined();
    expect(await renditionOfTiff(fixtureFile('a.tif'), 1)).toBeDefined();
    expect(await renditionOfHeif(fixtureFile('a.heic'), 1)).toBeDefined();
  });

  test('of a TIFF of 121 million pixels is none, however few bytes it has', async () => {
    expect(await renditionOfTiff(fixtureFile('bomb.tif'), 1)).toBeUndefined();
  });
});

/** A plain page, written by the encoder of its type. */
const pageAs = (type: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff', [width, height] = [630, 1575]) =>
  sharp({ create: { width: width ?? 1, height: height ?? 1, channels: 3, background: '#ffffff' } })
    .toFormat(type)
    .toBuffer();

describe('a thumbnail', () => {
  const types = ['jpeg', 'png', 'webp', 'gif', 'tiff'] as const;

  test.each(types)('of a picture as %s is a JPEG of at most 96 pixels', async (type) => {
    const small = await thumbnailOf(await pageAs(type), `image/${type}`);
    expect(seen(small)).toEqual({ isJpeg: true, width: 38, height: 96, hasNotes: false });
    expect(small?.length).toBeLessThan(4_000);
  });

  test('of a HEIC stands upright, and is not made larger', async () => {
    expect(seen(await thumbnailOf(fixtureFile('turned.heic'), 'image/heic'))).toMatchObject({
      width: 32,
      height: 48,
    });
  });

  test.each(types)('is opened by the decoder of its own type alone: %s', async (type) => {
    const page = await pageAs(type, [20, 20]);
    for (const other of types.filter((one) => one !== type))
      // oxlint-disable-next-line no-await-in-loop -- one decoder after the other
      expect(await thumbnailOf(page, `image/${other}`)).toBeUndefined();
  });

  test('of what is no picture, is broken or has 121 million pixels is none', async () => {
    expect(await thumbnailOf(fixtureFile('plain.pdf'), 'application/pdf')).toBeUndefined();
    expect(await thumbnailOf(fixtureFile('a.png').slice(0, 30), 'image/png')).toBeUndefined();
    expect(await thumbnailOf(fixtureFile('a.heic').slice(0, 60), 'image/heic')).toBeUndefined();
    expect(await thumbnailOf(fixtureFile('bomb.tif'), 'image/tiff')).toBeUndefined();
  });

  test('opens no drawing: what names other files or costs without a bound is not read', async () => {
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    expect(await thumbnailOf(drawing, 'image/svg+xml')).toBeUndefined();
    expect(await thumbnailOf(drawing, 'image/png')).toBeUndefined();
  });
});

/** Made by sharp, which may write what the adapter lets it read. */
const wideTiff = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .tiff({ compression: 'lzw' })
    .toBuffer();
