import { extensionOf } from './file-name.ts';
import { fileTypeOf, fileTypeOfExtension, type EvidenceType } from './file-types.ts';
import type { Looks } from './looks.ts';
import { lookAtPdf } from './look-at-pdf.ts';
import { typeOfBytes, type SeenType } from './type-of-bytes.ts';
import { isWholeHeif } from './whole-heif.ts';
import { isWholeGif, isWholeJpeg, isWholePng, isWholeWebp } from './whole-pictures.ts';
import { isWholeTiff } from './whole-tiff.ts';

/** `seen` is what the bytes of a misnamed file are. */
export type Look =
  | { readonly looks: Exclude<Looks, 'misnamed'> }
  | { readonly looks: 'misnamed'; readonly seen: SeenType; readonly saidToBe: string };

type LookedAt = { readonly bytes: Uint8Array; readonly contentType: string; readonly fileName: string };

/** HEIC is HEIF coded in one way; systems call either by either name. */
const familyOf = (type: EvidenceType): string => (type === 'image/heif' ? 'image/heic' : type);

const wholePictures: Readonly<
  Record<Exclude<EvidenceType, 'application/pdf'>, (bytes: Uint8Array) => boolean>
> = {
  'image/jpeg': isWholeJpeg,
  'image/png': isWholePng,
  'image/gif': isWholeGif,
  'image/webp': isWholeWebp,
  'image/heic': isWholeHeif,
  'image/heif': isWholeHeif,
  'image/tiff': isWholeTiff,
};

const lookInside = async (bytes: Uint8Array, type: EvidenceType): Promise<Look> => {
  if (type === 'application/pdf') return { looks: await lookAtPdf(bytes) };
  return { looks: wholePictures[type](bytes) ? 'sound' : 'damaged' };
};

/** Unlike the bytes: the media type, or an ending that promises something else. */
const falseClaim = ({ contentType, fileName }: LookedAt, type: EvidenceType): string | undefined => {
  const said = fileTypeOf(contentType);
  if (said === undefined || familyOf(said.type) !== familyOf(type)) return said?.name ?? contentType;
  const extension = extensionOf(fileName);
  if (extension === '') return undefined;
  const named = fileTypeOfExtension(extension);
  return named !== undefined && familyOf(named.type) === familyOf(type) ? undefined : `.${extension}`;
};

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/**
 * Looks at a whole file: do the bytes fit its type and name, is it complete, does it open without a password? The same
 * in the browser before the upload and on the server at its completion. It does not decode pictures.
 */
export const lookAtFile = async (file: LookedAt): Promise<Look> => {
  const { bytes, contentType } = file;
  if (isBlank(bytes)) return { looks: 'damaged' };
  const seen = typeOfBytes(bytes);
  if (seen === undefined) return { looks: 'unknown' };
  const saidToBe = seen.type === undefined ? fileTypeOf(contentType)?.name : falseClaim(file, seen.type);
  if (seen.type === undefined || saidToBe !== undefined)
    return { looks: 'misnamed', seen, saidToBe: saidToBe ?? contentType };
  return lookInside(bytes, seen.type);
};
