import { withdrawCommuterPass } from '#contract/commuting.ts';
import { decidePass } from '#domain/commuting/decide-pass.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { handOf, storePass } from './change-pass.ts';
import { shownPass, storedPass } from './pass-store.ts';

/** By its owner, as long as nobody answered. */
export const withdrawCommuterPassEndpoint = endpoint(withdrawCommuterPass, async (request, context) => {
  const { actor, body } = request;
  const place = { userId: actor.userId, passId: body.passId };
  const done = await decided(context.table, async () => {
    const found = await storedPass(context, place);
    if (found === undefined) return refuse({ kind: 'not-found' });
    // Sent again after a lost answer.
    if (found.pass.state === 'withdrawn') return accept(found);
    const next = decidePass(found.pass, { act: 'withdraw' }, handOf(request));
    if (!next.ok) return next;
    const told = { seen: found.version, action: 'commuter-pass.withdraw' };
    const stored = await storePass(next.value, told, { request, context });
    return stored === 'again' ? stored : accept(stored);
  });
  return done.ok ? accept(shownPass(done.value)) : refuse(done.refusal);
});
