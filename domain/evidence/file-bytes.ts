/** An unsigned number of `size` bytes (at most 6 exactly) at `at`; NaN, which fits no comparison, where the file has ended before. */
export const numberAt = (bytes: Uint8Array, at: number, size: number, isLittleEndian = false): number => {
  let value = 0;
  for (let index = 0; index < size; index += 1)
    value = value * 256 + (bytes[at + (isLittleEndian ? size - 1 - index : index)] ?? Number.NaN);
  return value;
};

/** One character for each byte, so that the text's places are the file's places. */
export const textAt = (bytes: Uint8Array, start: number, end: number): string => {
  let text = '';
  for (let at = Math.max(0, start); at < Math.min(end, bytes.length); at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 4096, end)));
  return text;
};

const hasTextAt = (bytes: Uint8Array, at: number, text: string): boolean => {
  for (let index = 0; index < text.length; index += 1)
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
};

/** Where `text` (ASCII) first stands at or after `from`; -1 where it does not. */
export const findText = (bytes: Uint8Array, text: string, from = 0): number => {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
    if (hasTextAt(bytes, at, text)) return at;
  return -1;
};

export const findLastText = (bytes: Uint8Array, text: string): number => {
  const first = text.charCodeAt(0);
  for (let at = bytes.lastIndexOf(first); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(first, at - 1))
    if (hasTextAt(bytes, at, text)) return at;
  return -1;
};
