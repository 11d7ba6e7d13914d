import type { Asked } from '#contract/endpoint.ts';
import type { changeContract, showTenant } from '#contract/operator/contracts.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import { termsOfBefore, type ContractTerms } from '#domain/tenants/contract-terms.ts';
import { isCorporateNumber } from '#domain/text/corporate-number.ts';
import type { Plan } from '#domain/tenants/plans.ts';

export type ShownCompany = AnswerOf<typeof showTenant>;
type SentTerms = Asked<typeof changeContract>['body']['terms'];

/** What stands in the fields of a contract, also while it is no contract yet. */
export type TypedTerms = {
  readonly plan: Plan;
  readonly limits: ContractTerms['limits'];
  readonly options: ContractTerms['options'];
  readonly corporateNumber: string;
  readonly contractedOn: string;
  readonly startsOn: string;
};

/** What is contracted now, as far as it is known. */
export const termsShown = ({ terms }: ShownCompany): ContractTerms => {
  const { plan = 'standard', limits, options, corporateNumber, contractedOn, startsOn } = terms;
  return {
    ...termsOfBefore(plan),
    limits,
    options,
    ...(corporateNumber === undefined ? {} : { corporateNumber }),
    ...(isCalendarDate(contractedOn) ? { contractedOn } : {}),
    ...(isCalendarDate(startsOn) ? { startsOn } : {}),
  };
};

export const typedOf = ({ corporateNumber, contractedOn, startsOn, ...rest }: ContractTerms): TypedTerms => ({
  ...rest,
  corporateNumber: corporateNumber ?? '',
  contractedOn: contractedOn ?? '',
  startsOn: startsOn ?? '',
});

/** What is wrong with what is typed, by its field. */
export const faultsOfTerms = ({ corporateNumber, contractedOn, startsOn }: TypedTerms) => ({
  ...(corporateNumber === '' || isCorporateNumber(corporateNumber)
    ? {}
    : { corporateNumber: '法人番号（13桁）が正しくありません。確かめてください' }),
  ...(isCalendarDate(contractedOn) ? {} : { contractedOn: '契約日を入力してください' }),
  ...(isCalendarDate(startsOn) ? {} : { startsOn: '利用開始日を入力してください' }),
});
export type TermsFaults = ReturnType<typeof faultsOfTerms>;

/** Undefined while something is wrong with it. */
export const termsTyped = (typed: TypedTerms): (SentTerms & ContractTerms) | undefined => {
  const { corporateNumber, contractedOn, startsOn, ...rest } = typed;
  if (Object.keys(faultsOfTerms(typed)).length > 0) return undefined;
  if (!isCalendarDate(contractedOn) || !isCalendarDate(startsOn)) return undefined;
  return { ...rest, contractedOn, startsOn, ...(corporateNumber === '' ? {} : { corporateNumber }) };
};
