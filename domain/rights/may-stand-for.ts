import { entriesOf, grantsOf, isWiderThan, type CompanyAccess } from './grants.ts';
import { holds } from './reach.ts';
import { usualRoles, type Grants, type RoleId } from './roles.ts';

/**
 * Whether somebody may do to a person what would let him act as that person: name him anew, invite him, shut him out, let
 * him in again (docs/decisions/0175). Whoever keeps access may; everybody else only where the person may do nothing that he
 * himself may not, as far or less far, switched-off functions counted. What everybody who is registered may do is no more.
 * @param rights of whoever acts
 */
export const mayStandFor = (rights: Grants, roles: readonly RoleId[], access: CompanyAccess): boolean => {
  if (holds(rights, 'access.keep')) return true;
  const whole = { ...access, switchedOff: [] };
  const known = [rights, grantsOf(usualRoles, whole)];
  return entriesOf(grantsOf(roles, whole)).every(([right, scope]) =>
    known.some(({ [right]: held }) => held !== undefined && !isWiderThan(scope, held)),
  );
};
