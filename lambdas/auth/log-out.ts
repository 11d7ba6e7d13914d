import { logOut } from '#contract/auth.ts';
import { refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { endedSessionCookie } from '#lambdas/http/guards.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';

/** The session is gone before the answer is sent: the next request with its cookie is refused. */
export const logOutEndpoint = signInEndpoint<AuthContext>()(logOut, async (request, { doorOf, sessions }) => {
  const { actor, cookie } = request;
  if (actor === undefined) return refuse({ kind: 'signed-out' });
  const door = await doorOf(actor.tenantId);
  const target = personTarget(actor.userId);
  await door.record(request, { action: 'auth.sign-out', target, outcome: 'done' });
  await sessions.end(cookie);
  return { ok: true, value: { body: undefined, setCookie: endedSessionCookie() } };
});
