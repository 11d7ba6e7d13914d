import type { AccessChange } from '#domain/rights/access-changes.ts';
import {
  grantsOf,
  isRight,
  rightFacts,
  roleWords,
  rolesWith,
  type CompanyAccess,
} from '#domain/rights/grants.ts';
import { functionGroups, rights, type FunctionGroup, type Right } from '#domain/rights/rights.ts';
import type { Naming } from '#web/access/label-names.ts';
import type { Scope } from '#domain/rights/scopes.ts';
import { isShippedRole, shippedRoles, type Grants, type RoleId } from '#domain/rights/roles.ts';
import { separatedPairs, type SeparatedPair } from '#domain/rights/separated-pairs.ts';

/** 範囲, as a cell has room for it and as a sentence says it. */
const scopeWords: Readonly<Record<Scope, { readonly short: string; readonly long: string }>> = {
  own: { short: '自分', long: '自分の分' },
  department: { short: '部門', long: '自部門と配下' },
  company: { short: '会社', long: '会社全体' },
};
export const shortScope = (scope: Scope | undefined): string =>
  scope === undefined ? '' : scopeWords[scope].short;
export const longScope = (scope: Scope | undefined): string =>
  scope === undefined ? 'なし' : scopeWords[scope].long;
export const scopeLegend = Object.values(scopeWords)
  .map(({ short, long }) => `${short}＝${long}`)
  .join('、');

/** What another release wrote is shown as it is. */
const pairWords = (pair: SeparatedPair): string =>
  Object.hasOwn(separatedPairs, pair) ? separatedPairs[pair].words : pair;
export const groupWords = (group: FunctionGroup): string =>
  Object.hasOwn(functionGroups, group) ? functionGroups[group].words : group;
export const rightWords = (right: Right): string => (isRight(right) ? rightFacts(right).words : right);

/** How many hold a role, as far as they were counted. */
export type Holding = {
  readonly role: string;
  readonly count: number;
  readonly isAll: boolean;
  readonly names: readonly string[];
};
export const peopleWords = (holding: Holding | undefined): string =>
  holding === undefined ? '0人' : `${holding.count}人${holding.isAll ? '' : '以上'}`;
/** 「田中花子、ほか2人」. */
export const holderWords = (holding: Holding): string => {
  const more = holding.count - holding.names.length;
  const rest = more > 0 || !holding.isAll ? `、ほか${more}人${holding.isAll ? '' : '以上'}` : '';
  return `${holding.names.join('、')}${rest}`;
};

/** The rights of a function that a company switches off, and who holds any of them: `申請者（3人）`. */
export const rolesOfGroup = (
  group: FunctionGroup,
  access: CompanyAccess,
  holdings: readonly Holding[],
): readonly string[] => {
  const on = { ...access, switchedOff: [] };
  const ofGroup = Object.keys(rights)
    .filter(isRight)
    .filter((right) => rightFacts(right).group === group);
  const roles = new Set(ofGroup.flatMap((right) => rolesWith(right, on)));
  return [...roles].flatMap((role) => {
    const holding = holdings.find((one) => one.role === role);
    return holding === undefined || holding.count === 0
      ? []
      : [`${roleWords(role, access) ?? role}（${peopleWords(holding)}）`];
  });
};

/** One line of what changes, without the name of its role. */
const changeOfRole = (change: Extract<AccessChange, { role: RoleId }>): string => {
  switch (change.kind) {
    case 'role-made':
      return '新しく作成';
    case 'role-removed':
      return '削除';
    case 'role-renamed':
      return `名前を変更：${change.before} → ${change.name}`;
    case 'granted':
      return `${rightWords(change.right)}：${longScope(change.before)} → ${longScope(change.after)}`;
  }
};

export type ChangeGroup = {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** Absent where it concerns everybody. */
  readonly role?: RoleId;
  readonly group?: FunctionGroup;
};

type Shown = Extract<AccessChange, { kind: 'label-shown' }>;

/** Roles by their names, people by how many: the screen beside it names them. */
const sightLines = ({ before, after }: Shown, naming: Naming): readonly string[] => {
  const roles = (sight: Shown['after']): string => sight?.roles.map(naming.role).join('、') || 'なし';
  const people = (sight: Shown['after']): string => `${sight?.people.length ?? 0}人`;
  return [
    ...(roles(before) === roles(after) ? [] : [`ロール：${roles(before)} → ${roles(after)}`]),
    ...(JSON.stringify(before?.people ?? []) === JSON.stringify(after?.people ?? [])
      ? []
      : [`個人：${people(before)} → ${people(after)}`]),
    ...(before === undefined && roles(after) === 'なし' ? ['誰も閲覧できない（申請者本人を除く）'] : []),
  ];
};

const ofEverybody = (change: Exclude<AccessChange, { role: RoleId }>, naming: Naming): ChangeGroup => {
  switch (change.kind) {
    case 'switched-off':
      return {
        key: change.group,
        title: `機能「${groupWords(change.group)}」`,
        lines: ['停止する'],
        group: change.group,
      };
    case 'switched-on':
      return {
        key: change.group,
        title: `機能「${groupWords(change.group)}」`,
        lines: ['再開する'],
        group: change.group,
      };
    case 'pair-refused':
      return {
        key: change.pair,
        title: `職務の分離「${pairWords(change.pair)}」`,
        lines: ['兼ねることを禁止する'],
      };
    case 'label-shown':
      return {
        key: `label ${change.label}`,
        title: `情報のラベル「${naming.label(change.label)}」を閲覧できる人`,
        lines: sightLines(change, naming),
      };
    case 'pair-let-be':
      return { key: change.pair, title: `職務の分離「${pairWords(change.pair)}」`, lines: ['禁止をやめる'] };
  }
};

/** What changes, role by role, then what concerns everybody. */
export const changeGroups = (changes: readonly AccessChange[], naming: Naming): readonly ChangeGroup[] => {
  const ofRoles = new Map<RoleId, { readonly name: string; readonly lines: readonly string[] }>();
  for (const change of changes)
    if ('role' in change)
      ofRoles.set(change.role, {
        name: change.name,
        lines: [...(ofRoles.get(change.role)?.lines ?? []), changeOfRole(change)],
      });
  return [
    ...[...ofRoles].map(([role, { name, lines }]) => ({
      key: role,
      title: `ロール「${name}」`,
      lines,
      role,
    })),
    ...changes.flatMap((change) => ('role' in change ? [] : [ofEverybody(change, naming)])),
  ];
};

/** What a press brought along or took away beside the right itself. */
export const alongWords = (before: Grants, after: Grants, pressed: Right): string | undefined => {
  const others = Object.keys(rights)
    .filter(isRight)
    .filter((right) => right !== pressed && before[right] !== after[right]);
  if (others.length === 0) return undefined;
  const said = others.map((right) => `「${rightFacts(right).words}」${longScope(after[right])}`).join('、');
  return `あわせて変わりました：${said}`;
};

/** Why a name cannot be given; undefined where it can. */
export const nameFault = (name: string, others: readonly string[]): string | undefined => {
  if (name.trim() === '') return '名前を入力してください';
  const taken = [...Object.values(shippedRoles).map(({ words }): string => words), ...others];
  return taken.includes(name.trim()) ? '名前がほかのロールと重複しています' : undefined;
};

/** What a role gives, for a copy of it: of ours what a company may write into one of its own. */
export const copiedGrants = (role: RoleId, access: CompanyAccess): Grants =>
  isShippedRole(role) ? shippedRoles[role].grants : grantsOf([role], { ...access, switchedOff: [] });
