import { isPlan, planWords } from '#domain/tenants/plans.ts';
import { searchKeyOf } from '#domain/text/typed-text.ts';

const stateWords: Readonly<Record<string, string>> = {
  active: '利用中',
  suspended: '停止中',
  cancelled: '解約済み',
};

export const stateTone = (state: string): 'good' | 'bad' | 'quiet' =>
  state === 'active' ? 'good' : state === 'suspended' ? 'bad' : 'quiet';

/** A word that this page does not know yet is shown as it is. */
export const stateWord = (state: string): string => stateWords[state] ?? state;
export const planWord = (plan: string): string => (isPlan(plan) ? planWords[plan] : plan);

/** Every state that a company may be in, with its word. */
export const companyStates = Object.entries(stateWords).map(([value, label]) => ({ value, label }));

/** Whether a company code or a name holds what was typed; letter case and width do not count. */
export const isTenantLike = (
  { companyCode, name }: { readonly companyCode: string; readonly name: string },
  typed: string,
): boolean => searchKeyOf(`${companyCode} ${name}`).includes(searchKeyOf(typed));
