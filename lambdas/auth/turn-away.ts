import { refuse } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { unknownCompanyId } from '#lambdas/adapters/sign-in/control.ts';
import { judgedBy } from './sign-in-answer.ts';

type Attempt = {
  readonly at: Instant;
  readonly body: { readonly companyCode: string; readonly loginId: string; readonly password: string };
};

/** A company that does not exist locks like one that does; the directory's time, most of a failure's, is spent too. */
export const turnAway = async ({ at, body }: Attempt, context: AuthContext) => {
  const stranger = context.stranger(body.companyCode, body.loginId);
  const attempt = await stranger.reserveAttempt(at);
  if (attempt.kind === 'locked')
    return refuse({ kind: 'login-locked' as const, minutes: context.lockOut.lockMinutes });
  if (attempt.kind === 'busy') return refuse({ kind: 'temporarily-unavailable' as const });
  await judgedBy(
    () =>
      context.directory.checkPassword(
        { tenantId: unknownCompanyId, userId: context.nobody(at) },
        body.password,
      ),
    () => stranger.giveBack(attempt.place),
  );
  await stranger.countWrong(at, attempt.place);
  return refuse({ kind: 'login-failed' as const });
};
