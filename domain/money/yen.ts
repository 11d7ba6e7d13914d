import { assert } from '#domain/kernel/assert.ts';

declare const unit: unique symbol;
/** Whole yen, a safe integer. Only `yen` makes one; only functions of this folder combine them (NUM-001). */
export type Yen = number & { readonly [unit]: 'yen' };

export const isYen = (amount: unknown): amount is Yen => Number.isSafeInteger(amount);

export const yen = (amount: number): Yen => {
  assert(isYen(amount), `yen are whole and within ±2^53: ${amount}`);
  return amount;
};
