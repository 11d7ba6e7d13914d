import { logIn } from '#contract/sign-in.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { PasswordOutcome } from '#lambdas/adapters/sign-in/cognito.ts';
import type { TenantRecord } from '#lambdas/adapters/sign-in/control.ts';
import type { Attempt, LoginStore, OpenAttempt } from '#lambdas/adapters/sign-in/login-store.ts';
import type { Standing } from '#lambdas/adapters/sign-in/standing.ts';
import { renewalReason } from '#domain/tenants/sign-in-rules.ts';
import { noDirectorySession } from '#lambdas/adapters/sign-in/challenges.ts';
import { signInEndpoint, type AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import type { Refusal, RefusalOf } from '#contract/refusals/every-refusal.ts';
import { isServedAt } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { refusalHere } from './refused-here.ts';
import { certainStanding } from './certain-standing.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { judgedBy, delayFailure, signedBy, signedIn } from './sign-in-answer.ts';
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
  await logins.countRight(loginHash, attempt.place);
  if (!proven.person.isActive) {
    const refusal = { kind: 'login-failed' } as const;
    return refuseRecorded(request, entry, { action: 'auth.sign-in-while-disabled', attempt, refusal });
  }
  const here = refusalHere(tenant, request);
  if (here === undefined) return { ok: true, value: proven };
  return refuseRecorded(request, entry, { action: here.action, attempt, refusal: { kind: here.kind } });
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
  const signed = signedBy(person.id, request);
  const target = personTarget(person.id);
  const { rules, tenantId } = tenant;
  const proven = { password: body.password, passwordAt: standing.passwordAt, at };
  const reason = outcome.kind === 'right' ? renewalReason(rules, proven) : ('temporary' as const);
  if (reason !== undefined) {
    await door.record(signed, { action: 'auth.new-password-required', target, outcome: 'done' });
    const directorySession = outcome.kind === 'right' ? noDirectorySession : outcome.session;
    const challenge = { tenantId, userId: person.id, loginHash, directorySession };
    const challengeId = await context.challenges.start(challenge, at);
    const policy = { minimumLength: rules.minimumLength };
    return {
      ok: true as const,
      value: { body: { outcome: 'new-password-required' as const, challengeId, policy, reason } },
    };
  }
  await door.record(signed, { action: 'auth.sign-in', target, outcome: 'done' });
  // Whoever signs in anew on the same browser does not leave the session before it behind.
  if (request.cookie !== '') await context.sessions.end(request.cookie);
  return {
    ok: true as const,
    value: await signedIn(
      context,
      { tenant, person, loginHash, door, sourceIp: request.sourceIp, standing },
      at,
    ),
  };
};

/** 企業コード, サインインID, パスワード. Whatever is wrong of the three gets one answer, after one time. */
export const logInEndpoint = signInEndpoint<AuthContext>()(logIn, async (request, context) => {
  const result = await answer(request, context);
  if (!result.ok) await delayFailure(context, request.at);
  return result;
});
