import { grantsOf, type CompanyAccess } from './grants.ts';
import { holds } from './reach.ts';
import type { Right } from './rights.ts';
import type { RoleId } from './roles.ts';

type Person = { readonly roles: readonly RoleId[]; readonly isActive: boolean };

/** Those of the people who may sign in and hold the right. */
export const holdersOf = <P extends Person>(
  people: readonly P[],
  access: CompanyAccess,
  right: Right,
): readonly P[] =>
  people.filter(({ isActive, roles }) => isActive && holds(grantsOf(roles, access), right));
