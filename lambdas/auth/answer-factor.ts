import { answerFactor } from '#contract/sign-in-factors.ts';
import { refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { answerCode } from './answer-code.ts';
import { answerSetUp } from './answer-set-up.ts';
import { findChallenge } from './find-challenge.ts';
import { recoverSignIn } from './recover-sign-in.ts';

/** What a right password does not suffice for: a code, a リカバリーコード, an authenticator to be set up. */
export const answerFactorEndpoint = signInEndpoint<AuthContext>()(answerFactor, async (request, context) => {
  const found = await findChallenge(request, context);
  if (!found.ok) return found;
  const { kind } = found.value.challenge;
  if (kind === undefined) return refuse({ kind: 'challenge-expired' });
  if (kind !== 'totp') return answerSetUp(request, context, found.value);
  return request.body.recoveryCode === undefined
    ? answerCode(request, context, found.value)
    : recoverSignIn(request, context, found.value);
});
