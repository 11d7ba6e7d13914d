import * as v from 'valibot';
import { refuse, type Result } from '#domain/kernel/result.ts';
import { isPasswordStrong } from '#domain/tenants/password-policy.ts';
import type { AuthContext, Door } from '#lambdas/adapters/auth-context.ts';
import type { Session } from '#lambdas/adapters/sessions.ts';
import { signInEndpoint, type Actor, type PublicRequest } from '#lambdas/http/endpoint.ts';
import { csrfTokenOf, sessionCookie } from '#lambdas/http/guards.ts';
import type { Refusal } from '#lambdas/http/refusals.ts';
import { asItIs } from '#lambdas/http/text-shapes.ts';
import { passwordRefusal } from './answer-challenge.ts';
import { personTarget } from './sign-in-answer.ts';

const change = v.strictObject({
  currentPassword: asItIs(256),
  newPassword: asItIs(256),
});
type Request = PublicRequest<v.InferOutput<typeof change>, undefined, undefined> & { readonly actor?: Actor };

const policyOf = async (
  { control }: AuthContext,
  { tenantId }: Session,
): Promise<{ minimumLength: number }> => {
  const tenant = await control.byId(tenantId);
  return tenant?.passwordPolicy ?? { minimumLength: 256 };
};

/** Wrong guesses inside a session count against the same lock as those at the door. */
const provePassword = async (
  request: Request,
  context: AuthContext,
  { session, door }: { readonly session: Session; readonly door: Door },
): Promise<Refusal | undefined> => {
  const attempt = await door.logins.countAttempt(session.loginHash, request.at);
  if (attempt.kind === 'locked') return { kind: 'login-locked', minutes: context.lockOut.lockMinutes };
  const outcome = await context.directory.checkPassword(session.userId, request.body.currentPassword);
  if (outcome.kind === 'right') {
    await door.logins.clear(session.loginHash);
    return undefined;
  }
  if (attempt.isLast) await door.logins.lock(session.loginHash, request.at);
  const target = personTarget(session.userId);
  await door.record(request, { action: 'auth.change-password', target, outcome: 'refused' });
  return { kind: 'password-wrong' };
};

const changePassword = async (request: Request, context: AuthContext): Promise<Result<string, Refusal>> => {
  const { at, body } = request;
  const session = await context.sessions.find(request.cookie);
  if (session === undefined || session.userId !== request.actor?.userId)
    return refuse({ kind: 'signed-out' });
  const door = await context.doorOf(session.tenantId);
  const policy = await policyOf(context, session);
  if (!isPasswordStrong(body.newPassword, policy)) return refuse(passwordRefusal('weak', policy));
  const refusal = await provePassword(request, context, { session, door });
  if (refusal !== undefined) return refuse(refusal);

  const outcome = await context.directory.setPassword(session.userId, body.newPassword);
  if (outcome !== 'set') return refuse(passwordRefusal(outcome, policy));
  const target = personTarget(session.userId);
  await door.record(request, { action: 'auth.change-password', target, outcome: 'done' });
  await context.sessions.endAllOf(session);
  const token = await context.sessions.start(session, at);
  return { ok: true, value: token };
};

/** A new password ends every session of the person; the one at hand goes on under a new cookie. */
export const changePasswordEndpoint = signInEndpoint<AuthContext>()({
  summary: 'パスワードを変更する',
  body: change,
  answer: v.object({ csrfToken: v.string() }),
  run: async (request, context) => {
    const changed = await changePassword(request, context);
    if (!changed.ok) return changed;
    const token = changed.value;
    return { ok: true, value: { body: { csrfToken: csrfTokenOf(token) }, setCookie: sessionCookie(token) } };
  },
});
