import { boxedRoles } from '#domain/rights/access-text.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { deviceWords } from '#domain/users/device-words.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { TenantRecord } from '#lambdas/adapters/sign-in/control.ts';
import type { Standing } from '#lambdas/adapters/sign-in/standing.ts';
import { csrfTokenOf, sessionCookie } from '#lambdas/http/guards.ts';

/** Long enough for every slow step of a failed sign-in, so that its length tells nothing. */
const failureMillis = 600;

/** The end of every failed sign-in. */
export const delayFailure = (context: Pick<AuthContext, 'waitUntil'>, startedAt: Instant): Promise<void> =>
  context.waitUntil(Date.parse(startedAt) + failureMillis);

type NewSession = {
  readonly tenant: TenantRecord;
  readonly person: User;
  readonly loginHash: string;
  readonly door: Door;
  /** From where. */
  readonly sourceIp: string;
  /** As the browser names itself. */
  readonly userAgent: string;
  /** As read before the password was looked at. */
  readonly standing: Standing;
};

/** Starts a session and answers with its cookie. Who is signed in already gets a new one: tokens rotate. */
export const signedIn = async (
  { sessions }: AuthContext,
  { tenant, person, loginHash, door, sourceIp, userAgent, standing }: NewSession,
  at: Instant,
) => {
  const seen = await door.seen(person, { sourceIp, at });
  const about = { device: deviceWords(userAgent), address: sourceIp };
  const token = await sessions.start(
    {
      tenantId: tenant.tenantId,
      userId: person.id,
      userName: person.name,
      roles: person.timeBox === undefined ? person.roles.join(',') : boxedRoles(person.roles),
      loginHash,
      ...(person.timeBox === undefined ? {} : { timeBox: person.timeBox }),
    },
    { standing, at, seen, about: (listed) => door.sealAbout(listed, about), rules: tenant.rules },
  );
  const { id, name } = person;
  return {
    body: { outcome: 'signed-in' as const, csrfToken: csrfTokenOf(token), user: { id, name } },
    setCookie: sessionCookie(token),
  };
};

/** A request at the door as the trail keeps it once it is known whose it is. */
export const signedBy = (
  userId: UserId,
  { at, requestId, sourceIp }: Pick<AuditRequest, 'at' | 'requestId' | 'sourceIp'>,
): AuditRequest => ({ actor: { userId }, at, requestId, sourceIp });

/** What the directory said; `giveBack` where it was out, so that nobody is counted for it. */
export const judgedBy = async <T>(judge: () => Promise<T>, giveBack: () => Promise<void>): Promise<T> => {
  try {
    return await judge();
  } catch (error) {
    await giveBack();
    throw error;
  }
};
