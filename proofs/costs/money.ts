import type { Price } from '#proofs/costs/price-list.ts';

/** Millionths of a US dollar; a sum of money is never a fraction of one. */
export type MicroDollars = number;

/** What a quantity costs, rounded up to a millionth of a dollar. */
export const costOf = ({ microDollars, per }: Price, quantity: number): MicroDollars => {
  if (!Number.isSafeInteger(quantity) || quantity < 0)
    throw new Error(`stafee: ${quantity} is no quantity to be paid for.`);
  const amount = Number((BigInt(quantity) * BigInt(microDollars) + BigInt(per) - 1n) / BigInt(per));
  if (!Number.isSafeInteger(amount)) throw new Error(`stafee: the price of ${quantity} is beyond counting.`);
  return amount;
};

export const sumOf = (amounts: readonly MicroDollars[]): MicroDollars =>
  amounts.reduce((sum, amount) => sum + amount, 0);

/** Dollars and cents, rounded up, so that nothing looks free. */
export const dollars = (amount: MicroDollars): string => {
  const cents = Math.ceil(amount / 10_000);
  return `$${Math.floor(cents / 100).toLocaleString('en-US')}.${String(cents % 100).padStart(2, '0')}`;
};

/** Yen at a whole rate, rounded up. */
export const yenOf = (amount: MicroDollars, yenPerDollar: number): string =>
  `${Math.ceil((amount * yenPerDollar) / 1_000_000).toLocaleString('en-US')} yen`;
