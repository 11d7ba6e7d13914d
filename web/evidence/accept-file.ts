import { extensionOf, tidyFileName, withExtension } from '#domain/evidence/file-name.ts';
import {
  type EvidenceType,
  fileTypeOf,
  fileTypeOfExtension,
  fileTypes,
  largestFileBytes,
} from '#domain/evidence/file-types.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { uploadWords } from '#web/messages.ja.ts';

export type FileFacts = { readonly name: string; readonly type: string; readonly size: number };
export type AcceptedFile = { readonly fileName: string; readonly contentType: EvidenceType };

/** Name and type under which to upload. Some browsers give no type for HEIC, so the name decides then. */
export const acceptFile = ({ name, type, size }: FileFacts): Result<AcceptedFile, string> => {
  if (size === 0) return refuse(uploadWords.empty);
  if (size > largestFileBytes) return refuse(uploadWords.tooLarge);
  const extension = extensionOf(name);
  const known = fileTypeOf(type) ?? fileTypeOfExtension(extension);
  if (known === undefined) return refuse(uploadWords.unsupported);
  const fileName = tidyFileName(name);
  return accept({
    contentType: known.type,
    fileName: extension === '' ? withExtension(fileName, known.extensions[0]) : fileName,
  });
};

/** For the file picker: media types first, then endings for systems that know no type of them. */
export const pickerAccepts = ({ convertsPictures }: { readonly convertsPictures: boolean }): string => {
  const offered = fileTypes.filter(
    ({ type }) => !convertsPictures || (type !== 'image/heic' && type !== 'image/heif'),
  );
  return [
    ...offered.map(({ type }) => type),
    ...offered.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)),
  ].join(',');
};

type Device = { readonly userAgent: string; readonly maxTouchPoints: number };

/** iPhones and iPads hand over a JPEG where HEIC is not asked for; an iPad calls itself a Macintosh. */
export const convertsPictures = ({ userAgent, maxTouchPoints }: Device): boolean =>
  /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);

/** `1.2MB`, `340KB`. */
export const formatSize = (bytes: number): string =>
  bytes >= 1024 * 1024
    ? `${Math.round((bytes / 1024 / 1024) * 10) / 10}MB`
    : `${Math.max(1, Math.round(bytes / 1024))}KB`;
