import type { Yen } from './yen.ts';

/** `12,000`, `-1,234`: digits only, for table columns and formulas. */
export const formatDigits = (amount: number): string => {
  const digits = `${Math.abs(amount)}`.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return amount < 0 ? `-${digits}` : digits;
};

/** `12,000円`. `Intl` would print the full-width ￥ (NUM-004). */
export const formatYen = (amount: Yen): string => `${formatDigits(amount)}円`;
