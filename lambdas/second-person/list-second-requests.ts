import { listSecondRequests } from '#contract/second-person.ts';
import { accept } from '#domain/kernel/result.ts';
import { stateAt } from '#domain/second-person/request.ts';
import { whoDecideBeside } from '#domain/second-person/independent.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { keepersOf } from './keepers.ts';
import { requestPage } from './request-store.ts';
import { shownRequest } from './shown-request.ts';

/** What waits, or all of them, the newest first. What is over by the clock waits no more. */
export const listSecondRequestsEndpoint = endpoint(
  listSecondRequests,
  async ({ query, at, actor }, context) => {
    const { state, ...page } = query;
    const isWaiting = state === 'waiting';
    const masters = await freshMastersOf(context.table);
    const [keepers, { requests, nextCursor }] = await Promise.all([
      keepersOf(context, masters),
      requestPage(context, { ...page, isWaiting }),
    ]);
    const shown = requests.filter(({ request }) => !isWaiting || stateAt(request, at) === 'waiting');
    const naming = { ...masters, rights: actor.rights, table: context.table };
    return accept({
      items: await Promise.all(shown.map((one) => shownRequest(one, naming, at))),
      approval: masters.wantsSecondPerson ? ('on' as const) : ('off' as const),
      keepers: whoDecideBeside(actor.userId, keepers, at),
      ...(nextCursor === undefined ? {} : { nextCursor }),
    });
  },
);
