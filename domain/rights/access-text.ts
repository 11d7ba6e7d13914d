import { shippedAccess, type CompanyAccess, type OwnRole } from './grants.ts';
import type { Right } from './rights.ts';
import { scopes, type Scope } from './scopes.ts';
import { isRole, type Grants, type RoleId } from './roles.ts';

// The names are rights of this release or of another one: whoever reads them knows which are his.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const typedEntries = (grants: Grants) => Object.entries(grants) as [Right, Scope][];

/** Of one right in several roles the widest scope. Which scopes a right can have was asked when the roles were stored. */
const mergedGrants = (roles: readonly OwnRole[]): Grants => {
  const merged: Partial<Record<Right, Scope>> = {};
  for (const { grants } of roles)
    for (const [right, scope] of typedEntries(grants)) {
      const before = merged[right];
      if (before === undefined || scopes.indexOf(scope) > scopes.indexOf(before)) merged[right] = scope;
    }
  return merged;
};

/**
 * How the authorizer tells the functions behind it what a company decided: JSON, as one role, which gives all that the
 * company's roles give him together: as many words as there are rights, however many roles he has. A gateway carries
 * only so much (docs/decisions/0123). Nothing is told where all is as we ship it. The release before reads it so too.
 */
export const accessText = (access: CompanyAccess, held: readonly string[]): string | undefined => {
  const { switchedOff } = access;
  const own = access.roles.filter(({ id }) => held.includes(id));
  const roles = own.slice(0, 1).map(({ id }) => ({ id, grants: mergedGrants(own) }));
  return roles.length === 0 && switchedOff.length === 0 ? undefined : JSON.stringify({ roles, switchedOff });
};

/** Reads what `accessText` wrote. The words are those of another function of ours, never of a client. */
export const accessIn = (text: string | undefined): CompanyAccess =>
  text === undefined ? shippedAccess : { ...shippedAccess, ...JSON.parse(text) };

const boxedMark = 'boxed:';

/**
 * Roles of whoever is here for some days, as his session names them: a function of a release that knows no such account
 * reads no role of them, and gives him no right at all.
 */
export const boxedRoles = (roles: readonly RoleId[]): string =>
  roles.map((role) => boxedMark + role).join(',');

/** The names of roles that a session holds, also of whoever is here for some days. */
export const heldIn = (text: string): readonly string[] =>
  text.split(',').map((word) => (word.startsWith(boxedMark) ? word.slice(boxedMark.length) : word));

/** Roles from a comma-separated text. A word that is no role gives no right. */
export const rolesIn = (text: string): readonly RoleId[] => text.split(',').filter(isRole);
