import type { answerFactor } from '#contract/sign-in-factors.ts';
import type { AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import { refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { FoundChallenge } from './find-challenge.ts';
import { guarded } from './guarded.ts';
import { leftOut } from './left-out.ts';
import { askSetUp, tokenOf, type Proof } from './next-step.ts';
import { signedBy } from './sign-in-answer.ts';

/**
 * リカバリーコード in place of a code: used up, it leads to the next authenticator, and only that one lets in. The password
 * comes with it, since the directory gives its word to nobody who has an authenticator and shows no code. Until the next
 * one is set up the person still counts as having one: nobody gets in by the password alone, whatever breaks off.
 */
export const recoverSignIn = async (
  request: AnybodysRequestOf<typeof answerFactor>,
  context: AuthContext,
  found: FoundChallenge,
) => {
  const { challenge, tenant, door, standing, person } = found;
  const { challengeId, recoveryCode = '', password } = request.body;
  if (password === undefined) return leftOut('password');
  const { loginHash, tenantId, userId, renewal } = challenge;
  const who = { tenantId, userId };
  const { rules } = tenant;
  const signed = signedBy(person.id, request);
  const told = (outcome: 'begun' | 'done') =>
    door.record(signed, { action: 'auth.recover', target: personTarget(userId), outcome });
  let proof: Proof | undefined;
  const guard = { door, rules, loginHash, userId, action: 'auth.recover' };
  const said = await guarded(signed, guard, async () => {
    const outcome = await context.directory.checkPassword(who, password);
    if (outcome.kind !== 'right' && outcome.kind !== 'totp') return 'wrong-password';
    const { recoverySalt: salt } = standing;
    if (salt === undefined) return 'wrong';
    await told('begun');
    const hash = await door.hashCode({ userId, salt }, recoveryCode);
    if (!(await context.factors.use(who, { hash, by: sessionKeyOf(challengeId) }))) return 'wrong';
    proof = outcome;
    return 'right';
  });
  if (said === 'locked') return refuse({ kind: 'login-locked' as const, minutes: rules.lockMinutes });
  if (said === 'busy') return refuse({ kind: 'temporarily-unavailable' as const });
  if (said === 'wrong-password') return refuse({ kind: 'password-wrong' as const });
  if (said === 'wrong' || proof === undefined) return refuse({ kind: 'recovery-code-wrong' as const });
  await told('done');
  const accessToken = await tokenOf(context, who, { proof, password });
  return {
    ok: true as const,
    // A password that is too old is still to be set anew, once the next authenticator is there.
    value: await askSetUp(context, { ...found, loginHash }, { accessToken, renewal }, request.at),
  };
};
