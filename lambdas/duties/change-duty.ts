import { changeDuty } from '#contract/operator/duties.ts';
import { faultsOfChange } from '#domain/duties/duty.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { dutyChanged, dutyRecorded } from '#lambdas/adapters/operator/duties.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { changeInWords } from './change-in-words.ja.ts';
import { dutyTarget } from './duty-target.ts';
import { mayOwn } from './owners.ts';

export const changeDutyEndpoint = operatorEndpoint(
  changeDuty,
  { action: 'duty.change', target: dutyTarget },
  async ({ params, body, operator, at, patience }, context, trail) => {
    const found = await context.duties.find(params);
    if (found === undefined) return refuse({ kind: 'not-found' });
    if (found.version !== body.version) return refuse({ kind: 'duty-changed-meanwhile' });
    const { title, about, due, ownerId } = body;
    const fields = faultsOfChange({ was: found.due, due });
    if (fields.length > 0) return refuse({ kind: 'input-malformed', fields });
    // Whoever has left stays its keeper until it is handed over.
    if (ownerId !== found.ownerId && !(await mayOwn(context, ownerId)))
      return refuse({ kind: 'duty-owner-unknown' });
    const change = { title, about, due, ownerId };
    const failed = await context.commit(
      {
        duty: dutyChanged(found, change),
        record: dutyRecorded(found, {
          recordId: ulidAt(at),
          kind: 'changed',
          title: found.title,
          evidence: changeInWords(found, change),
          by: operator.operatorId,
          byName: operator.name,
          at,
        }),
        trail: trail.told(),
      },
      patience,
    );
    return failed.length === 0 ? accept(undefined) : refuse({ kind: 'duty-changed-meanwhile' });
  },
);
