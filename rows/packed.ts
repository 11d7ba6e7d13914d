import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Codec } from './attributes.ts';

const inflated = (stored: unknown): string => {
  if (!(stored instanceof Uint8Array)) throw new Error('a packed attribute holds bytes');
  return inflateRawSync(stored).toString();
};

/** A document as one compressed attribute: a third of the bytes of nested lists (20 lines: 1.4 kB). */
export const packed = <Value>(): Codec<Value> => ({
  lies: 'bytes',
  write: (value) => deflateRawSync(Buffer.from(JSON.stringify(value)), { level: 9 }),
  read: (stored) => JSON.parse(inflated(stored)),
});
