import { beginTotp } from '#contract/sign-in-factors.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { unknownToDirectory } from '#lambdas/adapters/sign-in/challenges.ts';
import { asksForCode } from '#lambdas/adapters/sign-in/standing.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { authenticatorKeyOf } from './authenticator-key.ts';
import { guarded } from './guarded.ts';
import { tokenOf, type Proof } from './next-step.ts';
import { ownSession } from './own-session.ts';

/** The password once more: whoever finds a browser open sets up no authenticator of his own. */
export const beginTotpEndpoint = signInEndpoint<AuthContext>()(beginTotp, async (request, context) => {
  const own = await ownSession(request, context);
  if (own === undefined) return refuse({ kind: 'signed-out' });
  const { who, door, tenant, standing, session } = own;
  if (standing.totpSince !== undefined) return refuse({ kind: 'factor-changed-meanwhile' });
  const { rules } = tenant;
  const { loginHash, userName: name } = session;
  const { password } = request.body;
  let proof: Proof | undefined;
  const guard = { door, rules, loginHash, userId: who.userId, action: 'auth.set-up-totp' };
  const said = await guarded(request, guard, async () => {
    const outcome = await context.directory.checkPassword(who, password);
    if (outcome.kind !== 'right' && outcome.kind !== 'totp') return 'wrong';
    proof = outcome;
    return 'right';
  });
  if (said === 'locked') return refuse({ kind: 'login-locked', minutes: rules.lockMinutes });
  if (said === 'busy') return refuse({ kind: 'temporarily-unavailable' });
  if (proof === undefined) return refuse({ kind: 'password-wrong' });
  // The directory knows one that nobody ended: only its code may lead on, at the next sign-in.
  if (asksForCode(standing, proof)) return refuse({ kind: 'factor-changed-meanwhile' });
  const accessToken = await tokenOf(context, who, { proof, password });
  const secret = await context.directory.beginTotp(accessToken);
  const challengeId = await context.challenges.start(
    { ...who, loginHash, directorySession: unknownToDirectory, kind: 'own-totp-set-up', accessToken },
    request.at,
  );
  return accept({ body: authenticatorKeyOf({ challengeId, secret, tenant, person: { name } }) });
});
