import { shippedAccess, type CompanyAccess } from './grants.ts';
import { isRole, type RoleId } from './roles.ts';

/**
 * How the authorizer tells the functions behind it what a company decided: JSON, and only the roles that the person
 * holds. Nothing is told where all is as we ship it, which is also what the release before understands.
 */
export const accessText = (access: CompanyAccess, held: readonly string[]): string | undefined => {
  const { switchedOff } = access;
  const roles = access.roles.filter(({ id }) => held.includes(id));
  return roles.length === 0 && switchedOff.length === 0 ? undefined : JSON.stringify({ roles, switchedOff });
};

/** Reads what `accessText` wrote. The words are those of another function of ours, never of a client. */
export const accessIn = (text: string | undefined): CompanyAccess =>
  text === undefined ? shippedAccess : { ...shippedAccess, ...JSON.parse(text) };

/** Roles from a comma-separated text. A word that is no role gives no right. */
export const rolesIn = (text: string): readonly RoleId[] => text.split(',').filter(isRole);
