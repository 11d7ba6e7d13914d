import type { Account } from './account.ts';

/** 費用の科目: what a purchase may be booked to. Of an account without a category nobody has said that it may not. */
export const mayBearCosts = ({ category }: Pick<Account, 'category'>): boolean =>
  category === undefined || category === 'cost' || category === 'asset';
