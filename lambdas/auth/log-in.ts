import { logIn } from '#contract/sign-in.ts';
import { assert } from '#domain/kernel/assert.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { PasswordOutcome } from '#lambdas/adapters/sign-in/cognito.ts';
import type { TenantRecord } from '#lambdas/adapters/sign-in/control.ts';
import type { Attempt, LoginStore, OpenAttempt } from '#lambdas/adapters/sign-in/login-store.ts';
import { asksForCode, type Standing } from '#lambdas/adapters/sign-in/standing.ts';
import { renewalReason, type RenewalReason } from '#domain/tenants/sign-in-rules.ts';
import { signInEndpoint, type AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import type { Refusal, RefusalOf } from '#contract/refusals/every-refusal.ts';
import { isServedAt } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { refusalHere } from './refused-here.ts';
import { certainStanding } from './certain-standing.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { afterPassword, askCode, askPassword, type Passed } from './next-step.ts';
import { judgedBy, delayFailure, signedBy } from './sign-in-answer.ts';
import { turnAway } from './turn-away.ts';

type Request = AnybodysRequestOf<typeof logIn>;
type Entry = {
  readonly tenant: TenantRecord;
  readonly door: Door;
  readonly logins: LoginStore;
  readonly loginHash: string;
};
type Proven = {
  readonly outcome: Exclude<PasswordOutcome, { kind: 'wrong' }>;
  readonly person: User;
  readonly standing: Standing;
};

/**
 * Standing, then password and person: whatever changes after the first was read ends the session to come. The directory
 * is asked for nobody too, so that its time is spent whoever was named.
 */
const judge = async (
  context: AuthContext,
  { tenant, door }: Entry,
  asked: { readonly userId: User['id'] | undefined; readonly password: string; readonly nobody: User['id'] },
) => {
  const { userId, password } = asked;
  const { tenantId } = tenant;
  if (userId === undefined) {
    await context.directory.checkPassword({ tenantId, userId: asked.nobody }, password);
    return undefined;
  }
  const standing = await certainStanding(context, { tenantId, userId });
  const [outcome, person] = await Promise.all([
    context.directory.checkPassword({ tenantId, userId }, password),
    door.person(userId),
  ]);
  return outcome.kind === 'wrong' || person === undefined ? undefined : { outcome, person, standing };
};

const refuseRecorded = async <R extends Refusal>(
  request: Request,
  { door }: Entry,
  { action, attempt, refusal }: { readonly action: string; readonly attempt: Attempt; readonly refusal: R },
) => {
  await door.record(request, { action, target: personTarget(attempt.userId), outcome: 'refused' });
  return refuse(refusal);
};

const failed = async (request: Request, entry: Entry, attempt: OpenAttempt) => {
  const { door, logins, loginHash } = entry;
  const refused = await refuseRecorded(request, entry, {
    action: 'auth.sign-in',
    attempt,
    refusal: { kind: 'login-failed' },
  });
  if (await logins.countWrong(loginHash, request.at, attempt.place))
    await door.record(request, {
      action: 'auth.lock',
      target: personTarget(attempt.userId),
      outcome: 'done',
    });
  return refused;
};

/** Only a right password is told why it does not suffice; everybody else gets one answer, after the same work. */
const enter = async (
  request: Request,
  context: AuthContext,
  entry: Entry,
): Promise<
  Result<
    Proven,
    RefusalOf<'ip-refused' | 'login-failed' | 'login-locked' | 'temporarily-unavailable' | 'tenant-inactive'>
  >
> => {
  const { logins, loginHash, tenant } = entry;
  const { at, body } = request;
  const attempt = await logins.reserveAttempt(loginHash, at);
  if (attempt.kind === 'locked') {
    const refusal = { kind: 'login-locked', minutes: tenant.rules.lockMinutes } as const;
    return refuseRecorded(request, entry, { action: 'auth.sign-in-while-locked', attempt, refusal });
  }
  if (attempt.kind === 'busy') {
    const refusal = { kind: 'temporarily-unavailable' } as const;
    return refuseRecorded(request, entry, { action: 'auth.sign-in-while-busy', attempt, refusal });
  }
  const asked = { userId: attempt.userId, password: body.password, nobody: context.nobody(at) };
  const proven = await judgedBy(
    () => judge(context, entry, asked),
    () => logins.giveBack(loginHash, attempt.place),
  );
  if (proven === undefined) return failed(request, entry, attempt);
  // Half a proof neither counts nor clears: a right password gives no new guesses at codes.
  if (!asksForCode(proven.standing, proven.outcome)) await logins.countRight(loginHash, attempt.place);
  else await logins.giveBack(loginHash, attempt.place);
  if (!proven.person.isActive) {
    const refusal = { kind: 'login-failed' } as const;
    return refuseRecorded(request, entry, { action: 'auth.sign-in-while-disabled', attempt, refusal });
  }
  const here = refusalHere(tenant, request);
  if (here === undefined) return { ok: true, value: proven };
  return refuseRecorded(request, entry, { action: here.action, attempt, refusal: { kind: here.kind } });
};

/** Who has an authenticator shows its code before he may change his password. */
const goOn = (
  request: Request,
  context: AuthContext,
  passed: Passed,
  {
    outcome: proof,
    renewal,
  }: { readonly outcome: Proven['outcome']; readonly renewal: RenewalReason | undefined },
) => {
  assert(proof.kind !== 'new-password-required', 'a temporary password is renewed first');
  if (renewal !== undefined) return askCode(context, passed, { proof, renewal }, request.at);
  return afterPassword(request, context, passed, { proof, password: request.body.password });
};

const answer = async (request: Request, context: AuthContext) => {
  const { at, body, host } = request;
  const tenant = await context.control.byCompanyCode(body.companyCode);
  if (tenant === undefined) return turnAway(request, context);
  const door = await context.doorOf(tenant.tenantId);
  if (!isServedAt(host, tenant.tenantId, context.hosts)) {
    const target = personTarget(undefined);
    await door.record(request, { action: 'auth.sign-in-at-other-host', target, outcome: 'refused' });
    return turnAway(request, context);
  }
  const loginHash = await door.loginHash(body.loginId);
  const logins = door.loginsUnder(tenant.rules);
  const entered = await enter(request, context, { tenant, door, logins, loginHash });
  if (!entered.ok) return entered;
  const { outcome, person, standing } = entered.value;
  const passed = { tenant, person, loginHash, door, standing };
  const { passwordAt } = standing;
  const { password } = body;
  const reason =
    outcome.kind === 'new-password-required'
      ? ('temporary' as const)
      : renewalReason(tenant.rules, { password, passwordAt, at });
  if (reason === undefined || (reason !== 'temporary' && asksForCode(standing, outcome)))
    return { ok: true as const, value: await goOn(request, context, passed, { outcome, renewal: reason }) };
  const signed = signedBy(person.id, request);
  const target = personTarget(person.id);
  await door.record(signed, { action: 'auth.new-password-required', target, outcome: 'done' });
  const session = outcome.kind === 'new-password-required' ? { session: outcome.session } : {};
  return { ok: true as const, value: await askPassword(context, passed, { reason, ...session }, at) };
};

/** 企業コード, サインインID, パスワード. Whatever is wrong of the three gets one answer, after one time. */
export const logInEndpoint = signInEndpoint<AuthContext>()(logIn, async (request, context) => {
  const result = await answer(request, context);
  if (!result.ok) await delayFailure(context, request.at);
  return result;
});
