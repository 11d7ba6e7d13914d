import { listEndedDuties } from '#contract/operator/duties.ts';
import { accept } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { ownersOf } from './owners.ts';

export const listEndedDutiesEndpoint = operatorEndpoint(
  listEndedDuties,
  { action: 'duty.list-ended', target: ({ params }) => `duties ${params.bookId}` },
  async ({ params, query }, context) => {
    const [page, ownerOf] = await Promise.all([
      context.duties.ended(params.bookId, query),
      ownersOf(context),
    ]);
    const items = page.items.map(({ ownerId, endedBy, endedByName, ...rest }) => ({
      ...rest,
      owner: ownerOf(ownerId),
      endedBy: { id: endedBy, name: endedByName },
    }));
    return accept({ ...page, items });
  },
);
