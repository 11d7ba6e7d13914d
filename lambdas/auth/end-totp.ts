import { endTotp } from '#contract/sign-in-factors.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { ownSession } from './own-session.ts';

/** The standing counts, and the directory follows; where it did not, the next sign-in sees to it. */
export const endTotpEndpoint = signInEndpoint<AuthContext>()(endTotp, async (request, context) => {
  const own = await ownSession(request, context);
  if (own === undefined) return refuse({ kind: 'signed-out' });
  const { who, door, standing } = own;
  if (standing.totpSince === undefined) return refuse({ kind: 'factor-changed-meanwhile' });
  const told = (outcome: 'begun' | 'done' | 'refused') =>
    door.record(request, { action: 'auth.end-totp', target: personTarget(who.userId), outcome });
  await told('begun');
  const isEnded = await context.factors.end(who, { before: standing, at: request.at });
  await told(isEnded ? 'done' : 'refused');
  if (!isEnded) return refuse({ kind: 'factor-changed-meanwhile' });
  await context.directory.endTotp(who);
  return accept({ body: undefined });
});
