import { noneOfList } from '#domain/text/none-of-list.ja.ts';
import { accountCategories, type Account, type AccountCategory } from '#domain/accounts/account.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { rowCalled } from '#domain/masters/coded-rows.ts';
import { gapReason } from '#domain/masters/judge-entries.ts';
import { firstGap, lastDay } from '#domain/masters/states.ts';
import type { Company } from '#domain/tenants/masters.ts';

type Said = { readonly words: string; readonly of: readonly AccountCategory[] };

/** The other side of every posting: what each is called, and of which 区分 its account is. */
export const companyAccounts = {
  liabilityAccount: { words: '未払金の科目', of: ['liability'] },
  inputTaxAccount: { words: '仮払消費税等の科目', of: ['asset'] },
} as const satisfies Partial<Record<keyof Company, Said>>;

export type CompanyAccount = keyof typeof companyAccounts;
export const companyAccountFields: readonly CompanyAccount[] = ['liabilityAccount', 'inputTaxAccount'];

type Chosen = Pick<Company, CompanyAccount>;
type Situation = {
  readonly accounts: readonly Account[];
  /** As it is until now: what it has may stay. */
  readonly company: Chosen;
  readonly today: CalendarDate;
};

const faultOf = (
  code: string,
  { of }: Said,
  { accounts, today }: Pick<Situation, 'accounts' | 'today'>,
): string | undefined => {
  const own = accounts.filter((account) => account.code === code);
  const named = rowCalled(own, code, today);
  if (named === undefined) return noneOfList('勘定科目');
  const gap = firstGap({ from: today, to: lastDay }, own);
  if (gap !== undefined) return gapReason('勘定科目', named.name, gap);
  const unfit = own.find(
    ({ category, validTo = lastDay }) => validTo >= today && category !== undefined && !of.includes(category),
  );
  if (unfit?.category === undefined) return undefined;
  const wanted = of.map((category) => accountCategories[category]).join('か');
  return `「${unfit.name}」の区分は${accountCategories[unfit.category]}です。${wanted}の科目を選んでください`;
};

/** Accounts that cannot be the other side of what is posted from now on. */
export const companyAccountFaults = (
  chosen: Chosen,
  { company, ...situation }: Situation,
): readonly { readonly path: CompanyAccount; readonly message: string }[] => {
  const anew = companyAccountFields.filter((path) => chosen[path] !== company[path]);
  const isTwice = chosen.liabilityAccount === chosen.inputTaxAccount;
  return anew.flatMap((path) => {
    const message =
      faultOf(chosen[path], companyAccounts[path], situation) ??
      (isTwice ? '未払金と仮払消費税等には、別の科目を選んでください' : undefined);
    return message === undefined ? [] : [{ path, message }];
  });
};
