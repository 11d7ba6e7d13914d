import { assert } from '#domain/kernel/assert.ts';
import { yenOf, type Yen } from './yen.ts';

/** 切捨て, 四捨五入, 切上げ. */
export type Rounding = 'floor' | 'half-up' | 'ceiling';

const roundedQuotient = (dividend: bigint, divisor: bigint, rounding: Rounding): bigint => {
  switch (rounding) {
    case 'floor':
      return dividend / divisor;
    case 'half-up':
      return (dividend * 2n + divisor) / (divisor * 2n);
    case 'ceiling':
      return (dividend + divisor - 1n) / divisor;
  }
};

/**
 * `amount × numerator ÷ denominator`, exact until it is rounded once. Negative amounts round by their
 * magnitude, so that a reversal cancels what it reverses (NUM-002).
 */
export const yenFraction = (
  amount: Yen,
  { numerator, denominator, rounding }: { numerator: number; denominator: number; rounding: Rounding },
): Yen => {
  assert(Number.isSafeInteger(numerator) && numerator >= 0, 'a numerator is a whole number, not below 0');
  assert(Number.isSafeInteger(denominator) && denominator > 0, 'a denominator is a whole number above 0');
  const magnitude = BigInt(Math.abs(amount)) * BigInt(numerator);
  const quotient = roundedQuotient(magnitude, BigInt(denominator), rounding);
  return yenOf(amount < 0 ? -quotient : quotient);
};

/** `amount × numerator ÷ denominator`, not yet rounded. */
export type YenTerm = { readonly amount: Yen; readonly numerator: number; readonly denominator: number };

/** The exact sum of the terms against `limit × count`: below 0, 0 or above 0; nothing is rounded. */
const compared = (terms: readonly YenTerm[], limit: Yen, count: number): bigint => {
  const common = terms.reduce((product, { denominator }) => product * BigInt(denominator), 1n);
  const sum = terms.reduce(
    (total, { amount, numerator, denominator }) =>
      total + (BigInt(amount) * BigInt(numerator) * common) / BigInt(denominator),
    0n,
  );
  return sum - BigInt(limit) * BigInt(count) * common;
};

/** 「以下」 (EXP-002). */
export const isAtMost = (terms: readonly YenTerm[], limit: Yen, count: number): boolean =>
  compared(terms, limit, count) <= 0n;

/** 「未満」 (EXP-015). */
export const isBelow = (terms: readonly YenTerm[], limit: Yen, count: number): boolean =>
  compared(terms, limit, count) < 0n;
