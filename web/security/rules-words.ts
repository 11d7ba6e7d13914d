import { isShippedRole, shippedRoles, type RoleId } from '#domain/rights/roles.ts';
import { type BoundedRule, signInBounds, type SignInRules } from '#domain/tenants/sign-in-rules.ts';

/** Each rule as the form asks for it and the history names it. */
export const ruleWords: Readonly<
  Record<BoundedRule, { readonly label: string; readonly unit: string; readonly description: string }>
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

export const factorRule = {
  label: '二段階認証を必須にするロール',
  description:
    'このロールの人は、認証アプリかパスキーがないと操作できません。どちらもない人は、次のサインインで認証アプリを登録します（パスキーは、そのあとで追加できます）',
} as const;

/** Roles of the company's own. */
export type RoleNames = readonly { readonly id: string; readonly name: string }[];

export const ruleNames: readonly BoundedRule[] = [
  'minimumLength',
  'maxAgeDays',
  'mostFailures',
  'lockMinutes',
  'idleMinutes',
];

/** 「12〜64文字」. */
export const boundWords = (name: BoundedRule): string => {
  const [least, most] = signInBounds[name];
  return `${least}〜${most}${ruleWords[name].unit}`;
};

export const valueOfRule = (name: BoundedRule, value: number | undefined): string =>
  value === undefined ? 'なし' : `${value}${ruleWords[name].unit}`;

/** What is typed: a rule may be empty for a while. */
export type RulesDraft = Readonly<Record<BoundedRule, number | undefined>> & {
  readonly secondFactorRoles: readonly RoleId[];
};

export const draftOfRules = (rules: SignInRules): RulesDraft => ({
  minimumLength: rules.minimumLength,
  maxAgeDays: rules.maxAgeDays,
  mostFailures: rules.mostFailures,
  lockMinutes: rules.lockMinutes,
  idleMinutes: rules.idleMinutes,
  secondFactorRoles: rules.secondFactorRoles ?? [],
});

/** Why a rule cannot be so; undefined where it can. */
export const ruleFault = (name: BoundedRule, value: number | undefined): string | undefined => {
  if (value === undefined) return name === 'maxAgeDays' ? undefined : '入力してください';
  const [least, most] = signInBounds[name];
  return value < least || value > most ? `${boundWords(name)}の整数で入力してください` : undefined;
};

/** As it is sent; undefined while something cannot be so. */
export const rulesOfDraft = (draft: RulesDraft): SignInRules | undefined => {
  const { minimumLength, maxAgeDays, mostFailures, lockMinutes, idleMinutes, secondFactorRoles } = draft;
  if (ruleNames.some((name) => ruleFault(name, draft[name]) !== undefined)) return undefined;
  if (minimumLength === undefined || mostFailures === undefined) return undefined;
  if (lockMinutes === undefined || idleMinutes === undefined) return undefined;
  return {
    minimumLength,
    ...(maxAgeDays === undefined ? {} : { maxAgeDays }),
    mostFailures,
    lockMinutes,
    idleMinutes,
    ...(secondFactorRoles.length === 0 ? {} : { secondFactorRoles }),
  };
};

/** 「テナント管理者、経理」: a role of the company's own is named by whoever may see the roles. */
export const valueOfRoles = (roles: readonly RoleId[] = [], own: RoleNames = []): string =>
  roles.length === 0
    ? 'なし'
    : roles
        .map((id) => (isShippedRole(id) ? shippedRoles[id].words : own.find((role) => role.id === id)?.name))
        .map((name) => name ?? '削除されたロール')
        .join('、');

/** 「ロックの時間：15分 → 30分」, for each rule that changes. */
export const changedRules = (
  before: SignInRules,
  after: SignInRules,
  own: RoleNames = [],
): readonly string[] => {
  const numbers = ruleNames
    .filter((name) => before[name] !== after[name])
    .map(
      (name) =>
        `${ruleWords[name].label}：${valueOfRule(name, before[name])} → ${valueOfRule(name, after[name])}`,
    );
  const [from, to] = [before, after].map(({ secondFactorRoles }) => secondFactorRoles ?? []);
  const isSame = from?.toSorted().join() === to?.toSorted().join();
  return isSame
    ? numbers
    : [...numbers, `${factorRule.label}：${valueOfRoles(from, own)} → ${valueOfRoles(to, own)}`];
};
