import { isEntryId } from '#domain/kernel/ids.ts';
import {
  allRights,
  allRoles,
  entriesOf,
  isOnlyReading,
  isWiderThan,
  rightFacts,
  rolesWith,
  type CompanyAccess,
  type OwnRole,
} from './grants.ts';
import type { Holder, Holders } from './holders.ts';
import { shippedRoles, type RoleId } from './roles.ts';
import { rolesOfPairs, separationFindings } from './separation.ts';

/** What does not agree, and where: `roles.0.name`. */
export type AccessFault = { readonly path: string; readonly message: string };

const shippedNames: readonly string[] = Object.values(shippedRoles).map(({ words }) => words);

/** What a right of the role rests on and the role does not give as far: it would open nothing. */
const faultsOfNeeds = ({ grants }: OwnRole, at: number): readonly AccessFault[] =>
  entriesOf(grants).flatMap(([right, scope]) => {
    const { words, needs = [] } = rightFacts(right);
    const missing = needs.filter((need) => {
      const given = grants[need];
      return given === undefined || isWiderThan(scope, given);
    });
    return missing.map((need) => ({
      path: `roles.${at}.grants.${right}`,
      message: `「${words}」には、同じ範囲の「${rightFacts(need).words}」も必要です`,
    }));
  });

const isSaidTwice = <Part extends 'id' | 'name'>(
  part: Part,
  at: number,
  roles: readonly OwnRole[],
): boolean => roles.findIndex((one) => one[part] === roles[at]?.[part]) < at;

/**
 * What does not agree within a role that is new or changed. The others stand as they were accepted: a release may have
 * brought a role of ours with their name, or a right that one of theirs rests on.
 */
const faultsOfRole = (
  role: OwnRole,
  at: number,
  { after, before }: { readonly after: CompanyAccess; readonly before: CompanyAccess },
): readonly AccessFault[] => {
  const { roles } = after;
  const known = before.roles.find(({ id }) => id === role.id);
  const isNamedAnew = known?.name !== role.name;
  const isTaken = (isNamedAnew && shippedNames.includes(role.name)) || isSaidTwice('name', at, roles);
  const isGrantedAnew = allRights.some((right) => known?.grants[right] !== role.grants[right]);
  return [
    ...(isSaidTwice('id', at, roles) ? [{ path: `roles.${at}.id`, message: 'ロールが重複しています' }] : []),
    ...(isTaken ? [{ path: `roles.${at}.name`, message: '名前がほかのロールと重複しています' }] : []),
    ...(isGrantedAnew ? faultsOfNeeds(role, at) : []),
  ];
};

const namesOf = (people: readonly Holder[]): string =>
  people
    .slice(0, 3)
    .map(({ name }) => name)
    .join('、') + (people.length > 3 ? ` ほか${people.length - 3}人` : '');

const isChanged = ({ id, grants }: OwnRole, before: CompanyAccess): boolean => {
  const known = before.roles.find((one) => one.id === id)?.grants;
  return allRights.some((right) => known?.[right] !== grants[right]);
};

const rolesGone = (after: CompanyAccess, before: CompanyAccess): readonly OwnRole[] =>
  before.roles.filter(({ id }) => !after.roles.some((role) => role.id === id));

/** Roles that people still hold cannot be taken away: they would lose their rights without being told. */
const goneButHeld = (after: CompanyAccess, before: CompanyAccess, holders: Holders): readonly AccessFault[] =>
  rolesGone(after, before).flatMap(({ id, name }) => {
    const people = (holders.get(id) ?? []).filter(({ isActive }) => isActive);
    return people.length === 0
      ? []
      : [{ path: 'roles', message: `「${name}」は${namesOf(people)}が使っているため、削除できません` }];
  });

/** Whoever is here for some days only reads: a role of his is given nothing else, or he is stopped before. */
const writesButBoxed = (
  after: CompanyAccess,
  before: CompanyAccess,
  holders: Holders,
): readonly AccessFault[] =>
  after.roles.flatMap((role, at) => {
    const boxed = (holders.get(role.id) ?? []).filter(
      ({ isActive, timeBox }) => isActive && timeBox !== undefined,
    );
    return boxed.length === 0 || isOnlyReading(role.grants) || !isChanged(role, before)
      ? []
      : [
          {
            path: `roles.${at}.grants`,
            message: `「${role.name}」は期間限定の${namesOf(boxed)}が使っているため、閲覧のほかの権限を付けられません`,
          },
        ];
  });

/** What bears a label stays hidden from whom it is not allowed: an entry is emptied, and never taken away. */
const faultsOfLabels = (
  after: CompanyAccess,
  before: CompanyAccess,
  known: ReadonlySet<string>,
): readonly AccessFault[] => [
  ...before.labels
    // What no label can be called was written by another release, and is borne by nothing.
    .filter(({ label }) => isEntryId(label) && !after.labels.some((one) => one.label === label))
    .map(() => ({ path: 'labels', message: '一度決めたラベルの閲覧権限は削除できません' })),
  ...after.labels.flatMap(({ label, roles }, at) => [
    ...(known.has(label) || before.labels.some((one) => one.label === label)
      ? []
      : [{ path: `labels.${at}.label`, message: '情報のラベルを一覧から選んでください' }]),
    ...(roles.every((role) => allRoles(after).includes(role))
      ? []
      : [{ path: `labels.${at}.roles`, message: '削除されたロールが含まれています' }]),
  ]),
];

/** The company's own roles that give other rights than before. */
export const changedRoles = (after: CompanyAccess, before: CompanyAccess): readonly RoleId[] =>
  after.roles.filter((role) => isChanged(role, before)).map(({ id }) => id);

/** The roles whose holders decide whether a decision stands. */
export const rolesConcerned = (after: CompanyAccess, before: CompanyAccess): readonly RoleId[] => [
  ...new Set([
    ...rolesGone(after, before).map(({ id }) => id),
    ...changedRoles(after, before),
    ...rolesWith('access.keep', after),
    ...rolesOfPairs(after),
  ]),
];

/**
 * What stands against a company's decision about access.
 * @param before what is in force
 * @param isKept whether somebody who keeps access after it can sign in
 * @param labels codes of the company's 情報のラベル
 */
export const faultsOfAccess = (
  after: CompanyAccess,
  {
    before,
    holders,
    isKept,
    labels,
  }: {
    readonly before: CompanyAccess;
    readonly holders: Holders;
    readonly isKept: boolean;
    readonly labels: ReadonlySet<string>;
  },
): readonly AccessFault[] => [
  ...after.roles.flatMap((role, at) => faultsOfRole(role, at, { after, before })),
  ...goneButHeld(after, before, holders),
  ...writesButBoxed(after, before, holders),
  ...faultsOfLabels(after, before, labels),
  ...(!isKept ? [{ path: 'roles', message: 'ロールと権限を変更できる人がいなくなります' }] : []),
  ...separationFindings(holders, after)
    .filter(({ pair }) => after.refusedPairs.includes(pair))
    .map(({ pair, people }) => ({
      path: `refusedPairs.${after.refusedPairs.indexOf(pair)}`,
      message: `${namesOf(people)}が両方の権限を持っています`,
    })),
];
