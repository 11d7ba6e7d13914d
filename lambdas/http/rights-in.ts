import { accessIn, rolesIn } from '#domain/rights/access-text.ts';
import { grantsOf } from '#domain/rights/grants.ts';
import type { Grants } from '#domain/rights/roles.ts';
import type { AuthorizerContext } from './api-event.ts';

/** What the roles that the authorizer named come to in his company. Apart, since the door knows no rights. */
export const rightsIn = ({ roles, access }: AuthorizerContext): Grants =>
  grantsOf(
    rolesIn(typeof roles === 'string' ? roles : ''),
    accessIn(typeof access === 'string' ? access : undefined),
  );
