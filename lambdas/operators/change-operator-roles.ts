import { changeOperatorRoles } from '#contract/operator/staff.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { holdsSecurity } from '#domain/operators/operator-rights.ts';
import { changingOperator } from '#lambdas/adapters/operator/operator-writes.ts';
import type { OperatorRecord } from '#lambdas/adapters/operator/operators.ts';
import { askingEndpoint } from '#lambdas/two-person/asking-endpoint.ts';
import { sayRoles } from './say-roles.ts';
import { operatorTarget } from './sign-in-steps.ts';
import { twoPersonAct } from '#lambdas/two-person/two-person-act.ts';

/** Without anybody who keeps operators nobody could ever be added again. */
const isSecurity = ({ isActive, roles }: OperatorRecord): boolean => isActive && holdsSecurity(roles);

export const changeOperatorRolesAct = twoPersonAct(changeOperatorRoles, {
  action: 'operator.change-roles',
  target: ({ params }) => operatorTarget(params.operatorId),
  subject: ({ params }) => params.operatorId,
  prepare: async ({ params: { operatorId }, body: { roles } }, _deciding, { operators }) => {
    const roster = await operators.list();
    const record = roster.operators.find((one) => one.operatorId === operatorId);
    if (record === undefined) return refuse({ kind: 'not-found' });
    if (!record.isActive) return refuse({ kind: 'operator-ended' });
    const others = roster.operators.filter((one) => one.operatorId !== operatorId);
    if (!holdsSecurity(roles) && !others.some(isSecurity)) return refuse({ kind: 'last-security-operator' });
    return accept({
      says: `${record.name}（${operatorId}）のロールを「${sayRoles(record.roles)}」から「${sayRoles(roles)}」に変更する`,
      writes: changingOperator(record, { roles }, roster),
    });
  },
});

export const changeOperatorRolesEndpoint = askingEndpoint('changeOperatorRoles', changeOperatorRolesAct);
