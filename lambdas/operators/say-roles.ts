import { operatorRoles, type OperatorRole } from '#domain/operators/operator-rights.ts';

export const sayRoles = (roles: readonly OperatorRole[]): string =>
  roles.map((role) => operatorRoles[role].words).join('・');
