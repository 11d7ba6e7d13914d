import { listMyCommuterPasses } from '#contract/commuting.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { storedPeopleRules } from '#lambdas/settings/people-rules-store.ts';
import { passesOf, shownPass } from './pass-store.ts';

export const listMyCommuterPassesEndpoint = endpoint(listMyCommuterPasses, async ({ actor }, context) => {
  const [passes, { ownCommuterPass }] = await Promise.all([
    passesOf(context, actor.userId),
    storedPeopleRules(context.table),
  ]);
  return accept({ mayAsk: ownCommuterPass === 'open', items: passes.map(shownPass) });
});
