import { functionGroups, rights, type FunctionGroup, type Right } from './rights.ts';
import { scopes, type Scope } from './scopes.ts';
import type { SeparatedPair } from './separated-pairs.ts';
import type { LabelSight } from './sight.ts';
import { isShippedRole, shippedRoles, type Grants, type RoleId } from './roles.ts';

/** ロール that a company made itself. */
export type OwnRole = { readonly id: RoleId; readonly name: string; readonly grants: Grants };

/** What a company decided about access; its own copies of this form stand in its settings. */
export type CompanyAccess = {
  readonly roles: readonly OwnRole[];
  /** 停止中の機能: whoever holds a right of them, it is worth nothing. */
  readonly switchedOff: readonly FunctionGroup[];
  /** 職務の分離 that nobody may break; the other pairs are only reported. */
  readonly refusedPairs: readonly SeparatedPair[];
  /** Of 情報のラベル who may see what bears them; of one that is not here, nobody may. */
  readonly labels: readonly LabelSight[];
};

/** The authorizer reads them at every request, and a screen shows them side by side. */
export const mostOwnRoles = 30;

export const shippedAccess: CompanyAccess = { roles: [], switchedOff: [], refusedPairs: [], labels: [] };

export const isRight = (text: string): text is Right => Object.hasOwn(rights, text);

export const allRights: readonly Right[] = Object.keys(rights).filter(isRight);

/** The right's entry in the table, with its scopes as a plain list. */
export const rightFacts = (
  right: Right,
): {
  readonly words: string;
  readonly group: FunctionGroup;
  readonly scopes: readonly Scope[];
  /** A name that is no right does not compile here. */
  readonly needs?: readonly Right[];
} => rights[right];

export const isWiderThan = (one: Scope, other: Scope): boolean => scopes.indexOf(one) > scopes.indexOf(other);

/** What is written of the role, whatever is switched off. */
export const grantsOfRole = (role: RoleId, { roles }: CompanyAccess): Grants =>
  isShippedRole(role) ? shippedRoles[role].grants : (roles.find(({ id }) => id === role)?.grants ?? {});

/** Whether the company has switched the function off, as far as it can be. */
export const isOff = (group: FunctionGroup, { switchedOff }: Pick<CompanyAccess, 'switchedOff'>): boolean =>
  functionGroups[group].canBeOff && switchedOff.includes(group);

/** Each right of a list of grants, with what is known of it; words that are no right are left out. */
export const entriesOf = (grants: Grants): readonly (readonly [Right, Scope])[] =>
  Object.entries(grants).flatMap(([right, scope]): (readonly [Right, Scope])[] =>
    isRight(right) ? [[right, scope]] : [],
  );

/** What somebody with these roles may do in his company: of two grants of one right the wider one counts. */
export const grantsOf = (roles: readonly RoleId[], access: CompanyAccess): Grants => {
  const held = new Map<Right, Scope>();
  for (const [right, scope] of roles.flatMap((role) => entriesOf(grantsOfRole(role, access)))) {
    const { group, scopes: known } = rightFacts(right);
    const before = held.get(right);
    if (isOff(group, access) || !known.includes(scope)) continue;
    if (before === undefined || isWiderThan(scope, before)) held.set(right, scope);
  }
  return Object.fromEntries(held);
};

export const isReading = (right: string): boolean => right.endsWith('.read');

/** Whether nothing is changed by any of them. */
export const isOnlyReading = (grants: Grants): boolean => Object.keys(grants).every(isReading);

/** Those of them that change nothing. */
export const readingOf = (grants: Grants): Grants =>
  Object.fromEntries(Object.entries(grants).filter(([right]) => isReading(right)));

/** What somebody may do as he stands: whoever is here for some days only reads, whatever a role of his gives. */
export const rightsOf = (
  { roles, timeBox }: { readonly roles: readonly RoleId[]; readonly timeBox?: unknown },
  access: CompanyAccess,
): Grants => (timeBox === undefined ? grantsOf(roles, access) : readingOf(grantsOf(roles, access)));

/** Ours, then the company's own. */
export const allRoles = ({ roles }: Pick<CompanyAccess, 'roles'>): readonly RoleId[] => [
  ...Object.keys(shippedRoles).filter(isShippedRole),
  ...roles.map(({ id }) => id),
];

/** The roles of the company that give a right, in whatever scope. */
export const rolesWith = (right: Right, access: CompanyAccess): readonly RoleId[] =>
  allRoles(access).filter((role) => grantsOf([role], access)[right] !== undefined);

/** ロール in words. One that the company has taken away since is not named. */
export const roleWords = (role: RoleId, { roles }: CompanyAccess): string | undefined =>
  isShippedRole(role) ? shippedRoles[role].words : roles.find(({ id }) => id === role)?.name;
