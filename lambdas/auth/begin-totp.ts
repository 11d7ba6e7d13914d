import { beginTotp } from '#contract/sign-in-factors.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { unknownToDirectory } from '#lambdas/adapters/sign-in/challenges.ts';
import { asksForFactor, hasFactor } from '#lambdas/adapters/sign-in/standing.ts';
import { signInEndpoint, type AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import { authenticatorKeyOf } from './authenticator-key.ts';
import { guarded } from './guarded.ts';
import { tokenOf, type Proof } from './next-step.ts';
import { proofOf } from './own-proof.ts';
import { ownSession, type OwnSession } from './own-session.ts';

type Request = AnybodysRequestOf<typeof beginTotp>;

/** The password once more: whoever finds a browser open sets up no authenticator of his own. */
const tokenByPassword = async (request: Request, context: AuthContext, own: OwnSession) => {
  const { who, door, tenant, standing, session } = own;
  const { password } = request.body;
  if (password === undefined) return refuse({ kind: 'password-wrong' as const });
  const { rules } = tenant;
  let proof: Proof | undefined;
  const guard = {
    door,
    rules,
    loginHash: session.loginHash,
    userId: who.userId,
    action: 'auth.set-up-totp',
  };
  const said = await guarded(request, guard, async () => {
    const outcome = await context.directory.checkPassword(who, password);
    if (outcome.kind !== 'right' && outcome.kind !== 'totp') return 'wrong';
    proof = outcome;
    return 'right';
  });
  if (said === 'locked') return refuse({ kind: 'login-locked' as const, minutes: rules.lockMinutes });
  if (said === 'busy') return refuse({ kind: 'temporarily-unavailable' as const });
  if (proof === undefined) return refuse({ kind: 'password-wrong' as const });
  // The directory knows one that nobody ended: only its code may lead on, at the next sign-in.
  if (asksForFactor(standing, proof)) return refuse({ kind: 'factor-changed-meanwhile' as const });
  return accept(await tokenOf(context, who, { proof, password }));
};

/** By the password; whoever has a passkey proves it by that, which is no cheaper. */
export const beginTotpEndpoint = signInEndpoint<AuthContext>()(beginTotp, async (request, context) => {
  const own = await ownSession(request, context);
  if (own === undefined) return refuse({ kind: 'signed-out' });
  const { who, tenant, standing, session } = own;
  if (standing.totpSince !== undefined) return refuse({ kind: 'factor-changed-meanwhile' });
  const proven = hasFactor(standing) ? proofOf(request, own) : await tokenByPassword(request, context, own);
  if (!proven.ok) return proven;
  const accessToken = proven.value;
  const { loginHash, userName: name } = session;
  const secret = await context.directory.beginTotp(accessToken);
  const challengeId = await context.challenges.start(
    { ...who, loginHash, directorySession: unknownToDirectory, kind: 'own-totp-set-up', accessToken },
    request.at,
  );
  return accept({ body: authenticatorKeyOf({ challengeId, secret, tenant, person: { name } }) });
});
