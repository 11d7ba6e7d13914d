import { recordDuty } from '#contract/operator/duties.ts';
import { faultsOfRecord } from '#domain/duties/duty.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { dutyChanged, dutyEnded, dutyRecorded } from '#lambdas/adapters/operator/duties.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { dutyTarget } from './duty-target.ts';

/** 実施の記録: it sets the next day, or ends what was to be done once. */
export const recordDutyEndpoint = operatorEndpoint(
  recordDuty,
  { action: 'duty.record', target: dutyTarget },
  async ({ params, body, operator, at, patience }, context, trail) => {
    const { on, due, evidence, file, reason, recordId } = body;
    const [found, isDone] = await Promise.all([
      context.duties.find(params),
      context.duties.isRecorded(params.dutyId, recordId),
    ]);
    if (isDone) return accept(undefined);
    if (found === undefined) return refuse({ kind: 'not-found' });
    if (found.version !== body.version) return refuse({ kind: 'duty-changed-meanwhile' });
    const fields = faultsOfRecord({ ...found, on, due }, at);
    if (fields.length > 0) return refuse({ kind: 'input-malformed', fields });
    const who = { by: operator.operatorId, byName: operator.name, at };
    const failed = await context.commit(
      {
        ...(due === undefined
          ? dutyEnded({ ...found, lastOn: on }, { ...who, reason })
          : { duty: dutyChanged(found, { due, lastOn: on }) }),
        record: dutyRecorded(found, {
          recordId,
          kind: 'done',
          title: found.title,
          on,
          evidence,
          ...(due === undefined ? {} : { due }),
          ...(file === undefined ? {} : { fileName: file.name, sha256: file.sha256 }),
          ...who,
        }),
        trail: trail.told(),
      },
      patience,
    );
    return failed.length === 0 ? accept(undefined) : refuse({ kind: 'duty-changed-meanwhile' });
  },
);
