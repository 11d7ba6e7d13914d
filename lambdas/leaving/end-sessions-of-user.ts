import { endSessionsOfUser } from '#contract/leaving.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { holds } from '#domain/rights/reach.ts';
import { standingRaised } from '#lambdas/adapters/sign-in/standing.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { storedPerson } from '#lambdas/settings/people-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { keepsAccess } from '#lambdas/users/person-faults.ts';

/** 強制サインアウト, wherever he is signed in. He may sign in again. */
export const endSessionsOfUserEndpoint = endpoint(endSessionsOfUser, async (request, context) => {
  const { table } = context;
  const { userId } = request.params;
  const [user, { access }] = await Promise.all([storedPerson(table, userId), freshMastersOf(table)]);
  if (user === undefined) return refuse({ kind: 'not-found' });
  if (keepsAccess(user, access) && !holds(request.actor.rights, 'access.keep'))
    return refuse({ kind: 'person-keeps-access' });
  const entry = { action: 'user.sign-out', target: personTarget(userId), outcome: 'done' as const };
  await table.transact({
    standing: standingRaised(userId, request.at),
    audit: await context.audit(request, entry),
  });
  return accept(undefined);
});
