import { issueOperatorPassword } from '#contract/operator/staff.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { changingOperator } from '#lambdas/adapters/operator/operator-writes.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { operatorTarget } from './sign-in-steps.ts';

/**
 * Of whoever has no authenticator yet: a password of one who has signed in is nobody's to set, since whoever set it could be him
 * beside himself. For some days he is no second person for whoever set it (domain/operators/two-person.ts).
 */
export const issueOperatorPasswordEndpoint = operatorEndpoint(
  issueOperatorPassword,
  { action: 'operator.issue-first-password', target: ({ params }) => operatorTarget(params.operatorId) },
  async ({ params: { operatorId }, operator, at, patience }, context, trail) => {
    const roster = await context.operators.list();
    const record = roster.operators.find((one) => one.operatorId === operatorId);
    if (record === undefined) return refuse({ kind: 'not-found' });
    if (operatorId === operator.operatorId) return refuse({ kind: 'own-operator' });
    if (!record.isActive) return refuse({ kind: 'operator-ended' });
    if (record.enrolledAt !== undefined) return refuse({ kind: 'operator-enrolled' });
    const change = { firstPasswordBy: operator.operatorId, firstPasswordAt: at };
    // Told before it is done: a crash in between leaves no password that nobody recorded.
    const failed = await context.commit(
      { ...changingOperator(record, change, roster), trail: trail.told() },
      patience,
    );
    if (failed.length > 0) return refuse({ kind: 'operator-changed-meanwhile' });
    return accept({ temporaryPassword: await context.giveFirstPassword(operatorId) });
  },
);
