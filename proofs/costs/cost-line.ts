import { costOf } from '#proofs/costs/money.ts';
import type { MicroDollars } from '#proofs/costs/money.ts';
import { prices } from '#proofs/costs/price-list.ts';
import type { PriceName } from '#proofs/costs/price-list.ts';

export type CostLine = {
  readonly item: string;
  readonly price: PriceName;
  readonly quantity: number;
  readonly amount: MicroDollars;
};

export const costLine = (item: string, price: PriceName, quantity: number): CostLine => ({
  item,
  price,
  quantity,
  amount: costOf(prices[price], quantity),
});
