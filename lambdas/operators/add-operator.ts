import { addOperator } from '#contract/operator/staff.ts';
import { assert } from '#domain/kernel/assert.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { addingOperator } from '#lambdas/adapters/operator/operator-writes.ts';
import { operatorsMost } from '#lambdas/adapters/operator/operators.ts';
import { askingEndpoint } from '#lambdas/two-person/asking-endpoint.ts';
import { sayRoles } from './say-roles.ts';
import { operatorTarget } from './sign-in-steps.ts';
import { twoPersonAct } from '#lambdas/two-person/two-person-act.ts';

/** A new operator gets no password by it: that is handed over in person, and his training is recorded apart. */
export const addOperatorAct = twoPersonAct(addOperator, {
  action: 'operator.add',
  target: ({ body }) => operatorTarget(body.operatorId),
  prepare: async ({ body: { operatorId, name, roles } }, { at }, { operators }) => {
    const [found, roster] = await Promise.all([operators.find(operatorId), operators.list()]);
    if (found !== undefined) return refuse({ kind: 'operator-exists' });
    assert(roster.operators.length < operatorsMost, 'operators are few');
    return accept({
      says: `${name}（${operatorId}）を運用者に追加する（ロール：${sayRoles(roles)}）`,
      writes: addingOperator({ operatorId, name, roles }, roster, at),
    });
  },
});

export const addOperatorEndpoint = askingEndpoint('addOperator', addOperatorAct);
