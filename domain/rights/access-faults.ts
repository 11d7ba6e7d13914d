import { entriesOf, rightFacts, type CompanyAccess, type OwnRole } from './grants.ts';
import { holdersOf } from './holders.ts';
import { shippedRoles, type RoleId } from './roles.ts';
import { separationFindings } from './separation.ts';
import type { UserId } from '#domain/kernel/ids.ts';

type Person = {
  readonly id: UserId;
  readonly name: string;
  readonly roles: readonly RoleId[];
  readonly isActive: boolean;
};

/** What does not agree, and where: `roles.0.name`. */
export type AccessFault = { readonly path: string; readonly message: string };

const shippedNames: readonly string[] = Object.values(shippedRoles).map(({ words }) => words);

const faultsOfRole = (role: OwnRole, at: number, { roles }: CompanyAccess): readonly AccessFault[] => {
  const { id, name, grants } = role;
  const path = `roles.${at}`;
  const isTaken = shippedNames.includes(name) || roles.findIndex((one) => one.name === name) < at;
  return [
    ...(roles.findIndex((one) => one.id === id) < at
      ? [{ path: `${path}.id`, message: '同じロールが2つあります' }]
      : []),
    ...(isTaken ? [{ path: `${path}.name`, message: '同じ名前のロールがあります' }] : []),
    ...entriesOf(grants).flatMap(([right, scope]) => {
      const { words, scopes } = rightFacts(right);
      return scopes.includes(scope)
        ? []
        : [{ path: `${path}.grants.${right}`, message: `「${words}」は、この範囲に限ることができません` }];
    }),
  ];
};

const namesOf = (people: readonly Person[]): string =>
  people
    .slice(0, 3)
    .map(({ name }) => name)
    .join('、') + (people.length > 3 ? ` ほか${people.length - 3}人` : '');

/** Roles that people still hold cannot be taken away: they would lose their rights without being told. */
const goneButHeld = (
  after: CompanyAccess,
  before: CompanyAccess,
  people: readonly Person[],
): readonly AccessFault[] =>
  before.roles.flatMap(({ id, name }) => {
    if (after.roles.some((role) => role.id === id)) return [];
    const holders = people.filter(({ isActive, roles }) => isActive && roles.includes(id));
    return holders.length === 0
      ? []
      : [{ path: 'roles', message: `「${name}」は${namesOf(holders)}が使っているため、削除できません` }];
  });

/** What stands against a company's decision about access; `before` is what is in force. */
export const faultsOfAccess = (
  after: CompanyAccess,
  { before, people }: { readonly before: CompanyAccess; readonly people: readonly Person[] },
): readonly AccessFault[] => [
  ...after.roles.flatMap((role, at) => faultsOfRole(role, at, after)),
  ...goneButHeld(after, before, people),
  ...(holdersOf(people, after, 'access.keep').length === 0
    ? [{ path: 'roles', message: 'ロールと権限を変更できる人がいなくなります' }]
    : []),
  ...separationFindings(people, after)
    .filter(({ pair }) => after.refusedPairs.includes(pair))
    .map(({ pair, people: both }) => ({
      path: `refusedPairs.${after.refusedPairs.indexOf(pair)}`,
      message: `${namesOf(both)}が両方の権限を持っています`,
    })),
];
