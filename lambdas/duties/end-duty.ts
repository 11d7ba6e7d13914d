import { endDuty } from '#contract/operator/duties.ts';
import { dutyStateAt } from '#domain/duties/duty.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { dutyEnded } from '#lambdas/adapters/operator/duties.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { dutyTarget } from './duty-target.ts';
import { isLastOfItsBook } from './last-of-its-book.ts';

/** 終える: what need not be done any more, without a record that it was. */
export const endDutyEndpoint = operatorEndpoint(
  endDuty,
  { action: 'duty.end', target: dutyTarget },
  async ({ params, body, operator, at, patience }, context, trail) => {
    const found = await context.duties.find(params);
    if (found === undefined) return refuse({ kind: 'not-found' });
    if (found.version !== body.version) return refuse({ kind: 'duty-changed-meanwhile' });
    if (dutyStateAt(found.due, at) === 'overdue') return refuse({ kind: 'duty-overdue' });
    if (await isLastOfItsBook(context.duties, found)) return refuse({ kind: 'last-of-its-book' });
    const by = operator.operatorId;
    const ending = { at, by, byName: operator.name, reason: body.reason };
    const failed = await context.commit({ ...dutyEnded(found, ending), trail: trail.told() }, patience);
    return failed.length === 0 ? accept(undefined) : refuse({ kind: 'duty-changed-meanwhile' });
  },
);
