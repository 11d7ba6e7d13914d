import { endOwnSessions } from '#contract/own-sessions.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { sessionIdOf } from './session-id.ts';

/**
 * One other session, or all of them: each is gone before the answer is sent, so that its next request is refused. One
 * that is over already is what was asked for.
 */
export const endOwnSessionsEndpoint = signInEndpoint<AuthContext>()(
  endOwnSessions,
  async (request, { sessions, doorOf }) => {
    const { actor, cookie, query } = request;
    if (actor === undefined) return refuse({ kind: 'signed-out' });
    const who = { tenantId: actor.tenantId, userId: actor.userId };
    const own = sessionKeyOf(cookie);
    const others = (await sessions.listOf(who)).filter(
      ({ sessionKey }) =>
        sessionKey !== own && (query.sessionId === undefined || query.sessionId === sessionIdOf(sessionKey)),
    );
    const door = await doorOf(actor.tenantId);
    const target = personTarget(actor.userId);
    await door.record(request, { action: 'auth.end-sessions', target, outcome: 'done' });
    await Promise.all(others.map(({ sessionKey }) => sessions.endOne(who, sessionKey)));
    return accept({ body: undefined });
  },
);
