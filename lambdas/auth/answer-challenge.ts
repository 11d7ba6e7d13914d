import * as v from 'valibot';
import { refuse, type Result } from '#domain/kernel/result.ts';
import { isAddressAllowed } from '#domain/tenants/ip-range.ts';
import type { User } from '#domain/tenants/masters.ts';
import { isPasswordStrong } from '#domain/tenants/password-policy.ts';
import type { AuthContext, Door } from '#lambdas/adapters/auth-context.ts';
import type { Challenge } from '#lambdas/adapters/challenges.ts';
import type { NewPasswordOutcome } from '#lambdas/adapters/cognito.ts';
import type { TenantRecord } from '#lambdas/adapters/control.ts';
import { signInEndpoint, type PublicRequest } from '#lambdas/http/endpoint.ts';
import type { Refusal } from '#lambdas/http/refusals.ts';
import { asItIs } from '#lambdas/http/text-shapes.ts';
import { isServedAt } from './dedicated-hosts.ts';
import { personTarget, signedIn, signedInShape } from './sign-in-answer.ts';

const reply = v.strictObject({
  challengeId: asItIs(100),
  newPassword: asItIs(256),
});
type Request = PublicRequest<v.InferOutput<typeof reply>, undefined, undefined>;
type Found = {
  readonly challenge: Challenge;
  readonly tenant: TenantRecord;
  readonly door: Door;
  readonly person: User;
};

/** Why the directory did not take a password, in the user's terms. */
export const passwordRefusal = (
  outcome: Exclude<NewPasswordOutcome, 'set'>,
  { minimumLength }: TenantRecord['passwordPolicy'],
): Refusal => {
  if (outcome === 'weak') return { kind: 'password-weak', minimumLength };
  return outcome === 'reused' ? { kind: 'password-reused' } : { kind: 'challenge-expired' };
};

/** The tenant, its address list and the person are asked again: they may have changed since the first answer. */
const find = async (
  { body, at, sourceIp, host }: Request,
  context: AuthContext,
): Promise<Result<Found, Refusal>> => {
  const challenge = await context.challenges.find(body.challengeId, at);
  if (challenge === undefined || !isServedAt(host, challenge.tenantId, context.hosts))
    return refuse({ kind: 'challenge-expired' });
  const tenant = await context.control.byId(challenge.tenantId);
  if (tenant === undefined || !tenant.isActive) return refuse({ kind: 'tenant-inactive' });
  if (!isAddressAllowed(sourceIp, tenant.ipCidrs)) return refuse({ kind: 'ip-refused' });
  const door = await context.doorOf(challenge.tenantId);
  const person = await door.person(challenge.userId);
  if (person === undefined || !person.isActive) return refuse({ kind: 'challenge-expired' });
  return { ok: true, value: { challenge, tenant, door, person } };
};

/** The first sign-in's second half: a password of one's own. A weak one may be tried again. */
export const answerChallengeEndpoint = signInEndpoint<AuthContext>()({
  summary: '初回ログインで新しいパスワードを設定する',
  body: reply,
  answer: signedInShape,
  run: async (request, context) => {
    const found = await find(request, context);
    if (!found.ok) return found;
    const { challenge, tenant, door, person } = found.value;
    const { challengeId, newPassword } = request.body;
    if (!isPasswordStrong(newPassword, tenant.passwordPolicy))
      return refuse(passwordRefusal('weak', tenant.passwordPolicy));

    const session = challenge.directorySession;
    const outcome = await context.directory.answerNewPassword(person.id, { session, newPassword });
    if (outcome !== 'set') return refuse(passwordRefusal(outcome, tenant.passwordPolicy));

    const { at, requestId, sourceIp } = request;
    const signed = { actor: { userId: person.id }, at, requestId, sourceIp };
    const target = personTarget(person.id);
    await door.record(signed, { action: 'auth.first-password', target, outcome: 'done' });
    await context.challenges.end(challengeId);
    const { loginHash } = challenge;
    return { ok: true, value: await signedIn(context, { tenant, person, loginHash }, at) };
  },
});
