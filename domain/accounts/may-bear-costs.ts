import type { Account, AccountCategory } from './account.ts';

export const costBearing: readonly AccountCategory[] = ['cost', 'asset'];

/** 費用の科目: what a purchase may be booked to. Of an account without a category nobody has said that it may not. */
export const mayBearCosts = ({ category }: Pick<Account, 'category'>): boolean =>
  category === undefined || costBearing.includes(category);
