import { changePassword } from '#contract/auth.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import { isPasswordStrong } from '#domain/tenants/password-policy.ts';
import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import { isInForce, type Session } from '#lambdas/adapters/sign-in/sessions.ts';
import { signInEndpoint, type AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import { csrfTokenOf, sessionCookie } from '#lambdas/http/guards.ts';
import type { Refusal, RefusalOf } from '#contract/refusals/every-refusal.ts';
import { passwordRefusal } from './password-refusal.ts';
import { renewPassword } from './renew-password.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { judgedBy } from './sign-in-answer.ts';

type Request = AnybodysRequestOf<typeof changePassword>;

const policyOf = async (
  { control }: AuthContext,
  { tenantId }: Session,
): Promise<{ minimumLength: number }> => {
  const tenant = await control.byId(tenantId);
  return tenant?.passwordPolicy ?? { minimumLength: 256 };
};

type Entry = { readonly session: Session; readonly door: Door };

const refuseRecorded = async <R extends Refusal>(request: Request, { session, door }: Entry, refusal: R) => {
  const target = personTarget(session.userId);
  await door.record(request, { action: 'auth.change-password', target, outcome: 'refused' });
  return refuse(refusal);
};

/** Wrong guesses inside a session count against the same lock as those at the door. */
const provePassword = async (
  request: Request,
  context: AuthContext,
  { session, door }: Entry,
): Promise<RefusalOf<'login-locked' | 'password-wrong' | 'temporarily-unavailable'> | undefined> => {
  const { loginHash, userId } = session;
  const attempt = await door.logins.reserveAttempt(loginHash, request.at);
  if (attempt.kind === 'locked') return { kind: 'login-locked', minutes: context.lockOut.lockMinutes };
  if (attempt.kind === 'busy') return { kind: 'temporarily-unavailable' };
  const outcome = await judgedBy(
    () => context.directory.checkPassword(userId, request.body.currentPassword),
    () => door.logins.giveBack(loginHash, attempt.place),
  );
  if (outcome.kind === 'right') {
    await door.logins.countRight(loginHash, attempt.place);
    return undefined;
  }
  await door.logins.countWrong(loginHash, request.at, attempt.place);
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

const change = async (request: Request, context: AuthContext): Promise<Result<string, NotChanged>> => {
  const { at, body } = request;
  const session = await context.sessions.find(request.cookie);
  if (session === undefined || session.userId !== request.actor?.userId)
    return refuse({ kind: 'signed-out' });
  const door = await context.doorOf(session.tenantId);
  const policy = await policyOf(context, session);
  if (!isPasswordStrong(body.newPassword, policy))
    return refuseRecorded(request, { session, door }, passwordRefusal('weak', body.newPassword, policy));
  const refusal = await provePassword(request, context, { session, door });
  if (refusal !== undefined) return refuseRecorded(request, { session, door }, refusal);

  const who = { tenantId: session.tenantId, userId: session.userId };
  const before = await context.standings.find(who);
  if (!isInForce(session, who, before)) return refuse({ kind: 'signed-out' });
  const action = 'auth.change-password' as const;
  const { newPassword } = body;
  const renewal = { who, door, signed: request, action, before, newPassword, policy };
  const renewed = await renewPassword(context, renewal, (until) =>
    context.directory.setPassword(who.userId, newPassword, until),
  );
  if (!renewed.ok) return renewed;
  await context.sessions.endAllOf(who);
  return { ok: true, value: await context.sessions.start(session, { standing: renewed.value, at }) };
};

/** A new password ends every session of the person; the one at hand goes on under a new cookie. */
export const changePasswordEndpoint = signInEndpoint<AuthContext>()(
  changePassword,
  async (request, context) => {
    const changed = await change(request, context);
    if (!changed.ok) return changed;
    const token = changed.value;
    return { ok: true, value: { body: { csrfToken: csrfTokenOf(token) }, setCookie: sessionCookie(token) } };
  },
);
