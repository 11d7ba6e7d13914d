import { listOwnSessions } from '#contract/own-sessions.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { Session } from '#lambdas/adapters/sign-in/sessions.ts';
import { isInForce } from '#lambdas/adapters/sign-in/sessions.ts';
import { isSessionAlive, sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { sessionIdOf } from './session-id.ts';

/** Its end without use lies so far behind its last use, to within the five minutes by which it moves. */
const lastUseOf = ({ idleExpiresAt, startedAt }: Session, idleMinutes: number, at: Instant): string => {
  const millis = Date.parse(idleExpiresAt) - idleMinutes * 60_000;
  return new Date(Math.min(Math.max(millis, Date.parse(startedAt)), Date.parse(at))).toISOString();
};

/** サインイン中の端末: one's own, as far as they are in force. */
export const listOwnSessionsEndpoint = signInEndpoint<AuthContext>()(
  listOwnSessions,
  async ({ actor, cookie, at }, { sessions, standings, control, doorOf }) => {
    if (actor === undefined) return refuse({ kind: 'signed-out' });
    const { tenantId, userId } = actor;
    const who = { tenantId, userId };
    const [listed, standing, tenant, door] = await Promise.all([
      sessions.listOf(who),
      standings.find(who),
      control.byId(tenantId),
      doorOf(tenantId),
    ]);
    if (tenant === undefined) return refuse({ kind: 'signed-out' });
    const own = sessionKeyOf(cookie);
    const shown = await Promise.all(
      listed.map(async ({ sessionKey, about }) => {
        const found = await sessions.findByHash(sessionKey);
        if (found === undefined || !isSessionAlive(found, at) || !isInForce(found, who, standing)) return [];
        const told =
          about === undefined ? {} : await door.openAbout({ ...who, tokenHash: sessionKey }, about);
        return [
          {
            id: sessionIdOf(sessionKey),
            isThis: sessionKey === own,
            ...told,
            startedAt: found.startedAt,
            lastUsedAt: lastUseOf(found, tenant.rules.idleMinutes, at),
          },
        ];
      }),
    );
    return accept({ body: { items: shown.flat() } });
  },
);
