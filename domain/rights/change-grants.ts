import { allRights, isWiderThan, rightFacts } from './grants.ts';
import type { Right } from './rights.ts';
import { scopes, type Scope } from './scopes.ts';
import type { Grants, RoleId } from './roles.ts';

const atLeast = (scope: Scope, other: Scope): boolean => !isWiderThan(other, scope);

const without = (grants: Grants, right: Right): Grants =>
  Object.fromEntries(Object.entries(grants).filter(([name]) => name !== right));

/** What a right rests on is given as far, where it is not yet. */
const givingNeeds = (grants: Grants, right: Right): Grants => {
  const scope = grants[right];
  if (scope === undefined) return grants;
  return (rightFacts(right).needs ?? []).reduce((given, need) => {
    const held = given[need];
    if (held !== undefined && atLeast(held, scope)) return given;
    const enough = rightFacts(need).scopes.find((one) => atLeast(one, scope));
    return enough === undefined ? given : givingNeeds({ ...given, [need]: enough }, need);
  }, grants);
};

/** What rests on a right reaches no further than it. */
const limitingRest = (grants: Grants, right: Right): Grants => {
  const scope = grants[right];
  const resting = allRights.filter((one) => rightFacts(one).needs?.includes(right) === true);
  return resting.reduce((left, one) => {
    const held = left[one];
    if (held === undefined || (scope !== undefined && atLeast(scope, held))) return left;
    const narrower =
      scope === undefined ? undefined : rightFacts(one).scopes.findLast((each) => atLeast(scope, each));
    const next = narrower === undefined ? without(left, one) : { ...left, [one]: narrower };
    return limitingRest(next, one);
  }, grants);
};

/**
 * What a role gives once a right is given in this scope, or no more (undefined). What the right rests on comes with it,
 * as far; what rests on the right is limited, or goes with it. So a role that was whole stays whole.
 */
export const withGrant = (grants: Grants, right: Right, scope: Scope | undefined): Grants => {
  const next = scope === undefined ? without(grants, right) : { ...grants, [right]: scope };
  return givingNeeds(limitingRest(next, right), right);
};

/** One cell that is pressed again and again: whatever it comes to say is given to the role as it was before the first press. */
export type GrantVisit = {
  readonly role: RoleId;
  readonly right: Right;
  readonly before: Grants;
  readonly after: Grants;
};

/** What is pressed away and given again leaves nothing lost; `grants` are the role's now. */
export const visited = (
  last: GrantVisit | undefined,
  { role, right, grants }: Pick<GrantVisit, 'role' | 'right'> & { readonly grants: Grants },
  scope: Scope | undefined,
): GrantVisit => {
  const isSame = last?.role === role && last.right === right && last.after === grants;
  const before = isSame ? last.before : grants;
  return { role, right, before, after: withGrant(before, right, scope) };
};

/** In which scopes a right may be given, narrow first; the first of them is none. */
export const choicesOf = (right: Right): readonly (Scope | undefined)[] => [
  undefined,
  ...scopes.filter((scope) => rightFacts(right).scopes.includes(scope)),
];
