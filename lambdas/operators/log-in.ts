import { logIn } from '#contract/operator/operators.ts';
import { isOperatorId, type OperatorId } from '#domain/kernel/ids.ts';
import { refuse } from '#domain/kernel/result.ts';
import type { OperatorAuthContext } from '#lambdas/adapters/operator/operator-auth-context.ts';
import { delayFailure } from '#lambdas/auth/sign-in-answer.ts';
import { signInEndpoint, type AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import { continued, operatorTarget } from './sign-in-steps.ts';

type Request = AnybodysRequestOf<typeof logIn>;

/** An outage of the directory does not count against the operator; a right password is no failure either. */
const judge = async (
  { directory, operators, logins }: OperatorAuthContext,
  operatorId: OperatorId,
  { password, place }: { readonly password: string; readonly place: string },
) => {
  let isJudged = false;
  try {
    const [step, operator] = await Promise.all([
      directory.checkPassword(operatorId, password),
      operators.find(operatorId),
    ]);
    const isRefused = step.kind === 'wrong' || operator?.isActive !== true;
    isJudged = isRefused;
    return isRefused ? undefined : step;
  } finally {
    if (!isJudged) await logins.giveBack(operatorId, place);
  }
};

const enter = async (request: Request, context: OperatorAuthContext, operatorId: OperatorId) => {
  const { logins, lockOut, record } = context;
  const { at, body } = request;
  const target = operatorTarget(operatorId);
  const attempt = await logins.reserveAttempt(operatorId, at);
  if (attempt.kind === 'busy') return refuse({ kind: 'temporarily-unavailable' as const });
  if (attempt.kind === 'locked') {
    await record(request, { action: 'operator.sign-in-while-locked', target, outcome: 'refused' });
    return refuse({ kind: 'login-locked' as const, minutes: lockOut.lockMinutes });
  }
  const step = await judge(context, operatorId, { password: body.password, place: attempt.place });
  if (step === undefined) {
    await record(request, { action: 'operator.first-factor', target, outcome: 'refused' });
    if (await logins.countWrong(operatorId, at, attempt.place)) {
      await record(request, { action: 'operator.lock', target, outcome: 'done' });
    }
    return refuse({ kind: 'operator-login-failed' as const });
  }
  await record(
    { ...request, operator: { operatorId } },
    { action: 'operator.first-factor', target, outcome: 'done' },
  );
  return { ok: true as const, value: { body: await continued(context, { operatorId, step, at }) } };
};

/** The first of two factors. Its answer never is a session: the second factor follows always. */
export const logInEndpoint = signInEndpoint<OperatorAuthContext>()(logIn, async (request, context) => {
  const { operatorId } = request.body;
  const result = isOperatorId(operatorId)
    ? await enter(request, context, operatorId)
    : refuse({ kind: 'operator-login-failed' as const });
  if (!result.ok) await delayFailure(context, request.at);
  return result;
});
