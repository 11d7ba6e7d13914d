import { completeTotp } from '#contract/sign-in-factors.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { goOnAnew } from './go-on-anew.ts';
import { ownSession } from './own-session.ts';
import { setUpTotp } from './set-up-totp.ts';

/** The session goes on under a new cookie, all others are over; from the next sign-in a code is asked for. */
export const completeTotpEndpoint = signInEndpoint<AuthContext>()(completeTotp, async (request, context) => {
  const own = await ownSession(request, context);
  if (own === undefined) return refuse({ kind: 'signed-out' });
  const { challengeId, code } = request.body;
  const { who, door, standing, session, tenant } = own;
  const challenge = await context.challenges.find(challengeId, request.at);
  const isOwn = challenge?.tenantId === who.tenantId && challenge.userId === who.userId;
  if (!isOwn || challenge.kind !== 'own-totp-set-up') return refuse({ kind: 'challenge-expired' });
  const done = await setUpTotp(context, { signed: request, door, challenge, standing, challengeId, code });
  if (!done.ok) return done;
  const { codes, standing: registered } = done.value;
  const going = { session, door, rules: tenant.rules, standing: registered };
  const { csrfToken, setCookie } = await goOnAnew(request, context, going);
  return accept({ body: { recoveryCodes: [...codes], csrfToken }, setCookie });
});
