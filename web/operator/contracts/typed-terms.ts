import type { Asked } from '#contract/endpoint.ts';
import type { changeContract, showTenant } from '#contract/operator/contracts.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import {
  contractLimits,
  everyLimit,
  termsOfBefore,
  type ContractLimit,
  type ContractTerms,
} from '#domain/tenants/contract-terms.ts';
import { isCorporateNumber } from '#domain/text/corporate-number.ts';
import type { Plan } from '#domain/tenants/plans.ts';
import { formatAmount } from '#web/ui/format-yen.ts';
import { numberTyped } from '#web/ui/typed-digits.ts';

export type ShownCompany = AnswerOf<typeof showTenant>;
type SentTerms = Asked<typeof changeContract>['body']['terms'];

/** What stands in the fields of a contract, also while it is no contract yet. */
export type TypedTerms = {
  readonly plan: Plan;
  /** As they are typed; an empty one is no limit. */
  readonly limits: Readonly<Record<ContractLimit, string>>;
  readonly options: ContractTerms['options'];
  readonly corporateNumber: string;
  readonly contractedOn: string;
  readonly startsOn: string;
  readonly acceptedContract: string;
  readonly acceptedPolicies: string;
};

/** What is contracted now, as far as it is known. */
export const termsShown = ({ terms }: ShownCompany): ContractTerms => {
  const { plan = 'standard', limits, options, contractedOn, startsOn, ...texts } = terms;
  return {
    ...termsOfBefore(plan),
    limits,
    options,
    ...texts,
    ...(isCalendarDate(contractedOn) ? { contractedOn } : {}),
    ...(isCalendarDate(startsOn) ? { startsOn } : {}),
  };
};

export const typedLimits = (limits: ContractTerms['limits']): TypedTerms['limits'] => ({
  users: String(limits.users ?? ''),
  storageGb: String(limits.storageGb ?? ''),
  claimsAMonth: String(limits.claimsAMonth ?? ''),
});

const limitFault = (limit: ContractLimit, typed: string): string | undefined => {
  const { most } = contractLimits[limit];
  const value = numberTyped(typed);
  return typed.trim() === '' || (value !== undefined && value >= 1 && value <= most)
    ? undefined
    : `1〜${formatAmount(most)}の整数で入力してください`;
};

export const typedOf = ({
  limits,
  corporateNumber = '',
  contractedOn,
  startsOn,
  acceptedContract = '',
  acceptedPolicies = '',
  ...rest
}: ContractTerms): TypedTerms => ({
  ...rest,
  limits: typedLimits(limits),
  corporateNumber,
  contractedOn: contractedOn ?? '',
  startsOn: startsOn ?? '',
  acceptedContract,
  acceptedPolicies,
});

export type TermsFaults = Partial<
  Record<ContractLimit | 'corporateNumber' | 'contractedOn' | 'startsOn', string>
>;

/** What is wrong with what is typed, by its field. */
export const faultsOfTerms = ({
  limits,
  corporateNumber,
  contractedOn,
  startsOn,
}: TypedTerms): TermsFaults => ({
  ...Object.fromEntries(
    everyLimit.flatMap((limit) => {
      const fault = limitFault(limit, limits[limit]);
      return fault === undefined ? [] : [[limit, fault]];
    }),
  ),
  ...(corporateNumber === '' || isCorporateNumber(corporateNumber)
    ? {}
    : { corporateNumber: '法人番号（13桁）が正しくありません。確かめてください' }),
  ...(isCalendarDate(contractedOn) ? {} : { contractedOn: '契約日を入力してください' }),
  ...(isCalendarDate(startsOn) ? {} : { startsOn: '利用開始日を入力してください' }),
});

const texts = ['corporateNumber', 'acceptedContract', 'acceptedPolicies'] as const;

/** Those of the texts that say something. */
const textsTyped = (typed: TypedTerms): Partial<Record<(typeof texts)[number], string>> =>
  Object.fromEntries(
    texts.flatMap((name) => {
      const text = typed[name].trim();
      return text === '' ? [] : [[name, text]];
    }),
  );

/** Undefined while something is wrong with it. */
export const termsTyped = (typed: TypedTerms): (SentTerms & ContractTerms) | undefined => {
  const { limits, contractedOn, startsOn, plan, options } = typed;
  if (Object.keys(faultsOfTerms(typed)).length > 0) return undefined;
  if (!isCalendarDate(contractedOn) || !isCalendarDate(startsOn)) return undefined;
  const known: ContractTerms['limits'] = Object.fromEntries(
    everyLimit.flatMap((limit) => {
      const value = numberTyped(limits[limit]);
      return value === undefined ? [] : [[limit, value]];
    }),
  );
  return {
    plan,
    options,
    limits: known,
    contractedOn,
    startsOn,
    ...textsTyped(typed),
  };
};
