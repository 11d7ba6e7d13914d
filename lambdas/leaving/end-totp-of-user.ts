import { endTotpOfUser } from '#contract/leaving.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { mayStandFor } from '#domain/rights/may-stand-for.ts';
import { factorEnded } from '#lambdas/adapters/sign-in/standing.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { storedPerson } from '#lambdas/settings/people-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';

/** The standing counts: the directory hears of it with his next sign-in, which asks for the password alone. */
export const endTotpOfUserEndpoint = endpoint(endTotpOfUser, async (request, context) => {
  const { table } = context;
  const { userId } = request.params;
  const [user, { access }] = await Promise.all([storedPerson(table, userId), freshMastersOf(table)]);
  if (user === undefined) return refuse({ kind: 'not-found' });
  if (!mayStandFor(request.actor, user, access)) return refuse({ kind: 'person-may-more' });
  const entry = { action: 'user.end-totp', target: personTarget(userId), outcome: 'done' as const };
  const { stored } = await table.transact({
    standing: factorEnded(userId, request.at),
    audit: await context.audit(request, entry),
  });
  return stored ? accept(undefined) : refuse({ kind: 'factor-absent' });
});
