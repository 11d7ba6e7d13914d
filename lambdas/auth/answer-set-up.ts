import type { answerFactor } from '#contract/sign-in-factors.ts';
import type { AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { FoundChallenge } from './find-challenge.ts';
import { leftOut } from './left-out.ts';
import { afterFactor } from './next-step.ts';
import { setUpTotp } from './set-up-totp.ts';
import { signedBy } from './sign-in-answer.ts';

/** An authenticator that had to be set up first: its first code lets in, and brings リカバリーコード. */
export const answerSetUp = async (
  request: AnybodysRequestOf<typeof answerFactor>,
  context: AuthContext,
  found: FoundChallenge,
) => {
  const { challenge, door, standing, person } = found;
  const { code, challengeId } = request.body;
  if (code === undefined) return leftOut('code');
  const signed = signedBy(person.id, request);
  const done = await setUpTotp(context, { signed, door, challenge, standing, challengeId, code });
  if (!done.ok) return done;
  const { loginHash, renewal } = challenge;
  const { codes, standing: registered } = done.value;
  const passed = { ...found, loginHash, standing: registered };
  const shown = { renewal, codes: { recoveryCodes: [...codes] } };
  return { ok: true as const, value: await afterFactor(request, context, passed, shown) };
};
