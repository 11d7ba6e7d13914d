import { completeTotp } from '#contract/sign-in-factors.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { ownSession } from './own-session.ts';
import { setUpTotp } from './set-up-totp.ts';

/** The session goes on; from the next sign-in a code is asked for. */
export const completeTotpEndpoint = signInEndpoint<AuthContext>()(completeTotp, async (request, context) => {
  const own = await ownSession(request, context);
  if (own === undefined) return refuse({ kind: 'signed-out' });
  const { challengeId, code } = request.body;
  const { who, door, standing } = own;
  const challenge = await context.challenges.find(challengeId, request.at);
  const isOwn = challenge?.tenantId === who.tenantId && challenge.userId === who.userId;
  if (!isOwn || challenge.kind !== 'own-totp-set-up') return refuse({ kind: 'challenge-expired' });
  const done = await setUpTotp(context, { signed: request, door, challenge, standing, challengeId, code });
  return done.ok ? accept({ body: { recoveryCodes: [...done.value] } }) : done;
});
