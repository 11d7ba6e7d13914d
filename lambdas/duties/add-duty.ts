import { addDuty } from '#contract/operator/duties.ts';
import { dutiesMost, faultsOfNew } from '#domain/duties/duty.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { dutyAdded } from '#lambdas/adapters/operator/duties.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { mayOwn } from './owners.ts';

export const addDutyEndpoint = operatorEndpoint(
  addDuty,
  { action: 'duty.add', target: ({ params, body }) => `duty ${params.bookId} ${body.dutyId}` },
  async ({ params: { bookId }, body, at, patience }, context, trail) => {
    const { dutyId, title, about, everyMonths, due, ownerId } = body;
    const fields = faultsOfNew(bookId, { everyMonths, due }, at);
    if (fields.length > 0) return refuse({ kind: 'input-malformed', fields });
    const [listed, isOwner] = await Promise.all([context.duties.list(), mayOwn(context, ownerId)]);
    if (!isOwner) return refuse({ kind: 'duty-owner-unknown' });
    if (listed.length >= dutiesMost) return refuse({ kind: 'duties-full' });
    const added = { bookId, dutyId, title, about, everyMonths, due, ownerId, version: 1 };
    const failed = await context.commit({ duty: dutyAdded(added), trail: trail.told() }, patience);
    if (failed.length === 0) return accept({ dutyId });
    // Its answer was lost, and it is sent again.
    const there = await context.duties.find({ bookId, dutyId });
    return there?.title === title && there.due === due
      ? accept({ dutyId })
      : refuse({ kind: 'duty-changed-meanwhile' });
  },
);
