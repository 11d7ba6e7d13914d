import type { Refusal } from '#contract/refusals/every-refusal.ts';
import { refuse } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { unknownCompanyId } from '#lambdas/adapters/sign-in/control.ts';
import { judgedBy } from './sign-in-answer.ts';

type Named = {
  readonly at: Instant;
  readonly body: { readonly companyCode: string; readonly loginId: string };
};

const turned = async <const R extends Refusal>(
  { at, body }: Named,
  context: AuthContext,
  { wrong, spend }: { readonly wrong: R; readonly spend?: () => Promise<unknown> },
) => {
  const stranger = context.stranger(body.companyCode, body.loginId);
  const attempt = await stranger.reserveAttempt(at);
  if (attempt.kind === 'locked')
    return refuse({ kind: 'login-locked' as const, minutes: context.lockOut.lockMinutes });
  if (attempt.kind === 'busy') return refuse({ kind: 'temporarily-unavailable' as const });
  // Where there is nothing to be spent, there is nothing to be guessed: it counts in no company (`no-guess`).
  if (spend === undefined) await stranger.giveBack(attempt.place);
  else {
    await judgedBy(spend, () => stranger.giveBack(attempt.place));
    await stranger.countWrong(at, attempt.place);
  }
  return refuse(wrong);
};

/** A company that does not exist locks like one that does; the directory's time, most of a failure's, is spent too. */
export const turnAway = async (
  request: Named & { readonly body: { readonly password: string } },
  context: AuthContext,
) =>
  turned(request, context, {
    wrong: { kind: 'login-failed' },
    spend: () =>
      context.directory.checkPassword(
        { tenantId: unknownCompanyId, userId: context.nobody(request.at) },
        request.body.password,
      ),
  });

/** The same of a passkey, for which nothing is asked of the directory for nobody: all failures are delayed to one time. */
export const turnAwayUnasked = async <const R extends Refusal>(
  request: Named,
  context: AuthContext,
  wrong: R,
) => turned(request, context, { wrong });
