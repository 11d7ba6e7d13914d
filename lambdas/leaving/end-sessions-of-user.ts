import { endSessionsOfUser } from '#contract/leaving.ts';
import { assert } from '#domain/kernel/assert.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { mayStandFor } from '#domain/rights/may-stand-for.ts';
import { standingRaised } from '#lambdas/adapters/sign-in/standing.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { storedPerson } from '#lambdas/settings/people-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';

/** 強制サインアウト, wherever he is signed in. He may sign in again. */
export const endSessionsOfUserEndpoint = endpoint(endSessionsOfUser, async (request, context) => {
  const { table } = context;
  const { userId } = request.params;
  const [user, { access }] = await Promise.all([storedPerson(table, userId), freshMastersOf(table)]);
  if (user === undefined) return refuse({ kind: 'not-found' });
  if (!mayStandFor(request.actor, user, access)) return refuse({ kind: 'person-may-more' });
  const entry = { action: 'user.sign-out', target: personTarget(userId), outcome: 'done' as const };
  const { stored } = await table.transact({
    standing: standingRaised(userId, request.at, { endsLinks: true }),
    audit: await context.audit(request, entry),
  });
  assert(stored, 'a new audit item meets none, and a standing is raised whatever it is');
  return accept(undefined);
});
