import { randomBytes } from 'node:crypto';
import type { Instant } from '#domain/kernel/time.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const digitsOf = (value: bigint, count: number): string => {
  let rest = value;
  let digits = '';
  for (let index = 0; index < count; index += 1) {
    digits = (alphabet[Number(rest & 31n)] ?? '') + digits;
    rest >>= 5n;
  }
  return digits;
};

/** The least ULID of a moment: where the ids of a period begin. */
export const ulidFrom = (millis: number): string =>
  digitsOf(BigInt(Math.max(0, millis)), 10) + '0'.repeat(16);

/** The greatest ULID before a moment: where the ids of a period end. */
export const ulidUntil = (millis: number): string =>
  digitsOf(BigInt(Math.max(0, millis - 1)), 10) + 'Z'.repeat(16);

/** The moment that a ULID names, in milliseconds. */
export const millisOf = (ulid: string): number =>
  Array.from(ulid.slice(0, 10)).reduce((sum, digit) => sum * 32 + alphabet.indexOf(digit), 0);

/** Another ULID of the same moment that follows from this one: of the second thing that one deed makes. */
export const ulidBeside = (ulid: string): string =>
  ulid.slice(0, -1) + (alphabet[(alphabet.indexOf(ulid.slice(-1)) + 1) % alphabet.length] ?? '');

/** A ULID: 48 bits of milliseconds, then 80 random bits. Two of the same millisecond have no order. */
export const ulidAt = (at: Instant, random: Uint8Array = randomBytes(10)): string => {
  const chance = BigInt(`0x${Buffer.from(random).toString('hex')}`);
  return digitsOf(BigInt(Date.parse(at)), 10) + digitsOf(chance, 16);
};
