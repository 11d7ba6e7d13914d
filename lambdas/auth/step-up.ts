import { stepUp } from '#contract/sign-in-factors.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { asksForCode } from '#lambdas/adapters/sign-in/standing.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { guarded } from './guarded.ts';
import { leftOut } from './left-out.ts';
import { ownSession } from './own-session.ts';

/** 本人確認 within a session: what it proves counts for five minutes (domain/tenants/step-up.ts). */
export const stepUpEndpoint = signInEndpoint<AuthContext>()(stepUp, async (request, context) => {
  const own = await ownSession(request, context);
  if (own === undefined) return refuse({ kind: 'signed-out' });
  const { who, door, tenant, standing, session } = own;
  const { password, code } = request.body;
  const hasFactor = standing.totpSince !== undefined;
  if (hasFactor && code === undefined) return leftOut('code');
  const { rules } = tenant;
  const guard = { door, rules, loginHash: session.loginHash, userId: who.userId, action: 'auth.step-up' };
  const said = await guarded(request, guard, async () => {
    const outcome = await context.directory.checkPassword(who, password);
    if (outcome.kind !== 'right' && outcome.kind !== 'totp') return 'wrong-password';
    if (!asksForCode(standing, outcome)) return 'right';
    // Of a directory that asks for no code none can be right.
    if (outcome.kind === 'right' || code === undefined) return 'wrong';
    return context.directory.proveCode(who, { session: outcome.session, code });
  });
  if (said === 'locked') return refuse({ kind: 'login-locked', minutes: rules.lockMinutes });
  if (said === 'busy') return refuse({ kind: 'temporarily-unavailable' });
  if (said === 'wrong-password') return refuse({ kind: 'password-wrong' });
  if (said !== 'right') return refuse({ kind: 'code-wrong' });
  const target = personTarget(who.userId);
  await door.record(request, { action: 'auth.step-up', target, outcome: 'done' });
  const isAlive = await context.sessions.prove(request.cookie, request.at);
  return isAlive ? accept({ body: undefined }) : refuse({ kind: 'signed-out' });
});
