import { rightsOfRoles, rolesIn } from '#domain/operators/operator-rights.ts';
import type { OperatorRightsOf } from './api-event.ts';

/** Those of his roles, which the operators' authorizer read with this request. */
export const rightsOfOperator: OperatorRightsOf = ({ operatorRoles }) => {
  const roles = typeof operatorRoles === 'string' ? rolesIn(operatorRoles) : [];
  return { roles, rights: rightsOfRoles(roles) };
};
