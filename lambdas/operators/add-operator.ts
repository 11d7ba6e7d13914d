import { addOperator } from '#contract/operator/staff.ts';
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
  subject: ({ body }) => body.operatorId,
  prepare: async ({ body: { operatorId, name, roles } }, { at }, { operators }) => {
    const [found, roster] = await Promise.all([operators.find(operatorId), operators.list()]);
    const isListed = roster.operators.some((one) => one.operatorId === operatorId);
    // Of before there was a roster: the same person comes into it under his own id.
    const isTakenOver = found?.isActive === true && !isListed;
    if (found !== undefined && !isTakenOver) return refuse({ kind: 'operator-exists' });
    if (roster.operators.length >= operatorsMost) return refuse({ kind: 'operators-full' });
    return accept({
      says: isTakenOver
        ? `以前からの運用者 ${name}（${operatorId}）を一覧に引き継ぐ（ロール：${sayRoles(roles)}）`
        : `${name}（${operatorId}）を運用者に追加する（ロール：${sayRoles(roles)}）`,
      writes: addingOperator({ operatorId, name, roles }, { roster, found }, at),
    });
  },
});

export const addOperatorEndpoint = askingEndpoint('addOperator', addOperatorAct);
