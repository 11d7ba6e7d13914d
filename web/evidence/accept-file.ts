import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { uploadWords } from '#web/messages.ja.ts';

/** 20 MiB, the API's limit. */
const largestBytes = 20 * 1024 * 1024;

const typeOfExtension: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  webp: 'image/webp',
};
const knownTypes = new Set(Object.values(typeOfExtension));

type FileFacts = { readonly name: string; readonly type: string; readonly size: number };

/** The content type to upload under; some browsers give none for HEIC, so the name decides then. */
export const acceptFile = ({ name, type, size }: FileFacts): Result<string, string> => {
  if (size === 0) return refuse(uploadWords.empty);
  if (size > largestBytes) return refuse(uploadWords.tooLarge);
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const contentType = knownTypes.has(type) ? type : typeOfExtension[extension];
  return contentType === undefined ? refuse(uploadWords.unsupported) : accept(contentType);
};

/** `1.2MB`, `340KB`. */
export const formatSize = (bytes: number): string =>
  bytes >= 1024 * 1024
    ? `${Math.round((bytes / 1024 / 1024) * 10) / 10}MB`
    : `${Math.max(1, Math.round(bytes / 1024))}KB`;
