import { isPlan, planWords } from '#domain/tenants/plans.ts';
import { searchKeyOf } from '#domain/text/typed-text.ts';

const stateWords: Readonly<Record<string, string>> = {
  active: '利用中',
  suspended: '停止中',
  cancelled: '解約済み',
};

/** A word that this page does not know yet is shown as it is. */
export const stateWord = (state: string): string => stateWords[state] ?? state;
export const planWord = (plan: string): string => (isPlan(plan) ? planWords[plan] : plan);

/** Whether a company code or a name holds what was typed; letter case and width do not count. */
export const isTenantLike = (
  { companyCode, name }: { readonly companyCode: string; readonly name: string },
  typed: string,
): boolean => searchKeyOf(`${companyCode} ${name}`).includes(searchKeyOf(typed));
