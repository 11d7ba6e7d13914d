import { rolesWith, type CompanyAccess, type OwnRole } from './grants.ts';
import { holdersOf, type Holder, type Holders } from './holders.ts';
import { shippedRoles, type RoleId } from './roles.ts';
import { rolesOfPairs, separationFindings } from './separation.ts';

/** What does not agree, and where: `roles.0.name`. */
export type AccessFault = { readonly path: string; readonly message: string };

const shippedNames: readonly string[] = Object.values(shippedRoles).map(({ words }) => words);

const faultsOfRole = (
  { id, name }: OwnRole,
  at: number,
  { roles }: CompanyAccess,
): readonly AccessFault[] => {
  const isTaken = shippedNames.includes(name) || roles.findIndex((one) => one.name === name) < at;
  return [
    ...(roles.findIndex((one) => one.id === id) < at
      ? [{ path: `roles.${at}.id`, message: 'ロールが重複しています' }]
      : []),
    ...(isTaken ? [{ path: `roles.${at}.name`, message: '名前がほかのロールと重複しています' }] : []),
  ];
};

const namesOf = (people: readonly Holder[]): string =>
  people
    .slice(0, 3)
    .map(({ name }) => name)
    .join('、') + (people.length > 3 ? ` ほか${people.length - 3}人` : '');

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

/** The roles whose holders decide whether a decision stands. */
export const rolesConcerned = (after: CompanyAccess, before: CompanyAccess): readonly RoleId[] => [
  ...new Set([
    ...rolesGone(after, before).map(({ id }) => id),
    ...rolesWith('access.keep', after),
    ...rolesOfPairs(after),
  ]),
];

/** What stands against a company's decision about access; `before` is what is in force. */
export const faultsOfAccess = (
  after: CompanyAccess,
  { before, holders }: { readonly before: CompanyAccess; readonly holders: Holders },
): readonly AccessFault[] => [
  ...after.roles.flatMap((role, at) => faultsOfRole(role, at, after)),
  ...goneButHeld(after, before, holders),
  ...(holdersOf(holders, after, 'access.keep').length === 0
    ? [{ path: 'roles', message: 'ロールと権限を変更できる人がいなくなります' }]
    : []),
  ...separationFindings(holders, after)
    .filter(({ pair }) => after.refusedPairs.includes(pair))
    .map(({ pair, people }) => ({
      path: `refusedPairs.${after.refusedPairs.indexOf(pair)}`,
      message: `${namesOf(people)}が両方の権限を持っています`,
    })),
];
