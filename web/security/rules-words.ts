import { signInBounds, type SignInRules } from '#domain/tenants/sign-in-rules.ts';

type RuleName = keyof SignInRules;

/** Each rule as the form asks for it and the history names it. */
export const ruleWords: Readonly<
  Record<RuleName, { readonly label: string; readonly unit: string; readonly description: string }>
> = {
  minimumLength: {
    label: 'パスワードの最小の長さ',
    unit: '文字',
    description: '長くすると、足りない人は次のサインインでパスワードの変更を求められます',
  },
  maxAgeDays: {
    label: 'パスワードの有効期間',
    unit: '日',
    description: '空欄なら期限なし。過ぎた人は次のサインインで変更を求められます',
  },
  mostFailures: { label: 'ロックするまでの失敗', unit: '回', description: '続けて間違えた回数' },
  lockMinutes: { label: 'ロックの時間', unit: '分', description: '過ぎると、もう一度サインインできます' },
  idleMinutes: {
    label: '操作しないときの自動サインアウト',
    unit: '分',
    description: '次の操作から反映されます',
  },
};

export const ruleNames: readonly RuleName[] = [
  'minimumLength',
  'maxAgeDays',
  'mostFailures',
  'lockMinutes',
  'idleMinutes',
];

/** 「12〜64文字」. */
export const boundWords = (name: RuleName): string => {
  const [least, most] = signInBounds[name];
  return `${least}〜${most}${ruleWords[name].unit}`;
};

export const valueOfRule = (name: RuleName, value: number | undefined): string =>
  value === undefined ? 'なし' : `${value}${ruleWords[name].unit}`;

/** What is typed: a rule may be empty for a while. */
export type RulesDraft = Readonly<Record<RuleName, number | undefined>>;

export const draftOfRules = (rules: SignInRules): RulesDraft => ({
  minimumLength: rules.minimumLength,
  maxAgeDays: rules.maxAgeDays,
  mostFailures: rules.mostFailures,
  lockMinutes: rules.lockMinutes,
  idleMinutes: rules.idleMinutes,
});

/** Why a rule cannot be so; undefined where it can. */
export const ruleFault = (name: RuleName, value: number | undefined): string | undefined => {
  if (value === undefined) return name === 'maxAgeDays' ? undefined : '入力してください';
  const [least, most] = signInBounds[name];
  return value < least || value > most ? `${boundWords(name)}の整数で入力してください` : undefined;
};

/** As it is sent; undefined while something cannot be so. */
export const rulesOfDraft = (draft: RulesDraft): SignInRules | undefined => {
  const { minimumLength, maxAgeDays, mostFailures, lockMinutes, idleMinutes } = draft;
  if (ruleNames.some((name) => ruleFault(name, draft[name]) !== undefined)) return undefined;
  if (minimumLength === undefined || mostFailures === undefined) return undefined;
  if (lockMinutes === undefined || idleMinutes === undefined) return undefined;
  return {
    minimumLength,
    ...(maxAgeDays === undefined ? {} : { maxAgeDays }),
    mostFailures,
    lockMinutes,
    idleMinutes,
  };
};

/** 「ロックの時間：15分 → 30分」, for each rule that changes. */
export const changedRules = (before: SignInRules, after: SignInRules): readonly string[] =>
  ruleNames
    .filter((name) => before[name] !== after[name])
    .map(
      (name) =>
        `${ruleWords[name].label}：${valueOfRule(name, before[name])} → ${valueOfRule(name, after[name])}`,
    );
