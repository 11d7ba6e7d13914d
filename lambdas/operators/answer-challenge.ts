import { answerChallenge } from '#contract/operator/operators.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import { isPasswordStrong } from '#domain/tenants/password-policy.ts';
import type { NewPasswordRefusal } from '#lambdas/adapters/aws/cognito-pool.ts';
import type { OperatorAuthContext } from '#lambdas/adapters/operator/operator-auth-context.ts';
import type { OperatorChallenge } from '#lambdas/adapters/operator/operator-sessions.ts';
import { isServing, type OperatorRecord } from '#lambdas/adapters/operator/operators.ts';
import { judgedBy } from '#lambdas/auth/sign-in-answer.ts';
import { passwordRefusal } from '#lambdas/auth/password-refusal.ts';
import { signInEndpoint, type AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { continued, operatorPolicy, operatorTarget, signedIn } from './sign-in-steps.ts';

type Request = AnybodysRequestOf<typeof answerChallenge>;
type Found = { readonly challenge: OperatorChallenge; readonly operator: OperatorRecord };

const missing = (path: 'newPassword' | 'code') =>
  refuse({ kind: 'input-malformed' as const, fields: [{ path, message: '入力してください。' }] });

/** The operator is asked again: he may have been shut out since his password was right. */
const find = async (
  { body, at }: Request,
  { challenges, operators }: OperatorAuthContext,
): Promise<Result<Found, RefusalOf<'challenge-expired'>>> => {
  const challenge = await challenges.find(body.challengeId, at);
  if (challenge === undefined) return refuse({ kind: 'challenge-expired' });
  const operator = await operators.find(challenge.operatorId);
  return operator?.isActive === true
    ? { ok: true, value: { challenge, operator } }
    : refuse({ kind: 'challenge-expired' });
};

/** A weak password may be tried again; a taken one leads to the second factor, never to a session. */
const setPassword = async (request: Request, context: OperatorAuthContext, { challenge }: Found) => {
  const { challengeId, newPassword } = request.body;
  if (newPassword === undefined) return missing('newPassword');
  const refused = (outcome: NewPasswordRefusal) =>
    refuse(passwordRefusal(outcome, newPassword, operatorPolicy));
  if (!isPasswordStrong(newPassword, operatorPolicy)) return refused('weak');
  const { operatorId, directorySession: session } = challenge;
  // Told before it is done: a crash in between leaves no change that nobody recorded.
  const told = (outcome: 'begun' | 'done' | 'refused') =>
    context.record(
      { ...request, operator: challenge },
      { action: 'operator.first-password', target: operatorTarget(operatorId), outcome },
    );
  await told('begun');
  const step = await context.directory.answerNewPassword(operatorId, { session, newPassword });
  if (typeof step === 'string') {
    await told('refused');
    return refused(step);
  }
  await told('done');
  await context.challenges.end(challengeId);
  return {
    ok: true as const,
    value: { body: await continued(context, { operatorId, step, at: request.at }) },
  };
};

/** Guesses at a code count against the same lock as guesses at a password. */
const proveCode = async (
  request: Request,
  context: OperatorAuthContext,
  { operatorId, kind, directorySession: session }: OperatorChallenge & { kind: 'totp' | 'totp-setup' },
): Promise<
  | RefusalOf<
      'challenge-expired' | 'code-wrong' | 'input-malformed' | 'login-locked' | 'temporarily-unavailable'
    >
  | undefined
> => {
  const { logins, record, directory, lockOut } = context;
  const { code } = request.body;
  if (code === undefined) return missing('code').refusal;
  const target = operatorTarget(operatorId);
  const attempt = await logins.reserveAttempt(operatorId, request.at);
  if (attempt.kind === 'busy') return { kind: 'temporarily-unavailable' };
  if (attempt.kind === 'locked') {
    await record(request, { action: 'operator.sign-in-while-locked', target, outcome: 'refused' });
    return { kind: 'login-locked', minutes: lockOut.lockMinutes };
  }
  const outcome = await judgedBy(
    () => directory.proveCode(operatorId, { kind, session, code }),
    () => logins.giveBack(operatorId, attempt.place),
  );
  if (outcome === 'right') {
    await logins.countRight(operatorId, attempt.place);
    return undefined;
  }
  await record(request, { action: 'operator.second-factor', target, outcome: 'refused' });
  if (await logins.countWrong(operatorId, request.at, attempt.place)) {
    await record(request, { action: 'operator.lock', target, outcome: 'done' });
  }
  return outcome === 'wrong' ? { kind: 'code-wrong' } : { kind: 'challenge-expired' };
};

/**
 * Both factors are proven. Who was not trained, or too long ago, is told so now and gets no session (7.2.2); his authenticator
 * stays set up.
 */
const finish = async (request: Request, context: OperatorAuthContext, { challenge, operator }: Found) => {
  const { kind, operatorId } = challenge;
  if (kind === 'new-password') return missing('newPassword');
  const refusal = await proveCode(request, context, { ...challenge, kind });
  if (refusal !== undefined) return refuse(refusal);
  const acting = { ...request, operator: { operatorId } };
  const target = operatorTarget(operatorId);
  if (kind === 'totp-setup')
    await context.record(acting, { action: 'operator.set-up-totp', target, outcome: 'done' });
  // Also of one whose set-up was cut off before it was noted.
  if (operator.enrolledAt === undefined) await context.operators.enrol(operatorId, request.at);
  await context.challenges.end(request.body.challengeId);
  if (!isServing(operator, request.at)) {
    await context.record(acting, { action: 'operator.sign-in-untrained', target, outcome: 'refused' });
    return refuse({ kind: 'training-over' as const });
  }
  await context.record(acting, { action: 'operator.sign-in', target, outcome: 'done' });
  return { ok: true as const, value: await signedIn(context, operator, request) };
};

/** The steps between a right password and a session: a password of one's own, an authenticator, its code. */
export const answerChallengeEndpoint = signInEndpoint<OperatorAuthContext>()(
  answerChallenge,
  async (request, context) => {
    const found = await find(request, context);
    if (!found.ok) return found;
    return found.value.challenge.kind === 'new-password'
      ? setPassword(request, context, found.value)
      : finish(request, context, found.value);
  },
);
