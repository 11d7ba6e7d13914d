import { numberAt, textAt } from './file-bytes.ts';
import { canFill, deflateFold } from './picture-room.ts';

const isStandalone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** The marker that ends the coded picture data from `from` on; -1 where the file ends first. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0) {
    const next = bytes[at + 1];
    if (next === undefined) return -1;
    if (next === 0xff) at += 1;
    else if (next !== 0 && !isStandalone(next)) return at;
    else at = bytes.indexOf(0xff, at + 2);
  }
  return -1;
};

/** Segments and scans up to EOI (ITU-T T.81 B.1); a thumbnail's EOI inside a segment does not count. */
export const isWholeJpeg = (bytes: Uint8Array): boolean => {
  let hasScan = false;
  let at = 2;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    while (at >= 0 && bytes[at] === 0xff) at += 1;
    const marker = at < 0 ? undefined : bytes[at];
    if (marker === undefined) return false;
    at += 1;
    if (marker === 0xd9) return hasScan;
    if (isStandalone(marker)) continue;
    const length = numberAt(bytes, at, 2);
    if (!(length >= 2 && at + length <= bytes.length)) return false;
    at += length;
    if (marker !== 0xda) continue;
    hasScan = true;
    at = endOfScan(bytes, at);
    if (at < 0) return false;
  }
};

const crcTable = Uint32Array.from({ length: 256 }, (_unused, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

const crcOf = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};

const pngSides = (bytes: Uint8Array) => ({
  width: numberAt(bytes, 16, 4),
  height: numberAt(bytes, 20, 4),
  bits: numberAt(bytes, 24, 1),
});

/** Chunks with their check sums up to IEND (PNG 5.3); what a phone writes behind it does not matter. */
export const isWholePng = (bytes: Uint8Array): boolean => {
  let dataBytes = 0;
  for (let at = 8; ;) {
    const length = numberAt(bytes, at, 4);
    const end = at + 12 + length;
    if (!(end <= bytes.length)) return false;
    const kind = textAt(bytes, at + 4, at + 8);
    if (at === 8 && (kind !== 'IHDR' || length !== 13)) return false;
    if (crcOf(bytes.subarray(at + 4, end - 4)) !== numberAt(bytes, end - 4, 4)) return false;
    if (kind === 'IEND') return canFill(pngSides(bytes), dataBytes, deflateFold);
    if (kind === 'IDAT') dataBytes += length;
    at = end;
  }
};

/** The place behind a row of sub-blocks; NaN where the file ends inside. */
const behindBlocks = (bytes: Uint8Array, from: number): number => {
  let at = from;
  for (let size = numberAt(bytes, at, 1); size > 0; size = numberAt(bytes, at, 1)) at += 1 + size;
  return at < bytes.length ? at + 1 : Number.NaN;
};

const colourTableBytes = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);

/** Blocks up to the trailer (GIF89a 27). */
export const isWholeGif = (bytes: Uint8Array): boolean => {
  let hasPicture = false;
  let at = 13 + colourTableBytes(numberAt(bytes, 10, 1));
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x3b) return hasPicture;
    if (kind !== 0x21 && kind !== 0x2c) return false;
    hasPicture ||= kind === 0x2c;
    at = behindBlocks(bytes, kind === 0x21 ? at + 2 : at + 11 + colourTableBytes(numberAt(bytes, at + 9, 1)));
  }
  return false;
};

/** Coded pictures hold no long runs of zeros; a download that broke off leaves them where room was made for it. */
export const endsInZeros = (bytes: Uint8Array): boolean =>
  bytes.length > 1024 && bytes.subarray(-1024).every((byte) => byte === 0);

/** RIFF's own length, and each chunk within it. */
export const isWholeWebp = (bytes: Uint8Array): boolean => {
  const end = 8 + numberAt(bytes, 4, 4, true);
  if (!(end <= bytes.length) || endsInZeros(bytes)) return false;
  let hasPicture = false;
  let at = 12;
  while (at + 8 <= end) {
    const kind = textAt(bytes, at, at + 4);
    const size = numberAt(bytes, at + 4, 4, true);
    if (at + 8 + size > end) return false;
    hasPicture ||= ['VP8 ', 'VP8L', 'ANMF'].includes(kind);
    at += 8 + size + (size % 2);
  }
  return hasPicture;
};
