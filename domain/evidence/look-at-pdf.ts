import { findLastText, findText, textAt } from './file-bytes.ts';
import { readPdfValue, type PdfValue } from './pdf-objects.ts';
import { opensWithoutPassword } from './pdf-password.ts';
import { pdfHeaderAt } from './type-of-bytes.ts';

/** Readers look for the end near the end; mail gateways and shops append a few bytes of their own. */
const tailBytes = 4096;
const dictionaryBytes = 64 * 1024;

type Dictionary = ReadonlyMap<string, PdfValue>;

const dictionaryAt = (bytes: Uint8Array, at: number): Dictionary | undefined => {
  const text = textAt(bytes, at, at + dictionaryBytes);
  const start = text.indexOf('<<');
  const read = start < 0 ? undefined : readPdfValue(text, start);
  return read?.value.kind === 'dictionary' ? read.value.entries : undefined;
};

/** The trailer dictionary to which `startxref` leads: after a table, or that of a stream (ISO 32000-1, 7.5). */
const trailerAt = (bytes: Uint8Array, target: number): Dictionary | undefined => {
  const head = textAt(bytes, target, target + 40);
  if (/^\s*xref/.test(head)) {
    const at = findText(bytes, 'trailer', target);
    return at < 0 ? undefined : dictionaryAt(bytes, at);
  }
  return /^\s*\d+\s+\d+\s+obj/.test(head) ? dictionaryAt(bytes, target) : undefined;
};

/** Where the offsets are wrong, readers take the last trailer that they find. */
const lastTrailer = (bytes: Uint8Array): Dictionary | undefined => {
  const at = findLastText(bytes, 'trailer');
  return at < 0 ? undefined : dictionaryAt(bytes, at);
};

const objectAt = (bytes: Uint8Array, object: string): number => {
  for (let at = findText(bytes, `${object} 0 obj`); at >= 0; at = findText(bytes, `${object} 0 obj`, at + 1))
    if (!/\d/.test(textAt(bytes, at - 1, at))) return at;
  return -1;
};

/** A linearized file says how long it is: the front part of it alone looks like a whole one. */
const isCutShort = (bytes: Uint8Array, header: number, end: number): boolean => {
  const length = /\/Linearized[^>]*?\/L\s+(\d+)/.exec(textAt(bytes, header, header + 1024))?.[1];
  return length !== undefined && end < header + Number(length) - 64;
};

const trailerOf = (bytes: Uint8Array): Dictionary | undefined => {
  const header = pdfHeaderAt(bytes);
  const end = findLastText(bytes, '%%EOF');
  if (end < 0 || bytes.length - end > tailBytes || isCutShort(bytes, header, end)) return undefined;
  const tail = textAt(bytes, end - tailBytes, end);
  const told = /startxref\s+(\d+)\s*$/.exec(tail)?.[1];
  if (told === undefined) return undefined;
  const trailer =
    trailerAt(bytes, Number(told)) ?? trailerAt(bytes, Number(told) + header) ?? lastTrailer(bytes);
  return trailer?.has('Root') === true ? trailer : undefined;
};

const encryptionOf = (bytes: Uint8Array, value: PdfValue): Dictionary | undefined => {
  if (value.kind === 'dictionary') return value.entries;
  if (value.kind !== 'reference') return undefined;
  const at = objectAt(bytes, value.object);
  return at < 0 ? undefined : dictionaryAt(bytes, at);
};

/** Header, end, trailer and the question for a password. That every page can be drawn is not asked. */
export const lookAtPdf = async (bytes: Uint8Array): Promise<'sound' | 'damaged' | 'encrypted'> => {
  const trailer = trailerOf(bytes);
  if (trailer === undefined) return 'damaged';
  const encrypt = trailer.get('Encrypt');
  if (encrypt === undefined || (encrypt.kind === 'word' && encrypt.word === 'null')) return 'sound';
  const encryption = encryptionOf(bytes, encrypt);
  const ids = trailer.get('ID');
  const isOpen =
    encryption !== undefined &&
    (await opensWithoutPassword(encryption, ids?.kind === 'list' ? ids.items[0] : undefined));
  return isOpen ? 'sound' : 'encrypted';
};
