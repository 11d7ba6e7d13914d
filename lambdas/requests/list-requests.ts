import { listRequests } from '#contract/operator/requests.ts';
import { accept } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { viewOf } from '#lambdas/two-person/request-view.ts';
import { actOf } from './two-person-acts.ts';

/** 依頼, the newest first, with what whoever looks may do with each. */
export const listRequestsEndpoint = operatorEndpoint(
  listRequests,
  { action: 'request.list', target: () => 'requests' },
  async ({ query, operator, at }, context) => {
    const [page, { operators }] = await Promise.all([context.requests.page(query), context.operators.list()]);
    const items = await Promise.all(
      page.items.map(async (request) =>
        viewOf(request, { operator, at, operators }, await actOf(request.operation)),
      ),
    );
    return accept({ ...page, items });
  },
);
