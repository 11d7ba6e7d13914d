import { endOperator } from '#contract/operator/staff.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { holdsSecurity } from '#domain/operators/operator-rights.ts';
import { changingOperator } from '#lambdas/adapters/operator/operator-writes.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { operatorTarget } from './sign-in-steps.ts';

/**
 * He is out with his next request, and his id is nobody else's ever (9.2.3). Whoever holds the role of 安全管理 loses that first,
 * which takes two persons.
 */
export const endOperatorEndpoint = operatorEndpoint(
  endOperator,
  { action: 'operator.end', target: ({ params }) => operatorTarget(params.operatorId) },
  async ({ params: { operatorId }, operator, patience }, context, trail) => {
    const roster = await context.operators.list();
    const record = roster.operators.find((one) => one.operatorId === operatorId);
    if (record === undefined) return refuse({ kind: 'not-found' });
    if (operatorId === operator.operatorId) return refuse({ kind: 'own-operator' });
    if (!record.isActive) return refuse({ kind: 'operator-ended' });
    if (holdsSecurity(record.roles)) return refuse({ kind: 'security-role-held' });
    const failed = await context.commit(
      { ...changingOperator(record, { state: 'left' }, roster), trail: trail.told() },
      patience,
    );
    return failed.length === 0 ? accept(undefined) : refuse({ kind: 'operator-changed-meanwhile' });
  },
);
