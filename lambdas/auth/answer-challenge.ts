import { answerChallenge } from '#contract/auth.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import type { User } from '#domain/tenants/masters.ts';
import { isPasswordStrong } from '#domain/tenants/password-policy.ts';
import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import { noDirectorySession, type Challenge } from '#lambdas/adapters/sign-in/challenges.ts';
import type { TenantRecord } from '#lambdas/adapters/sign-in/control.ts';
import type { Standing } from '#lambdas/adapters/sign-in/standing.ts';
import { signInEndpoint, type AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { isServedAt } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { refusalHere, refusedHere } from './refused-here.ts';
import { passwordRefusal } from './password-refusal.ts';
import { renewPassword } from './renew-password.ts';
import { certainStanding } from './certain-standing.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { signedBy, signedIn } from './sign-in-answer.ts';

type Request = AnybodysRequestOf<typeof answerChallenge>;
type Found = {
  readonly challenge: Challenge;
  readonly tenant: TenantRecord;
  readonly door: Door;
  readonly person: User;
  readonly standing: Standing;
};

/** The tenant, its address list and the person are asked again: they may have changed since the first answer. */
const find = async (
  request: Request,
  context: AuthContext,
): Promise<Result<Found, RefusalOf<'challenge-expired' | 'ip-refused' | 'tenant-inactive'>>> => {
  const { body, at, host } = request;
  const challenge = await context.challenges.find(body.challengeId, at);
  if (challenge === undefined || !isServedAt(host, challenge.tenantId, context.hosts))
    return refuse({ kind: 'challenge-expired' });
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
  const person = await door.person(userId);
  if (person === undefined || !person.isActive) return refuse({ kind: 'challenge-expired' });
  return { ok: true, value: { challenge, tenant, door, person, standing } };
};

/** The first sign-in's second half: a password of one's own. A weak one may be tried again. */
export const answerChallengeEndpoint = signInEndpoint<AuthContext>()(
  answerChallenge,
  async (request, context) => {
    const found = await find(request, context);
    if (!found.ok) return found;
    const { challenge, tenant, door, person, standing: before } = found.value;
    const { challengeId, newPassword } = request.body;
    const { rules: policy, tenantId } = tenant;
    if (!isPasswordStrong(newPassword, policy)) return refuse(passwordRefusal('weak', newPassword, policy));

    const { loginHash, directorySession: session } = challenge;
    const who = { tenantId, userId: person.id };
    const action = 'auth.first-password' as const;
    const signed = signedBy(person.id, request);
    const entry = { action, target: personTarget(person.id), outcome: 'done' as const };
    const recordDone = () => door.recordFirst(signed, { entry, userId: person.id });
    const renewal = { who, door, signed, action, before, newPassword, policy, recordDone };
    const renewed = await renewPassword(context, renewal, (until) =>
      session === noDirectorySession
        ? context.directory.setPassword(who, newPassword, until)
        : context.directory.answerNewPassword(who, { session, newPassword }, until),
    );
    if (!renewed.ok) return renewed;
    await context.challenges.end(challengeId);
    const { sourceIp } = request;
    const begun = { tenant, person, loginHash, door, sourceIp, standing: renewed.value };
    return { ok: true, value: await signedIn(context, begun, request.at) };
  },
);
