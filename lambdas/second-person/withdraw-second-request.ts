import { withdrawSecondRequest } from '#contract/second-person.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { withdrawRequest } from '#domain/second-person/decide-request.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { endAlone, endExpired, handOf } from './end-request.ts';
import { storedRequest } from './request-store.ts';
import { shownRequest } from './shown-request.ts';

/** 取下げ by whoever asked; another one's is none of his. */
export const withdrawSecondRequestEndpoint = endpoint(withdrawSecondRequest, async (request, context) => {
  const { body, actor, at } = request;
  const masters = await freshMastersOf(context.table);
  const naming = { ...masters, rights: actor.rights, table: context.table };
  await endExpired({ request, context });
  return decided(context.table, async () => {
    const found = await storedRequest(context, body.requestId);
    if (found === undefined || found.request.askedBy !== actor.userId) return refuse({ kind: 'not-found' });
    // Sent again after a lost answer.
    if (found.request.state === 'withdrawn') return accept(await shownRequest(found, naming, at));
    const ended = withdrawRequest(found.request, handOf(request));
    if (!ended.ok) return refuse({ kind: 'second-request-over' });
    const isStored = await endAlone(found, ended.value, { request, context });
    return isStored ? accept(await shownRequest({ ...found, request: ended.value }, naming, at)) : 'again';
  });
});
