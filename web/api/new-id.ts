const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const encode = (value: bigint, length: number): string =>
  Array.from(
    { length },
    (_, index) => alphabet[Number((value >> BigInt(5 * (length - 1 - index))) & 31n)],
  ).join('');

/** A ULID of a moment (ms since 1970) and 10 random bytes. */
export const ulidOf = (milliseconds: number, random: Uint8Array): string =>
  encode(BigInt(milliseconds), 10) +
  encode(
    random.slice(0, 10).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n),
    16,
  );

export const newId = (): string => ulidOf(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
