import { answerChallenge } from '#contract/auth.ts';
import { refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { answerNewPassword } from './answer-new-password.ts';
import { findChallenge } from './find-challenge.ts';

/** The first sign-in's second half, or a password that does not suffice any more: one of one's own. */
export const answerChallengeEndpoint = signInEndpoint<AuthContext>()(
  answerChallenge,
  async (request, context) => {
    const found = await findChallenge(request, context);
    if (!found.ok) return found;
    return found.value.challenge.kind === undefined
      ? answerNewPassword(request, context, found.value)
      : refuse({ kind: 'challenge-expired' });
  },
);
