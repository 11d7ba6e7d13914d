import { findText, textAt } from './file-bytes.ts';
import { fileTypes, type EvidenceType } from './file-types.ts';

/** What a file's bytes say it is: a type of ours, or something else that has a name. */
export type SeenType = { readonly type?: EvidenceType; readonly name: string };

/** A PDF may have other bytes before its header; readers look for it in the first 1,024. */
export const pdfHeaderAt = (bytes: Uint8Array): number => findText(bytes.subarray(0, 1024 + 5), '%PDF-');

const ofList = (type: EvidenceType): SeenType => ({
  type,
  name: fileTypes.find((known) => known.type === type)?.name ?? '',
});

/** Brands of ISO/IEC 23008-12: HEVC-coded pictures, and the family as a whole. */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];
const heifBrands = ['mif1', 'msf1', 'mif2', 'miaf'];

const ofBrands = (head: string): SeenType => {
  const brands = [head.slice(8, 12), ...(head.slice(16, 80).match(/[\s\S]{4}/g) ?? [])];
  if (brands.some((brand) => heicBrands.includes(brand))) return ofList('image/heic');
  if (brands.some((brand) => brand.startsWith('avi'))) return { name: 'AVIF' };
  return brands.some((brand) => heifBrands.includes(brand)) ? ofList('image/heif') : { name: '動画' };
};

const signatures: readonly (readonly [RegExp, (head: string) => SeenType])[] = [
  [/^\xff\xd8\xff/, () => ofList('image/jpeg')],
  [/^\x89PNG\r\n\p{Cc}\n/u, () => ofList('image/png')],
  [/^GIF8[79]a/, () => ofList('image/gif')],
  [/^RIFF[\s\S]{4}WEBP/, () => ofList('image/webp')],
  [/^(?:II[*+]\0|MM\0[*+])/, () => ofList('image/tiff')],
  [/^[\s\S]{4}ftyp/, ofBrands],
  [/^PK\p{Cc}{2}/u, () => ({ name: 'ZIPまたはOffice文書' })],
  [/^\xd0\xcf\p{Cc}\xe0\xa1/u, () => ({ name: '古い形式のOffice文書' })],
  [/^MZ/, () => ({ name: 'プログラム' })],
  [/^BM[\s\S]{4}\0\0\0\0/, () => ({ name: 'BMP' })],
  [/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)/i, () => ({ name: 'Webページ' })],
  [/^(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg)/i, () => ({ name: 'XML' })],
];

/** ISO-2022-JP turns its sets by ESC. Signs above 0x7f are halves of letters here, not controls. */
const isOfText = (control: string): boolean => '\t\n\v\f\r\u001b'.includes(control) || control > '\u007f';

/** Text in any encoding has no control characters but ends of lines and tabs; UTF-16 shows itself by its mark. */
const isText = (head: string): boolean =>
  (head.match(/\p{Cc}/gu) ?? []).every(isOfText) || /^(?:\xff\xfe|\xfe\xff)/.test(head);

/** undefined: the bytes say nothing. */
export const typeOfBytes = (bytes: Uint8Array): SeenType | undefined => {
  const head = textAt(bytes, 0, 4096);
  const known = signatures.find(([signature]) => signature.test(head));
  if (known !== undefined) return known[1](head);
  if (pdfHeaderAt(bytes) >= 0) return ofList('application/pdf');
  return isText(head) ? { name: 'テキスト' } : undefined;
};
