import { stepUp } from '#contract/sign-in-factors.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { CodeRefusal, Proven } from '#lambdas/adapters/aws/cognito-pool.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { asksForFactor, hasFactor } from '#lambdas/adapters/sign-in/standing.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { signInEndpoint, type AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import { guarded } from './guarded.ts';
import { leftOut } from './left-out.ts';
import { ownSession, type OwnSession } from './own-session.ts';
import { provePasskey } from './prove-passkey.ts';

type Request = AnybodysRequestOf<typeof stepUp>;
type Judged = Proven | 'not-his' | 'wrong-password' | CodeRefusal;

/** A passkey; or the password, and the code of whoever has an authenticator. Of passkeys alone a password is none. */
const judge = async (
  { at, body: { password = '', code, passkey } }: Request,
  context: AuthContext,
  { who, standing, session: { loginHash } }: OwnSession,
): Promise<Judged> => {
  if (passkey !== undefined)
    return provePasskey(context, { who, standing }, { kind: 'own-passkey', loginHash, at, answer: passkey });
  const outcome = await context.directory.checkPassword(who, password);
  if (outcome.kind !== 'right' && outcome.kind !== 'totp') return 'wrong-password';
  if (!asksForFactor(standing, outcome)) {
    // The directory asks for a code of one that was ended: it gives no word before it does so no more.
    if (outcome.kind === 'right') return outcome;
    // Not of one that another session set up a moment ago.
    if (asksForFactor(await context.standings.find(who), outcome)) return 'wrong';
    await context.directory.endTotp(who);
    const again = await context.directory.checkPassword(who, password);
    return again.kind === 'right' ? again : 'wrong-password';
  }
  // Of a directory that asks for no code none can be right.
  if (outcome.kind === 'right' || code === undefined) return 'wrong';
  return context.directory.proveCode(who, { session: outcome.session, code });
};

/** 本人確認 within a session: what it proves counts for five minutes (domain/tenants/step-up.ts). */
export const stepUpEndpoint = signInEndpoint<AuthContext>()(stepUp, async (request, context) => {
  const own = await ownSession(request, context);
  if (own === undefined) return refuse({ kind: 'signed-out' });
  const { who, door, tenant, standing, session } = own;
  const { password, code, passkey } = request.body;
  if (passkey === undefined) {
    if (password === undefined) return refuse({ kind: 'password-wrong' });
    if (hasFactor(standing) && code === undefined) return leftOut('code');
  }
  const { rules } = tenant;
  const guard = { door, rules, loginHash: session.loginHash, userId: who.userId, action: 'auth.step-up' };
  let accessToken = '';
  const said = await guarded(request, guard, async () => {
    const outcome = await judge(request, context, own);
    if (typeof outcome === 'string') return outcome;
    ({ accessToken } = outcome);
    return outcome.kind;
  });
  if (said === 'locked') return refuse({ kind: 'login-locked', minutes: rules.lockMinutes });
  if (said === 'busy') return refuse({ kind: 'temporarily-unavailable' });
  if (said === 'wrong-password') return refuse({ kind: 'password-wrong' });
  if (said !== 'right') return refuse({ kind: passkey === undefined ? 'code-wrong' : 'passkey-wrong' });
  const target = personTarget(who.userId);
  await door.record(request, { action: 'auth.step-up', target, outcome: 'done' });
  const isAlive = await context.sessions.prove(request.cookie, { at: request.at, accessToken });
  return isAlive ? accept({ body: undefined }) : refuse({ kind: 'signed-out' });
});
