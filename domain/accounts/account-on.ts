import type { Account } from './account.ts';

/** As much of an account as tells its days, whoever has it. */
type Held = { readonly code: string; readonly validFrom?: string; readonly validTo?: string };

/** Without days it always holds. */
export const holdsOn = ({ validFrom, validTo }: Omit<Held, 'code'>, on: string): boolean =>
  (validFrom === undefined || validFrom <= on) && (validTo === undefined || on <= validTo);

/** An account that may be chosen on the day. */
export const accountOn = <A extends Held>(accounts: readonly A[], code: string, on: string): A | undefined =>
  accounts.find((account) => account.code === code && holdsOn(account, on));

/** What an account is called on the day; one that has ended, or has not begun, by the row that is nearest before or after. */
export const accountCalled = <A extends Held>(
  accounts: readonly A[],
  code: string,
  on: string,
): A | undefined => {
  const rows = accounts.filter((account) => account.code === code);
  return (
    rows.find((account) => holdsOn(account, on)) ??
    rows.findLast(({ validFrom = '' }) => validFrom <= on) ??
    rows[0]
  );
};

/** Each account once, as it is called on the day. */
export const accountsCalled = <A extends Held>(accounts: readonly A[], on: string): readonly A[] =>
  [...Map.groupBy(accounts, ({ code }) => code)].flatMap(
    ([code, rows]) => accountCalled(rows, code, on) ?? [],
  );

/** 費用の科目: what a purchase may be booked to. Of an account without a category nobody has said that it may not. */
export const mayBearCosts = ({ category }: Pick<Account, 'category'>): boolean =>
  category === undefined || category === 'cost' || category === 'asset';
