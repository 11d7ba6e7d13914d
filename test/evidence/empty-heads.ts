import { crc32, deflateSync } from 'node:zlib';

const number = (value: number, size: 2 | 4, isLittle: boolean): Buffer => {
  const bytes = Buffer.alloc(4);
  if (isLittle) bytes.writeUInt32LE(value);
  else bytes.writeUInt32BE(value);
  return isLittle ? bytes.subarray(0, size) : bytes.subarray(4 - size);
};

const chunk = (kind: string, data: Buffer): Buffer => {
  const told = Buffer.concat([Buffer.from(kind), data]);
  return Buffer.concat([number(data.length, 4, false), told, number(crc32(told), 4, false)]);
};

/** A grey PNG whose head tells of these sides, over the data of one point. */
const png = (width: number, height: number): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk(
      'IHDR',
      Buffer.concat([number(width, 4, false), number(height, 4, false), Buffer.from([8, 0, 0, 0, 0])]),
    ),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

/** A grey TIFF of one strip of 16 bytes that is not packed. */
const tiff = (width: number, height: number): Buffer => {
  const fields = [
    [256, width],
    [257, height],
    [258, 8],
    [259, 1],
    [262, 1],
    [273, 86],
    [279, 16],
  ] as const;
  const entries = fields.map(([tag, value]) =>
    Buffer.concat([number(tag, 2, true), number(4, 2, true), number(1, 4, true), number(value, 4, true)]),
  );
  const head = Buffer.concat([Buffer.from('II*\0'), number(8, 4, true), number(7, 2, true), ...entries]);
  return Buffer.concat([head, Buffer.alloc(20)]);
};

export const emptyHeads: readonly (readonly [string, string, Uint8Array])[] = [
  ['a PNG of 60,000 × 60,000 points with the data of one', 'a.png', png(60_000, 60_000)],
  ['a PNG without width', 'a.png', png(0, 1)],
  ['a PNG without height', 'a.png', png(1, 0)],
  ['a TIFF of 20,000 × 20,000 points with 16 bytes', 'a.tif', tiff(20_000, 20_000)],
  ['a TIFF of the largest numbers', 'a.tif', tiff(0xffff_ffff, 0xffff_ffff)],
  ['a TIFF without sides', 'a.tif', tiff(0, 0)],
];

/** The same with sides that their data fill. */
export const filledHeads: readonly (readonly [string, string, Uint8Array])[] = [
  ['a PNG of one point', 'a.png', png(1, 1)],
  ['a TIFF of 4 × 4 points', 'a.tif', tiff(4, 4)],
];
