import { changeOperatorPassword } from '#contract/operator/own-account.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { OperatorId } from '#domain/kernel/ids.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { isPasswordStrong } from '#domain/tenants/password-policy.ts';
import type { OperatorAuthContext } from '#lambdas/adapters/operator/operator-auth-context.ts';
import { sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { passwordRefusal } from '#lambdas/auth/password-refusal.ts';
import { judgedBy } from '#lambdas/auth/sign-in-answer.ts';
import { signInEndpoint, type AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import { operatorPolicy, operatorTarget } from './sign-in-steps.ts';

type Request = AnybodysRequestOf<typeof changeOperatorPassword>;
type NotProven = RefusalOf<'code-wrong' | 'login-locked' | 'password-wrong' | 'temporarily-unavailable'>;

const bothFactors = async (
  { directory }: OperatorAuthContext,
  operatorId: OperatorId,
  { currentPassword, code }: Request['body'],
): Promise<'right' | 'password-wrong' | 'code-wrong'> => {
  const step = await directory.checkPassword(operatorId, currentPassword);
  if (step.kind === 'wrong') return 'password-wrong';
  // Whoever has a session has an authenticator; without one he sets it up at the door.
  if (step.kind !== 'totp') return 'code-wrong';
  const { session } = step;
  const outcome = await directory.proveCode(operatorId, { kind: 'totp', session, code });
  return outcome === 'right' ? 'right' : 'code-wrong';
};

/** Wrong guesses inside a session count against the same lock as those at the door. */
const proven = async (
  { at, body }: Request,
  context: OperatorAuthContext,
  operatorId: OperatorId,
): Promise<NotProven | undefined> => {
  const { logins, lockOut } = context;
  const attempt = await logins.reserveAttempt(operatorId, at);
  if (attempt.kind === 'locked') return { kind: 'login-locked', minutes: lockOut.lockMinutes };
  if (attempt.kind === 'busy') return { kind: 'temporarily-unavailable' };
  const outcome = await judgedBy(
    () => bothFactors(context, operatorId, body),
    () => logins.giveBack(operatorId, attempt.place),
  );
  if (outcome === 'right') {
    await logins.countRight(operatorId, attempt.place);
    return undefined;
  }
  await logins.countWrong(operatorId, at, attempt.place);
  return { kind: outcome };
};

/** Whoever else is signed in as him is out. */
const endOthers = async (
  { cookie, at }: Request,
  { sessions }: OperatorAuthContext,
  operatorId: OperatorId,
) => {
  const own = sessionKeyOf(cookie);
  const others = (await sessions.listOf(operatorId, at)).filter(({ sessionKey }) => sessionKey !== own);
  await Promise.all(others.map(({ sessionKey }) => sessions.endOne(operatorId, sessionKey)));
};

/**
 * Both factors are proven anew. The other sessions end first: a crash in between leaves the password of before, with which it is
 * done again, and nobody else signed in. They end once more behind it, for one that began by the password of before meanwhile.
 */
export const changeOperatorPasswordEndpoint = signInEndpoint<OperatorAuthContext>()(
  changeOperatorPassword,
  async (request, context) => {
    const { operator, body } = request;
    if (operator === undefined) return refuse({ kind: 'signed-out' as const });
    const { operatorId } = operator;
    const told = (outcome: 'begun' | 'done' | 'refused') =>
      context.record(request, {
        action: 'operator.change-password',
        target: operatorTarget(operatorId),
        outcome,
      });
    const { newPassword } = body;
    const unfit = (outcome: 'weak' | 'reused'): RefusalOf<'password-reused' | 'password-weak'> => {
      const refusal = passwordRefusal(outcome, newPassword, operatorPolicy);
      assert(refusal.kind !== 'challenge-expired', 'no challenge was asked');
      return refusal;
    };
    const refusal = isPasswordStrong(newPassword, operatorPolicy)
      ? await proven(request, context, operatorId)
      : unfit('weak');
    if (refusal !== undefined) {
      await told('refused');
      return refuse(refusal);
    }
    // Told before it is done: a crash in between leaves no change that nobody recorded.
    await told('begun');
    await endOthers(request, context, operatorId);
    const outcome = await context.directory.setPassword(operatorId, newPassword);
    if (outcome !== 'set') {
      await told('refused');
      return refuse(unfit(outcome === 'weak' ? 'weak' : 'reused'));
    }
    await endOthers(request, context, operatorId);
    await told('done');
    return accept({ body: undefined });
  },
);
