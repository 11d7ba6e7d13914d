import { addTraining } from '#contract/operator/staff.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { trainingFaultsOf } from '#domain/operators/training.ts';
import { ableFor } from '#domain/operators/two-person.ts';
import { changingOperator, trainingRecorded } from '#lambdas/adapters/operator/operator-writes.ts';
import { isServing } from '#lambdas/adapters/operator/operators.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { operatorTarget } from './sign-in-steps.ts';

/**
 * 教育の記録 (7.2.2). The longest counts. Nobody records his own while another could: the service would else be kept by somebody's
 * own word.
 */
export const addTrainingEndpoint = operatorEndpoint(
  addTraining,
  { action: 'training.add', target: ({ params }) => operatorTarget(params.operatorId) },
  async ({ params: { operatorId }, body, operator, at, patience }, context, trail) => {
    const { on, until, evidence } = body;
    const fields = trainingFaultsOf({ on, until }, at);
    if (fields.length > 0) return refuse({ kind: 'input-malformed', fields });
    const roster = await context.operators.list();
    const record = roster.operators.find((one) => one.operatorId === operatorId);
    if (record === undefined) return refuse({ kind: 'not-found' });
    if (!record.isActive) return refuse({ kind: 'operator-ended' });
    const able = ableFor(
      roster.operators.filter((one) => isServing(one, at)),
      { right: addTraining.may, askedBy: operatorId, at },
    );
    const isOwn = operatorId === operator.operatorId;
    if (isOwn && able.some((one) => one !== operatorId)) return refuse({ kind: 'own-operator' });
    // An older record that is added later shuts nobody out.
    const { trainedUntil = until } = record;
    const longest = trainedUntil > until ? trainedUntil : until;
    const failed = await context.commit(
      {
        ...changingOperator(record, { trainedUntil: longest }, roster),
        training: trainingRecorded(operatorId, { on, until, evidence, by: operator.operatorId, at }),
        trail: trail.told(),
      },
      patience,
    );
    return failed.length === 0 ? accept(undefined) : refuse({ kind: 'operator-changed-meanwhile' });
  },
);
