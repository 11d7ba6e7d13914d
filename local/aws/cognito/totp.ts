import { createHmac, randomBytes } from 'node:crypto';

import type { User } from './cognito-state.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const stepSeconds = 30;

const toBase32 = (bytes: Uint8Array): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
};

const fromBase32 = (text: string): Buffer => {
  const bits = Array.from(text, (sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
};

/** 160 bits as Base32: 32 characters and no padding. */
export const newTotpSecret = (): string => toBase32(randomBytes(20));

/** The six digits of RFC 6238 for one step of 30 seconds since 1970. */
export const totpAt = (secret: string, step: number): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (digest[19] ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
};

/** The step whose code this is, one step of clock drift allowed; never a step that was used before. */
export const totpStepOf = (
  { secret, lastStep }: { readonly secret: string; readonly lastStep: number },
  code: string,
  now: Date,
): number | undefined => {
  const current = Math.floor(now.getTime() / 1000 / stepSeconds);
  return [current, current - 1, current + 1].find((step) => step > lastStep && totpAt(secret, step) === code);
};

/** Answers the user after a right code, whose step is then used up; undefined for a wrong code. */
export const afterTotp = (user: User, code: string, now: Date): User | undefined => {
  if (user.totpSecret === undefined) return undefined;
  const step = totpStepOf({ secret: user.totpSecret, lastStep: user.lastTotpStep }, code, now);
  return step === undefined ? undefined : { ...user, lastTotpStep: step, totpFailures: 0 };
};
