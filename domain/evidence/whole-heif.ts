import { findText, numberAt, textAt } from './file-bytes.ts';
import { endsInZeros } from './whole-pictures.ts';

/** How many of the parts of a picture lie inside the file: `iloc` of ISO/IEC 14496-12, 8.11.3. */
const arePartsInside = (bytes: Uint8Array, from: number): boolean => {
  let at = from;
  const next = (size: number): number => {
    at += size;
    return numberAt(bytes, at - size, size);
  };
  const version = next(1);
  next(3);
  const [sizes, moreSizes] = [next(1), next(1)];
  const idSize = version < 2 ? 2 : 4;
  const items = next(idSize);
  for (let item = 0; item < items; item += 1) {
    next(idSize);
    const isInFile = version === 0 || next(2) % 16 === 0;
    next(2);
    const base = next(moreSizes >> 4);
    const extents = next(2);
    for (let extent = 0; extent < extents; extent += 1) {
      if (version > 0) next(moreSizes & 15);
      const end = base + next(sizes >> 4) + next(sizes & 15);
      if (isInFile && !(end <= bytes.length)) return false;
      if (!(at <= bytes.length)) return false;
    }
    if (!(at <= bytes.length)) return false;
  }
  return items > 0;
};

/** Boxes one after another to the end of the file, and all parts of the picture inside it. */
export const isWholeHeif = (bytes: Uint8Array): boolean => {
  if (endsInZeros(bytes)) return false;
  let parts = -1;
  let at = 0;
  while (at < bytes.length) {
    const short = numberAt(bytes, at, 4);
    const long = numberAt(bytes, at + 8, 4) * 2 ** 32 + numberAt(bytes, at + 12, 4);
    const size = short === 0 ? bytes.length - at : short === 1 ? long : short;
    const kind = textAt(bytes, at + 4, at + 8);
    const isBox = size >= 8 && /^[\x20-\x7e]{4}$/.test(kind);
    if (!isBox) break;
    if (at + size > bytes.length) return false;
    if (kind === 'meta') parts = findText(bytes, 'iloc', at);
    at += size;
  }
  return parts > 0 && arePartsInside(bytes, parts + 4);
};
