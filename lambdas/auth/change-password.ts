import { changePassword } from '#contract/auth.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import { isPasswordStrong } from '#domain/tenants/password-policy.ts';
import type { SignInRules } from '#domain/tenants/sign-in-rules.ts';
import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import { isInForce, type Session } from '#lambdas/adapters/sign-in/sessions.ts';
import { hasFactor, type Standing } from '#lambdas/adapters/sign-in/standing.ts';
import { signInEndpoint, type AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import type { Refusal, RefusalOf } from '#contract/refusals/every-refusal.ts';
import { goOnAnew } from './go-on-anew.ts';
import { passwordRefusal } from './password-refusal.ts';
import { renewPassword } from './renew-password.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { judgedBy } from './sign-in-answer.ts';

type Request = AnybodysRequestOf<typeof changePassword>;

type Entry = { readonly session: Session; readonly door: Door; readonly rules: SignInRules };

const refuseRecorded = async <R extends Refusal>(request: Request, { session, door }: Entry, refusal: R) => {
  const target = personTarget(session.userId);
  await door.record(request, { action: 'auth.change-password', target, outcome: 'refused' });
  return refuse(refusal);
};

/** Wrong guesses inside a session count against the same lock as those at the door. */
const provePassword = async (
  request: Request,
  context: AuthContext,
  { session, door, rules }: Entry,
  before: Standing,
): Promise<RefusalOf<'login-locked' | 'password-wrong' | 'temporarily-unavailable'> | undefined> => {
  const { loginHash, tenantId, userId } = session;
  const logins = door.loginsUnder(rules);
  const attempt = await logins.reserveAttempt(loginHash, request.at);
  if (attempt.kind === 'locked') return { kind: 'login-locked', minutes: rules.lockMinutes };
  if (attempt.kind === 'busy') return { kind: 'temporarily-unavailable' };
  const outcome = await judgedBy(
    () => context.directory.checkPassword({ tenantId, userId }, request.body.currentPassword),
    () => logins.giveBack(loginHash, attempt.place),
  );
  if (outcome.kind === 'right' || outcome.kind === 'totp') {
    // Half a proof clears nothing: it would give new guesses at codes.
    const isHalf = outcome.kind === 'totp' || hasFactor(before);
    await (isHalf ? logins.giveBack(loginHash, attempt.place) : logins.countRight(loginHash, attempt.place));
    return undefined;
  }
  await logins.countWrong(loginHash, request.at, attempt.place);
  return { kind: 'password-wrong' };
};

type NotChanged = RefusalOf<
  | 'challenge-expired'
  | 'login-locked'
  | 'password-reused'
  | 'password-weak'
  | 'password-wrong'
  | 'signed-out'
  | 'temporarily-unavailable'
>;

const change = async (
  request: Request,
  context: AuthContext,
): Promise<Result<Awaited<ReturnType<typeof goOnAnew>>, NotChanged>> => {
  const { body } = request;
  const session = await context.sessions.find(request.cookie);
  if (session === undefined || session.userId !== request.actor?.userId)
    return refuse({ kind: 'signed-out' });
  const [door, tenant] = await Promise.all([
    context.doorOf(session.tenantId),
    context.control.byId(session.tenantId),
  ]);
  if (tenant === undefined) return refuse({ kind: 'signed-out' });
  const { rules } = tenant;
  const entry = { session, door, rules };
  if (!isPasswordStrong(body.newPassword, rules))
    return refuseRecorded(request, entry, passwordRefusal('weak', body.newPassword, rules));
  const who = { tenantId: session.tenantId, userId: session.userId };
  const before = await context.standings.find(who);
  const refusal = await provePassword(request, context, entry, before);
  if (refusal !== undefined) return refuseRecorded(request, entry, refusal);

  if (!isInForce(session, who, before)) return refuse({ kind: 'signed-out' });
  const action = 'auth.change-password' as const;
  const { newPassword } = body;
  const renewal = { who, door, signed: request, action, before, newPassword, policy: rules };
  const renewed = await renewPassword(context, renewal, (until) =>
    context.directory.setPassword(who, newPassword, until),
  );
  if (!renewed.ok) return renewed;
  return { ok: true, value: await goOnAnew(request, context, { ...entry, standing: renewed.value }) };
};

/** A new password ends every session of the person; the one at hand goes on under a new cookie. */
export const changePasswordEndpoint = signInEndpoint<AuthContext>()(
  changePassword,
  async (request, context) => {
    const changed = await change(request, context);
    if (!changed.ok) return changed;
    const { csrfToken, setCookie } = changed.value;
    return { ok: true, value: { body: { csrfToken }, setCookie } };
  },
);
