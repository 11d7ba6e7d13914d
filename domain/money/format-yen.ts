import type { Yen } from './yen.ts';

/** `12,000`, `-1,234`: digits only, for table columns and formulas. */
export const formatDigits = (amount: number): string => {
  const digits = `${Math.abs(amount)}`.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return amount < 0 ? `-${digits}` : digits;
};

const hundredMillion = 100_000_000;
const tenThousand = 10_000;

/** 「1億円」, 「40万円」, as laws say round amounts; others in digits. */
export const sayRoundYen = (amount: Yen): string => {
  if (amount > 0 && amount % hundredMillion === 0) return `${formatDigits(amount / hundredMillion)}億円`;
  return amount > 0 && amount % tenThousand === 0
    ? `${formatDigits(amount / tenThousand)}万円`
    : formatYen(amount);
};

/** `12,000円`. `Intl` would print the full-width ￥ (NUM-004). */
export const formatYen = (amount: Yen): string => `${formatDigits(amount)}円`;
