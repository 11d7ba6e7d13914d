import { numberAt } from './file-bytes.ts';
import { canFill } from './picture-room.ts';

type Tiff = { readonly bytes: Uint8Array; readonly isLittle: boolean };
type Field = { readonly count: number; readonly size: number; readonly at: number };

/** Where strips or tiles lie, and how long they are (TIFF 6.0, sections 8 and 15). */
const offsets = [273, 324];
const lengths = [279, 325];
const jpegStream = 513;
const [widthTag, heightTag, bitsTag, packingTag] = [256, 257, 258, 259] as const;
const unpacked = 1;
/** Bytes of one value, by the kind of field (TIFF 6.0, section 2). */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
/** From here on tags are private, and nobody minds what they hold. */
const firstPrivateTag = 32768;
const mostPages = 1000;

/** undefined where the field's values lie outside the file. */
const fieldAt = ({ bytes, isLittle }: Tiff, at: number): Field | undefined => {
  const size = sizes[numberAt(bytes, at + 2, 2, isLittle)] ?? 0;
  const count = numberAt(bytes, at + 4, 4, isLittle);
  const place = count * size <= 4 ? at + 8 : numberAt(bytes, at + 8, 4, isLittle);
  return place + count * size <= bytes.length ? { count, size, at: place } : undefined;
};

const valueOf = ({ bytes, isLittle }: Tiff, field: Field, index: number): number =>
  numberAt(bytes, field.at + index * field.size, field.size, isLittle);

/** A page has sides; where it is not packed, its data fill them. */
const hasRoom = (tiff: Tiff, fields: ReadonlyMap<number, Field | undefined>, dataBytes: number): boolean => {
  const valueAt = (tag: number): number | undefined => {
    const field = fields.get(tag);
    return field === undefined ? undefined : valueOf(tiff, field, 0);
  };
  const [width = 0, height = 0] = [valueAt(widthTag), valueAt(heightTag)];
  const isPacked = (valueAt(packingTag) ?? unpacked) !== unpacked;
  const sides = { width, height, bits: valueAt(bitsTag) ?? 1 };
  return canFill(sides, dataBytes, isPacked ? Number.POSITIVE_INFINITY : 1);
};

const isPageWhole = (tiff: Tiff, at: number, entries: number): boolean => {
  const { bytes, isLittle } = tiff;
  const fields = new Map<number, Field | undefined>();
  for (let index = 0; index < entries; index += 1) {
    const place = at + 2 + index * 12;
    const tag = numberAt(bytes, place, 2, isLittle);
    const field = fieldAt(tiff, place);
    if (field === undefined && tag < firstPrivateTag) return false;
    fields.set(tag, field);
  }
  const first = (tags: readonly number[]) =>
    tags.map((tag) => fields.get(tag)).find((field) => field !== undefined);
  const starts = first(offsets);
  if (starts === undefined) return fields.get(jpegStream) !== undefined;
  const ends = first(lengths);
  let dataBytes = 0;
  for (let index = 0; index < starts.count; index += 1) {
    const length = ends === undefined || index >= ends.count ? 1 : valueOf(tiff, ends, index);
    if (!(valueOf(tiff, starts, index) + length <= bytes.length)) return false;
    dataBytes += length;
  }
  return starts.count > 0 && hasRoom(tiff, fields, ends === undefined ? Number.POSITIVE_INFINITY : dataBytes);
};

/** Every page's directory and picture data lie inside the file. BigTIFF: only that its first directory does. */
export const isWholeTiff = (bytes: Uint8Array): boolean => {
  const isLittle = bytes[0] === 0x49;
  if (numberAt(bytes, 2, 2, isLittle) === 43)
    return numberAt(bytes, isLittle ? 8 : 12, 4, isLittle) + 8 <= bytes.length;
  let at = numberAt(bytes, 4, 4, isLittle);
  for (let page = 0; page < mostPages; page += 1) {
    const entries = numberAt(bytes, at, 2, isLittle);
    const end = at + 2 + entries * 12;
    if (!(at >= 8 && entries > 0 && end + 4 <= bytes.length)) return false;
    if (!isPageWhole({ bytes, isLittle }, at, entries)) return false;
    at = numberAt(bytes, end, 4, isLittle);
    if (at === 0) return true;
  }
  return true;
};
