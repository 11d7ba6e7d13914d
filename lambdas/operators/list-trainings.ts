import { listTrainings } from '#contract/operator/staff.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { operatorTarget } from './sign-in-steps.ts';

export const listTrainingsEndpoint = operatorEndpoint(
  listTrainings,
  { action: 'training.list', target: ({ params }) => operatorTarget(params.operatorId) },
  async ({ params: { operatorId } }, { operators, trainings }) => {
    if ((await operators.find(operatorId)) === undefined) return refuse({ kind: 'not-found' });
    const items = (await trainings(operatorId)).map(({ on, until, evidence, by, at }) => ({
      on,
      until,
      evidence,
      recordedBy: by,
      recordedAt: at,
    }));
    return accept({ items });
  },
);
