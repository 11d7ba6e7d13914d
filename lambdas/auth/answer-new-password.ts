import type { answerChallenge } from '#contract/auth.ts';
import type { AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import { isPasswordStrong } from '#domain/tenants/password-policy.ts';
import { refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { noDirectorySession } from '#lambdas/adapters/sign-in/challenges.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { FoundChallenge } from './find-challenge.ts';
import { afterPassword, needsFactor } from './next-step.ts';
import { passwordRefusal } from './password-refusal.ts';
import { renewPassword } from './renew-password.ts';
import { signedBy, signedIn } from './sign-in-answer.ts';

/** A password of one's own. A weak one may be tried again. */
export const answerNewPassword = async (
  request: AnybodysRequestOf<typeof answerChallenge>,
  context: AuthContext,
  { challenge, tenant, door, person, standing: before }: FoundChallenge,
) => {
  const { rules: policy, tenantId } = tenant;
  const { challengeId, newPassword } = request.body;
  if (!isPasswordStrong(newPassword, policy)) return refuse(passwordRefusal('weak', newPassword, policy));

  const { loginHash, directorySession: session, isFactorProven = false } = challenge;
  const who = { tenantId, userId: person.id };
  const action = 'auth.first-password' as const;
  const signed = signedBy(person.id, request);
  const entry = { action, target: personTarget(person.id), outcome: 'done' as const };
  const recordDone = () => door.recordFirst(signed, { entry, userId: person.id });
  const renewal = { who, door, signed, action, before, newPassword, policy, recordDone };
  const renewed = await renewPassword(context, renewal, (until) =>
    session === noDirectorySession
      ? context.directory.setPassword(who, newPassword, until)
      : context.directory.answerNewPassword(who, { session, newPassword }, until),
  );
  if (!renewed.ok) return renewed;
  await context.challenges.end(challengeId);
  const { sourceIp, userAgent, at } = request;
  const standing = { ...before, ...renewed.value };
  const passed = { tenant, person, loginHash, door, standing };
  if (isFactorProven || !needsFactor(passed))
    return { ok: true as const, value: await signedIn(context, { ...passed, sourceIp, userAgent }, at) };
  const proof = await context.directory.checkPassword(who, newPassword);
  // Somebody else set another one within this moment.
  if (proof.kind !== 'right' && proof.kind !== 'totp') return refuse({ kind: 'challenge-expired' as const });
  const next = await afterPassword(request, context, passed, { proof, password: newPassword });
  return { ok: true as const, value: next };
};
