import type { answerFactor } from '#contract/sign-in-factors.ts';
import type { AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import { refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { CodeRefusal } from '#lambdas/adapters/aws/cognito-pool.ts';
import { unknownToDirectory } from '#lambdas/adapters/sign-in/challenges.ts';
import type { FoundChallenge } from './find-challenge.ts';
import { guarded } from './guarded.ts';
import { leftOut } from './left-out.ts';
import { afterFactor } from './next-step.ts';
import { regainFactor } from './regain-factor.ts';
import { signedBy } from './sign-in-answer.ts';

const wordOf = (outcome: { readonly kind: 'right' } | CodeRefusal) =>
  typeof outcome === 'string' ? outcome : outcome.kind;

/** The six digits of the authenticator; a wrong one counts as a wrong password does. */
export const answerCode = async (
  request: AnybodysRequestOf<typeof answerFactor>,
  context: AuthContext,
  found: FoundChallenge,
) => {
  const { challenge, tenant, door, person } = found;
  const { code, challengeId } = request.body;
  if (code === undefined) return leftOut('code');
  const { loginHash, directorySession: session, tenantId, userId, renewal } = challenge;
  const { rules } = tenant;
  const guard = { door, rules, loginHash, userId, action: 'auth.second-factor' };
  const said = await guarded(signedBy(person.id, request), guard, async () =>
    session === unknownToDirectory
      ? ('wrong' as const)
      : wordOf(await context.directory.proveCode({ tenantId, userId }, { session, code })),
  );
  if (said === 'locked') return refuse({ kind: 'login-locked' as const, minutes: rules.lockMinutes });
  if (said === 'busy') return refuse({ kind: 'temporarily-unavailable' as const });
  if (said === 'wrong') return refuse({ kind: 'code-wrong' as const });
  if (said === 'expired') return refuse({ kind: 'challenge-expired' as const });
  const regained = await regainFactor(signedBy(person.id, request), context, found);
  if (regained === 'lost') return refuse({ kind: 'challenge-expired' as const });
  await context.challenges.end(challengeId);
  const { codes, standing } = regained;
  const passed = { ...found, standing, loginHash };
  return { ok: true as const, value: await afterFactor(request, context, passed, { renewal, codes }) };
};
