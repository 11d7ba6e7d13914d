/** What a receipt may be as a file: the one list for the API, the web client and the words of both. */
export type FileType = {
  /** The media type under which it is stored. */
  readonly type: string;
  readonly name: string;
  /** Lower case, the usual one first. */
  readonly extensions: readonly string[];
  /** Other media types by which systems call the same bytes. */
  readonly aliases: readonly string[];
  /** `browser`: every browser shows it as it is. `rendition`: readers see a JPEG made from it. */
  readonly shownBy: 'browser' | 'rendition';
};

/** JPEG stands first: iPhones then hand over a JPEG instead of a HEIC. */
export const fileTypes = [
  {
    type: 'image/jpeg',
    name: 'JPEG',
    extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
    aliases: ['image/jpg', 'image/pjpeg'],
    shownBy: 'browser',
  },
  {
    type: 'application/pdf',
    name: 'PDF',
    extensions: ['pdf'],
    aliases: ['application/x-pdf'],
    shownBy: 'browser',
  },
  {
    type: 'image/png',
    name: 'PNG',
    extensions: ['png'],
    aliases: ['image/x-png'],
    shownBy: 'browser',
  },
  {
    type: 'image/heic',
    name: 'HEIC',
    extensions: ['heic', 'heics'],
    aliases: ['image/heic-sequence'],
    shownBy: 'rendition',
  },
  {
    type: 'image/heif',
    name: 'HEIF',
    extensions: ['heif', 'heifs', 'hif'],
    aliases: ['image/heif-sequence'],
    shownBy: 'rendition',
  },
  {
    type: 'image/tiff',
    name: 'TIFF',
    extensions: ['tif', 'tiff'],
    aliases: ['image/tif', 'image/x-tiff', 'image/x-tif'],
    shownBy: 'rendition',
  },
  { type: 'image/webp', name: 'WebP', extensions: ['webp'], aliases: [], shownBy: 'browser' },
  { type: 'image/gif', name: 'GIF', extensions: ['gif'], aliases: [], shownBy: 'browser' },
] as const satisfies readonly FileType[];

export type EvidenceType = (typeof fileTypes)[number]['type'];

/** 20 MiB: a scanned contract fits, receipts need no more. */
export const largestFileBytes = 20 * 1024 * 1024;

/** Every name by which a client may call a type. */
export const knownMediaTypes: readonly string[] = fileTypes.flatMap(({ type, aliases }) => [
  type,
  ...aliases,
]);

/** The type behind a media type or one of its aliases. */
export const fileTypeOf = (mediaType: string): (typeof fileTypes)[number] | undefined => {
  const asked = mediaType.toLowerCase();
  return fileTypes.find(({ type, aliases }) => type === asked || aliases.some((alias) => alias === asked));
};

export const fileTypeOfExtension = (extension: string): (typeof fileTypes)[number] | undefined => {
  const asked = extension.toLowerCase();
  return fileTypes.find(({ extensions }) => extensions.some((known) => known === asked));
};

/** 「PDF・JPEG・PNG」, for every sentence that names the types. */
export const fileTypeNames: string = fileTypes.map(({ name }) => name).join('・');

/** Pictures can be shown small; of a PDF no page is drawn here. */
export const isPicture = (contentType: string): boolean => contentType.startsWith('image/');

/** In need of an HEVC decoder (docs/decisions/0066). */
export const isHeif = (contentType: string): boolean => ['image/heic', 'image/heif'].includes(contentType);
