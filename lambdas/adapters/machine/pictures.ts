import sharp, { type Sharp } from 'sharp';
import { isHeif } from '#domain/evidence/file-types.ts';

/** A JPEG that every browser shows, and how many pages the file has. */
export type Rendition = { readonly jpeg: Uint8Array; readonly pages: number };

/** A3 at 600 dpi has 70 million; a phone's largest picture 50 million, decoded into 4 bytes each. */
const mostPixels = { tiff: 100_000_000, heif: 50_000_000 };
/** In pixels. A4 at 300 dpi: small print stays readable (SCN-051). */
const longestSide = 3508;
/** In pixels. Of a receipt its form and colour are seen, and no figure is read. */
const longestSideOfThumbnail = 96;

// Nothing is kept between people's files, and of the many decoders only the one that is asked for ever runs.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadTiff',
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
  ],
});

/** Upright, on white, and without what the camera noted: place and time of the picture stay in the original. */
const jpegOf = (picture: Sharp, side = longestSide): Promise<Uint8Array> =>
  picture
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer();

/** `page` counts from 1. undefined: no such page, or no picture that can be shown. */
export const renditionOfTiff = async (bytes: Uint8Array, page: number): Promise<Rendition | undefined> => {
  try {
    const { format, pages = 1 } = await sharp(bytes, { limitInputPixels: mostPixels.tiff }).metadata();
    if (format !== 'tiff' || page > pages) return undefined;
    const options = { page: page - 1, limitInputPixels: mostPixels.tiff, failOn: 'none' } as const;
    return { jpeg: await jpegOf(sharp(bytes, options)), pages };
  } catch {
    return undefined;
  }
};

/** libheif turns pictures as the file says (`irot`); what EXIF says of it must not be done again. */
export const renditionOfHeif = async (
  bytes: Uint8Array,
  page: number,
  side = longestSide,
): Promise<Rendition | undefined> => {
  const { default: libheif } = await import('libheif-js/wasm-bundle.js');
  const pictures = new libheif.HeifDecoder().decode(bytes);
  try {
    const picture = pictures[page - 1];
    if (picture === undefined) return undefined;
    const [width, height] = [picture.get_width(), picture.get_height()];
    if (width * height > mostPixels.heif || width * height === 0) return undefined;
    const room = { data: new Uint8ClampedArray(width * height * 4), width, height };
    const shown = await new Promise<typeof room | null>((resolve) => {
      picture.display(room, resolve);
    });
    if (shown === null) return undefined;
    const raw = { width, height, channels: 4 } as const;
    return { jpeg: await jpegOf(sharp(shown.data, { raw }), side), pages: pictures.length };
  } catch {
    return undefined;
  } finally {
    for (const picture of pictures) picture.free();
  }
};

/** Which decoder may open a file of a type: the bytes of another are no picture of that type. */
const formats: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/tiff': 'tiff',
};

/** The first page as a JPEG of 96 pixels. undefined: no picture that can be shown. */
export const thumbnailOf = async (
  bytes: Uint8Array,
  contentType: string,
): Promise<Uint8Array | undefined> => {
  if (isHeif(contentType)) return (await renditionOfHeif(bytes, 1, longestSideOfThumbnail))?.jpeg;
  try {
    const options = { limitInputPixels: mostPixels.heif, failOn: 'none' } as const;
    const { format } = await sharp(bytes, options).metadata();
    if (format !== formats[contentType]) return undefined;
    return await jpegOf(sharp(bytes, options), longestSideOfThumbnail);
  } catch {
    return undefined;
  }
};
