import { assert } from '#domain/kernel/assert.ts';

declare const unit: unique symbol;
/** Whole yen, a safe integer. Only `yen` makes one; only functions of this folder combine them (NUM-001). */
export type Yen = number & { readonly [unit]: 'yen' };

export const isYen = (amount: unknown): amount is Yen => Number.isSafeInteger(amount);

export const yen = (amount: number): Yen => {
  assert(isYen(amount), `yen are whole and within ±2^53: ${amount}`);
  return amount;
};

/** Back from exact arithmetic; the amount must again fit a safe integer. */
export const yenOf = (amount: bigint): Yen => yen(Number(amount));

export const addYen = (left: Yen, right: Yen): Yen => yen(left + right);
export const subtractYen = (from: Yen, amount: Yen): Yen => yen(from - amount);
export const sumYen = (amounts: readonly Yen[]): Yen => amounts.reduce(addYen, yen(0));
/** An amount so many times: days of an allowance, nights under a cap. */
export const multiplyYen = (amount: Yen, count: number): Yen => yen(amount * count);
