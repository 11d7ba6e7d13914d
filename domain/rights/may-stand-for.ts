import { entriesOf, grantsOf, isWiderThan, type CompanyAccess } from './grants.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { holds, type Reacher } from './reach.ts';
import { usualRoles, type RoleId } from './roles.ts';
import { seesLabels, sightOf, usualSight } from './sight.ts';

/**
 * Whether somebody may do to a person what would let him act as that person: name him anew, invite him, shut him out, let
 * him in again (docs/decisions/0175). Whoever keeps access may; everybody else only where the person may do nothing that he
 * himself may not, as far or less far, switched-off functions counted, and sees nothing that is hidden from himself. What
 * everybody who is registered may do is no more.
 */
export const mayStandFor = (
  { rights, sight = usualSight }: Pick<Reacher, 'rights' | 'sight'>,
  { id, roles }: { readonly id: UserId; readonly roles: readonly RoleId[] },
  access: CompanyAccess,
): boolean => {
  if (holds(rights, 'access.keep')) return true;
  if (!seesLabels(sight, sightOf(access.labels, { userId: id, roles }).labels)) return false;
  const whole = { ...access, switchedOff: [] };
  const known = [rights, grantsOf(usualRoles, whole)];
  return entriesOf(grantsOf(roles, whole)).every(([right, scope]) =>
    known.some(({ [right]: held }) => held !== undefined && !isWiderThan(scope, held)),
  );
};
