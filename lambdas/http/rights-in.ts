import { accessIn, heldIn, rolesIn } from '#domain/rights/access-text.ts';
import { grantsOf, readingOf } from '#domain/rights/grants.ts';
import { isRole, type Grants } from '#domain/rights/roles.ts';
import { isHereForDays, sightIn } from '#domain/rights/sight.ts';
import type { AuthorizerContext } from './api-event.ts';

/**
 * What the roles that the authorizer named come to in his company. Apart, since the door knows no rights. Whoever is here for
 * some days only reads, also where a role of his was given more since.
 */
export const rightsIn = ({ roles, access, sight }: AuthorizerContext): Grants => {
  const held = typeof roles === 'string' ? roles : '';
  const decided = accessIn(typeof access === 'string' ? access : undefined);
  return isHereForDays({ sight: sightIn(sight) })
    ? readingOf(grantsOf(heldIn(held).filter(isRole), decided))
    : grantsOf(rolesIn(held), decided);
};
