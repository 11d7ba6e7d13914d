/**
 * MD5 (RFC 1321) and RC4: PDF's older encryption is built of them, and no browser offers either. To tell whether a PDF
 * asks for a password, for nothing else.
 */
const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const sines = Array.from({ length: 64 }, (_unused, index) =>
  Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32),
);

const rotated = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

const padded = (message: Uint8Array): DataView => {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, message.length * 8, true);
  return view;
};

const mixOf = (round: number, b: number, c: number, d: number): readonly [mixed: number, word: number] => {
  if (round < 16) return [(b & c) | (~b & d), round];
  if (round < 32) return [(d & b) | (~d & c), (5 * round + 1) % 16];
  return round < 48 ? [b ^ c ^ d, (3 * round + 5) % 16] : [c ^ (b | ~d), (7 * round) % 16];
};

/** For messages below 512 MiB. */
export const md5 = (message: Uint8Array): Uint8Array<ArrayBuffer> => {
  const view = padded(message);
  let [a0, b0, c0, d0] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < view.byteLength; block += 64) {
    let [a, b, c, d] = [a0, b0, c0, d0];
    for (let round = 0; round < 64; round += 1) {
      const [mixed, word] = mixOf(round, b, c, d);
      const sum = (a + mixed + (sines[round] ?? 0) + view.getUint32(block + word * 4, true)) | 0;
      [a, d, c] = [d, c, b];
      b = (b + rotated(sum, shifts[(round >> 4) * 4 + (round % 4)] ?? 0)) | 0;
    }
    [a0, b0, c0, d0] = [(a0 + a) | 0, (b0 + b) | 0, (c0 + c) | 0, (d0 + d) | 0];
  }
  const digest = new DataView(new ArrayBuffer(16));
  for (const [index, value] of [a0, b0, c0, d0].entries()) digest.setUint32(index * 4, value >>> 0, true);
  return new Uint8Array(digest.buffer);
};

export const rc4 = (key: Uint8Array, message: Uint8Array): Uint8Array => {
  const state = Uint8Array.from({ length: 256 }, (_unused, index) => index);
  const at = (index: number) => state[index & 255] ?? 0;
  const swap = (one: number, other: number) => {
    [state[one], state[other]] = [at(other), at(one)];
  };
  let j = 0;
  for (let i = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let i = 0;
  j = 0;
  return message.map((byte) => {
    i = (i + 1) & 255;
    j = (j + at(i)) & 255;
    swap(i, j);
    return byte ^ at(at(i) + at(j));
  });
};
