import { areWider, boxGains, seesAll, type PersonNow } from './box-gains.ts';
import {
  allRoles,
  grantsOf,
  grantsOfRole,
  readingOf,
  rightFacts,
  rightsOf,
  roleWords,
  type CompanyAccess,
} from './grants.ts';
import type { Holders } from './holders.ts';
import { gainedLabels, labelGainsOfAccess, type Called } from './label-gains.ts';
import { holds, holdsForCompany } from './reach.ts';
import type { Right } from './rights.ts';
import { separatedPairs } from './separated-pairs.ts';

/**
 * 管理者の権限: by each of them somebody could give himself or others whatever the company has, become another, or open its
 * door. Where the company wants it, a second administrator approves who gets one (docs/decisions/0196).
 */
export const guardedRights = [
  'access.keep',
  'users.keep',
  'security.keep',
  'settings.keep',
] as const satisfies readonly Right[];

const guardedOf = (person: PersonNow | undefined, access: CompanyAccess): readonly Right[] => {
  if (person?.isActive !== true) return [];
  const rights = rightsOf(person, access);
  return guardedRights.filter((right) => holds(rights, right));
};

const wordsOf = (right: Right): string => `「${rightFacts(right).words}」の権限`;

/** 管理者の権限 that somebody gets by becoming so; `before` is absent of who is registered. Whoever is let in again gets his back. */
const gainedRights = (
  before: PersonNow | undefined,
  after: PersonNow,
  access: CompanyAccess,
): readonly Right[] => {
  const held = guardedOf(before, access);
  return guardedOf(after, access).filter((right) => !held.includes(right));
};

/**
 * In words what of a change of somebody needs a second administrator: 管理者の権限 that he gets, of an account that only
 * looks in that it is opened, or sees longer or further, and 情報のラベル that are shown to him. Empty where it needs none:
 * what is taken away never does.
 */
export const guardedGains = (
  before: PersonNow | undefined,
  after: PersonNow,
  access: CompanyAccess,
  { label: called }: Pick<Called, 'label'>,
): readonly string[] => [
  ...gainedRights(before, after, access).map(wordsOf),
  ...boxGains(before, after, access),
  ...gainedLabels(before, after, access).map((label) => `情報のラベル「${called(label)}」の閲覧`),
];

const gainsOfRoles = (before: CompanyAccess, after: CompanyAccess): readonly string[] =>
  allRoles(after).flatMap((role) => {
    const [was, is] = [grantsOf([role], before), grantsOf([role], after)];
    return guardedRights
      .filter((right) => holds(is, right) && !holds(was, right))
      .map((right) => `ロール「${roleWords(role, after) ?? role}」への${wordsOf(right)}`);
  });

const looksIn = (role: Parameters<typeof grantsOfRole>[0], access: CompanyAccess): boolean => {
  const given = grantsOfRole(role, access);
  return holdsForCompany(given, 'claims.read') && !holds(given, 'claims.confirm');
};

/** A role that opens all claims from now on, without the work of the books: 0196 guards who looks in. */
const rolesThatLookIn = (before: CompanyAccess, after: CompanyAccess): readonly string[] =>
  after.roles
    .filter(({ id }) => looksIn(id, after) && !looksIn(id, before))
    .map(({ name }) => `ロール「${name}」ですべての申請を閲覧できるようになること`);

/** A role by which somebody who is here for some days comes to read more. */
const rolesOfBoxed = (before: CompanyAccess, after: CompanyAccess, holders: Holders): readonly string[] =>
  after.roles.flatMap(({ id, name }) => {
    const isWider = areWider(readingOf(grantsOfRole(id, after)), grantsOfRole(id, before));
    const boxed = (holders.get(id) ?? []).filter(
      ({ isActive, timeBox }) => isActive && timeBox !== undefined,
    );
    const [first, ...others] = boxed;
    return !isWider || first === undefined
      ? []
      : [
          `ロール「${name}」で、期間限定の${first.name}さん${others.length === 0 ? '' : `ほか${others.length}人`}が閲覧できる範囲の拡大`,
        ];
  });

/**
 * The same of a change of roles and rights: of each role what it gives from now on, whoever has it; a pair that is let be;
 * who sees what bears a label.
 * @param holders of the roles that are changed: whoever is here for some days sees no more by one of them
 */
export const guardedGainsOfAccess = (
  before: CompanyAccess,
  after: CompanyAccess,
  { holders, called }: { readonly holders: Holders; readonly called: Called },
): readonly string[] => [
  ...gainsOfRoles(before, after),
  ...rolesThatLookIn(before, after),
  ...rolesOfBoxed(before, after, holders),
  ...labelGainsOfAccess(before, after, called),
  ...before.refusedPairs
    .filter((pair) => !after.refusedPairs.includes(pair))
    // A pair of another release is called as it is.
    .map((pair) => (Object.hasOwn(separatedPairs, pair) ? separatedPairs[pair].words : pair))
    .map((words) => `職務の分離「${words}」の禁止をやめること`),
];

/** Whether somebody who stays as he is gets 管理者の権限 by a change of roles and rights, or comes to see what he did not. */
export const gainsByAccess = (person: PersonNow, before: CompanyAccess, after: CompanyAccess): boolean => {
  const held = guardedOf(person, before);
  return (
    guardedOf(person, after).some((right) => !held.includes(right)) ||
    (person.isActive && seesAll(person, after) && !seesAll(person, before)) ||
    gainedLabels(person, person, before, after).length > 0
  );
};
