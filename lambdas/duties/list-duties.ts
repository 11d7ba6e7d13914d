import { listDuties } from '#contract/operator/duties.ts';
import { dutyStateAt } from '#domain/duties/duty.ts';
import { accept } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { ownersOf } from './owners.ts';

/** 台帳: whatever people have to do for the service, of all books. */
export const listDutiesEndpoint = operatorEndpoint(
  listDuties,
  { action: 'duty.list', target: () => 'duties' },
  async ({ at }, context) => {
    const [found, ownerOf] = await Promise.all([context.duties.list(), ownersOf(context)]);
    const items = found.map(({ ownerId, ...rest }) => ({
      ...rest,
      owner: ownerOf(ownerId),
      state: dutyStateAt(rest.due, at),
    }));
    return accept({ items });
  },
);
