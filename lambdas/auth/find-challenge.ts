import { refuse, type Result } from '#domain/kernel/result.ts';
import type { User } from '#domain/tenants/masters.ts';
import { isOpenAt } from '#domain/rights/time-box.ts';
import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { Challenge } from '#lambdas/adapters/sign-in/challenges.ts';
import type { TenantRecord } from '#lambdas/adapters/sign-in/control.ts';
import type { Standing } from '#lambdas/adapters/sign-in/standing.ts';
import type { Call } from '#lambdas/http/call.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { isServedAt } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { refusalHere, refusedHere } from './refused-here.ts';
import { certainStanding } from './certain-standing.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { signedBy } from './sign-in-answer.ts';

/** Whoever answers a challenge. */
type AnyRequest = Pick<Call, 'at' | 'host' | 'requestId' | 'sourceIp'> & {
  readonly body: { readonly challengeId: string };
};

/** A challenge that is good now, and whose it is. */
export type FoundChallenge = {
  readonly challenge: Challenge;
  readonly tenant: TenantRecord;
  readonly door: Door;
  readonly person: User;
  readonly standing: Standing;
};

/** Answered elsewhere: within the session in which they began, or with the names that were typed. */
const otherDoors: ReadonlySet<Challenge['kind']> = new Set(['own-totp-set-up', 'own-passkey', 'passkey']);

/** The tenant, its address list and the person are asked again: they may have changed since the first answer. */
export const findChallenge = async (
  request: AnyRequest,
  context: AuthContext,
): Promise<Result<FoundChallenge, RefusalOf<'challenge-expired' | 'ip-refused' | 'tenant-inactive'>>> => {
  const { body, at, host } = request;
  const challenge = await context.challenges.find(body.challengeId, at);
  // What began in a session ends in it.
  if (challenge === undefined || otherDoors.has(challenge.kind)) return refuse({ kind: 'challenge-expired' });
  if (!isServedAt(host, challenge.tenantId, context.hosts)) return refuse({ kind: 'challenge-expired' });
  const { tenantId, userId } = challenge;
  const [tenant, door] = await Promise.all([context.control.byId(tenantId), context.doorOf(tenantId)]);
  const refusal = refusalHere(tenant, request);
  if (tenant === undefined || refusal !== undefined) {
    const { action, kind } = refusal ?? refusedHere.inactive;
    await door.record(signedBy(userId, request), {
      action,
      target: personTarget(userId),
      outcome: 'refused',
    });
    return refuse({ kind });
  }
  // Before the person is read: whatever changes about him from here on ends the session to come.
  const standing = await certainStanding(context, { tenantId, userId });
  const { rightsVersion = standing.rightsVersion } = challenge;
  if (rightsVersion !== standing.rightsVersion) return refuse({ kind: 'challenge-expired' });
  const person = await door.person(userId);
  if (person === undefined || !person.isActive) return refuse({ kind: 'challenge-expired' });
  // Begun anew it is told why.
  if (person.timeBox !== undefined && !isOpenAt(person.timeBox, at))
    return refuse({ kind: 'challenge-expired' });
  return { ok: true, value: { challenge, tenant, door, person, standing } };
};
