import type { Instant } from '#domain/kernel/time.ts';
import { deviceWords } from '#domain/users/device-words.ts';
import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { ListedPlace } from '#lambdas/adapters/sign-in/session-about.ts';
import type { Session } from '#lambdas/adapters/sign-in/sessions.ts';
import type { Standing } from '#lambdas/adapters/sign-in/standing.ts';
import { csrfTokenOf, sessionCookie } from '#lambdas/http/guards.ts';

type Request = { readonly at: Instant; readonly userAgent: string; readonly sourceIp: string };
type GoingOn = {
  readonly session: Session;
  readonly door: Door;
  readonly rules: { readonly idleMinutes: number };
  /** As it is after the change. */
  readonly standing: Standing;
};

/**
 * The session at hand under a new cookie, where all others are over. It proves no more than it did: a password alone must
 * not stand for 本人確認 (docs/decisions/0193).
 */
export const goOnAnew = async (
  { at, userAgent, sourceIp }: Request,
  context: Pick<AuthContext, 'sessions'>,
  { session, door, rules, standing }: GoingOn,
) => {
  const { tenantId, userId, startedAt, provenAt = startedAt } = session;
  await context.sessions.endAllOf({ tenantId, userId });
  const about = { device: deviceWords(userAgent), address: sourceIp };
  const sealed = (listed: ListedPlace) => door.sealAbout(listed, about);
  const token = await context.sessions.start(session, { standing, at, about: sealed, rules, provenAt });
  return { csrfToken: csrfTokenOf(token), setCookie: sessionCookie(token) };
};
