import { askForCommuterPass } from '#contract/commuting.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { storedPeopleRules } from '#lambdas/settings/people-rules-store.ts';
import { handOf, makePass } from './change-pass.ts';
import { shownPass } from './pass-store.ts';

/** 通勤定期の申請: it counts from its confirmation on. */
export const askForCommuterPassEndpoint = endpoint(askForCommuterPass, async (request, context) => {
  const { actor, body } = request;
  const { ownCommuterPass } = await storedPeopleRules(context.table);
  if (ownCommuterPass === 'closed') return refuse({ kind: 'own-commuter-pass-closed' });
  const wanted = { id: body.passId, userId: actor.userId, content: body.content };
  const told = { act: 'ask', action: 'commuter-pass.ask', hand: handOf(request) } as const;
  const made = await decided(context.table, () => makePass(wanted, told, { request, context }));
  return made.ok ? accept(shownPass(made.value)) : refuse(made.refusal);
});
