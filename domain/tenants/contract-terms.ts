import type { CalendarDate } from '#domain/kernel/time.ts';
import { plans, planWords, type Plan } from './plans.ts';

type LimitFacts = { readonly words: string; readonly unit: string; readonly most: number };

/** 上限: what a plan bounds. What is not named in a contract is not bounded by it. */
export const contractLimits = {
  users: { words: '利用者', unit: '人', most: 100_000 },
  storageGb: { words: '証憑の保存容量', unit: 'GB', most: 100_000 },
  claimsAMonth: { words: '1か月の申請', unit: '件', most: 10_000_000 },
} as const satisfies Record<string, LimitFacts>;
export type ContractLimit = keyof typeof contractLimits;
export const everyLimit = ['users', 'storageGb', 'claimsAMonth'] as const satisfies readonly ContractLimit[];

/** 1 GB of a contract, in bytes. */
export const bytesOfGb = 1_000_000_000;

/** オプション: what the white paper says is not provided, and a contract may add. All are off until it says so. */
export const contractOptions = {
  auditLogAccess: { words: '操作記録の閲覧' },
  selfExport: { words: 'データの一括書き出し' },
  statusView: { words: '稼働状況の閲覧' },
} as const satisfies Record<string, { readonly words: string }>;
export type ContractOption = keyof typeof contractOptions;
export const everyOption = [
  'auditLogAccess',
  'selfExport',
  'statusView',
] as const satisfies readonly ContractOption[];

export type ContractLimits = { readonly [Limit in ContractLimit]?: number };

/** What a company has contracted for. */
export type ContractTerms = {
  readonly plan: Plan;
  readonly limits: ContractLimits;
  readonly options: readonly ContractOption[];
  /** 法人番号. @default a company of before, or no corporation */
  readonly corporateNumber?: string;
  /** 契約日 */
  readonly contractedOn?: CalendarDate;
  /** 利用開始日 */
  readonly startsOn?: CalendarDate;
  /** 契約書 that the company accepted, with its version. @default not recorded */
  readonly acceptedContract?: string;
  /** 利用規約・ポリシー that it accepted, with their versions. @default not recorded */
  readonly acceptedPolicies?: string;
};

/** Of a company of before there were contract records: its plan, and no bounds. */
export const termsOfBefore = (plan: Plan): ContractTerms => ({ plan, limits: {}, options: [] });

/** With what the form of a new company is filled in; what is contracted is what is typed. */
export const usualLimits: Readonly<Record<Plan, Required<ContractLimits>>> = {
  trial: { users: 10, storageGb: 5, claimsAMonth: 300 },
  standard: { users: 300, storageGb: 100, claimsAMonth: 10_000 },
  dedicated: { users: 10_000, storageGb: 2_000, claimsAMonth: 300_000 },
};

/** `1,000人`; `上限なし`. */
export const sayLimit = (limit: ContractLimit, value: number | undefined): string =>
  value === undefined
    ? '上限なし'
    : `${String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')}${contractLimits[limit].unit}`;

export type TermsChange = { readonly what: string; readonly from: string; readonly to: string };

const onOff = (isOn: boolean): string => (isOn ? 'あり' : 'なし');

/** What differs, old → new, in words. */
export const changesOfTerms = (before: ContractTerms, after: ContractTerms): readonly TermsChange[] => {
  const rows: readonly TermsChange[] = [
    { what: 'プラン', from: planWords[before.plan], to: planWords[after.plan] },
    ...everyLimit.map((limit) => ({
      what: `${contractLimits[limit].words}の上限`,
      from: sayLimit(limit, before.limits[limit]),
      to: sayLimit(limit, after.limits[limit]),
    })),
    ...everyOption.map((option) => ({
      what: contractOptions[option].words,
      from: onOff(before.options.includes(option)),
      to: onOff(after.options.includes(option)),
    })),
    { what: '法人番号', from: before.corporateNumber ?? 'なし', to: after.corporateNumber ?? 'なし' },
    { what: '契約日', from: before.contractedOn ?? '記録なし', to: after.contractedOn ?? '記録なし' },
    { what: '利用開始日', from: before.startsOn ?? '記録なし', to: after.startsOn ?? '記録なし' },
    {
      what: '承諾した契約書',
      from: before.acceptedContract ?? '記録なし',
      to: after.acceptedContract ?? '記録なし',
    },
    {
      what: '承諾したポリシー',
      from: before.acceptedPolicies ?? '記録なし',
      to: after.acceptedPolicies ?? '記録なし',
    },
  ];
  return rows.filter(({ from, to }) => from !== to);
};

/** Whether the company may do less afterwards: a limit is lower or new, an option is gone, the plan is a lesser one. Such a change takes two. */
export const takesAway = (before: ContractTerms, after: ContractTerms): boolean =>
  everyLimit.some(
    (limit) =>
      (after.limits[limit] ?? Number.POSITIVE_INFINITY) < (before.limits[limit] ?? Number.POSITIVE_INFINITY),
  ) ||
  plans.indexOf(after.plan) < plans.indexOf(before.plan) ||
  before.options.some((option) => !after.options.includes(option));
