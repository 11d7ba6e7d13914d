import { boxGains, type PersonNow } from './box-gains.ts';
import { allRoles, grantsOf, rightFacts, rightsOf, roleWords, type CompanyAccess } from './grants.ts';
import { holds } from './reach.ts';
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
 * In words what of a change of somebody needs a second administrator: 管理者の権限 that he gets, and of an account that only
 * looks in that it is opened, or sees longer or further. Empty where it needs none: what is taken away never does.
 */
export const guardedGains = (
  before: PersonNow | undefined,
  after: PersonNow,
  access: CompanyAccess,
): readonly string[] => [
  ...gainedRights(before, after, access).map(wordsOf),
  ...boxGains(before, after, access),
];

const gainsOfRoles = (before: CompanyAccess, after: CompanyAccess): readonly string[] =>
  allRoles(after).flatMap((role) => {
    const [was, is] = [grantsOf([role], before), grantsOf([role], after)];
    return guardedRights
      .filter((right) => holds(is, right) && !holds(was, right))
      .map((right) => `ロール「${roleWords(role, after) ?? role}」への${wordsOf(right)}`);
  });

/** The same of a change of roles and rights: of each role what it gives from now on, whoever has it; and a pair that is let be. */
export const guardedGainsOfAccess = (before: CompanyAccess, after: CompanyAccess): readonly string[] => [
  ...gainsOfRoles(before, after),
  ...before.refusedPairs
    .filter((pair) => !after.refusedPairs.includes(pair))
    // A pair of another release is called as it is.
    .map((pair) => (Object.hasOwn(separatedPairs, pair) ? separatedPairs[pair].words : pair))
    .map((words) => `職務の分離「${words}」の禁止をやめること`),
];

/** Whether somebody who stays as he is gets 管理者の権限 by a change of roles and rights. */
export const gainsByAccess = (person: PersonNow, before: CompanyAccess, after: CompanyAccess): boolean => {
  const held = guardedOf(person, before);
  return guardedOf(person, after).some((right) => !held.includes(right));
};
