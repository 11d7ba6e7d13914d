import * as v from 'valibot';
import type { UserId } from '#domain/kernel/ids.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import { isAddressAllowed } from '#domain/tenants/ip-range.ts';
import type { AuthContext, Door } from '#lambdas/adapters/auth-context.ts';
import type { PasswordOutcome } from '#lambdas/adapters/cognito.ts';
import type { TenantRecord } from '#lambdas/adapters/control.ts';
import { signInEndpoint, type PublicRequest } from '#lambdas/http/endpoint.ts';
import type { Refusal } from '#lambdas/http/refusals.ts';
import { asItIs, typedName } from '#lambdas/http/text-shapes.ts';
import { isServedAt } from './dedicated-hosts.ts';
import { personTarget, settleFailure, signedIn, signedInShape } from './sign-in-answer.ts';

const credentials = v.strictObject({
  companyCode: typedName(64),
  loginId: typedName(128),
  password: asItIs(256),
});
type Request = PublicRequest<v.InferOutput<typeof credentials>, undefined, undefined>;
type Entry = { readonly tenant: TenantRecord; readonly door: Door; readonly loginHash: string };

const newPasswordRequired = v.object({
  outcome: v.literal('new-password-required'),
  challengeId: v.string(),
  policy: v.object({ minimumLength: v.number() }),
});

/** The directory is asked for nobody too, so that its time is spent whoever was named. */
const judge = async (
  context: AuthContext,
  { door, loginHash }: Entry,
  asked: { userName: string; password: string },
) => {
  let outcome: PasswordOutcome | undefined;
  try {
    outcome = await context.directory.checkPassword(asked.userName, asked.password);
    return outcome;
  } finally {
    if (outcome === undefined) await door.logins.giveBack(loginHash);
  }
};

const failed = async (request: Request, entry: Entry, attempt: { userId?: UserId; isLast: boolean }) => {
  const { door, loginHash } = entry;
  const target = personTarget(attempt.userId);
  await door.record(request, { action: 'auth.sign-in', target, outcome: 'refused' });
  if (!attempt.isLast) return;
  await door.logins.lock(loginHash, request.at);
  await door.record(request, { action: 'auth.lock', target, outcome: 'done' });
};

const enter = async (request: Request, context: AuthContext, entry: Entry) => {
  const { door, loginHash, tenant } = entry;
  const { at, body } = request;
  const attempt = await door.logins.countAttempt(loginHash, at);
  if (attempt.kind === 'locked') {
    await door.record(request, { action: 'auth.sign-in-while-locked', target: 'user -', outcome: 'refused' });
    return refuse({ kind: 'login-locked' as const, minutes: context.lockOut.lockMinutes });
  }
  const { userId } = attempt;
  const userName = userId ?? context.nobody(at);
  const [outcome, person] = await Promise.all([
    judge(context, entry, { userName, password: body.password }),
    userId === undefined ? undefined : door.person(userId),
  ]);
  if (outcome.kind === 'wrong' || person === undefined || !person.isActive) {
    await failed(request, entry, attempt);
    return refuse({ kind: 'login-failed' as const });
  }
  await door.logins.clear(loginHash);
  if (!tenant.isActive) return refuse({ kind: 'tenant-inactive' as const });
  return { ok: true as const, value: { outcome, person } };
};

const find = async (
  { body, sourceIp, host }: Request,
  { control, doorOf, hosts }: AuthContext,
): Promise<Result<Entry, Refusal>> => {
  const tenant = await control.byCompanyCode(body.companyCode);
  if (tenant === undefined || !isServedAt(host, tenant.tenantId, hosts))
    return refuse({ kind: 'login-failed' });
  if (!isAddressAllowed(sourceIp, tenant.ipCidrs)) return refuse({ kind: 'ip-refused' });
  const door = await doorOf(tenant.tenantId);
  return { ok: true, value: { tenant, door, loginHash: await door.loginHash(body.loginId) } };
};

/** A company that does not exist locks like one that does; the directory's time, most of a failure's, is spent too. */
const turnAway = async ({ at, body }: Request, context: AuthContext) => {
  const stranger = context.stranger(body.companyCode, body.loginId);
  const attempt = await stranger.countAttempt(at);
  if (attempt.kind === 'locked')
    return refuse({ kind: 'login-locked' as const, minutes: context.lockOut.lockMinutes });
  await context.directory.checkPassword(context.nobody(at), body.password);
  if (attempt.isLast) await stranger.lock(at);
  return refuse({ kind: 'login-failed' as const });
};

const answer = async (request: Request, context: AuthContext) => {
  const entry = await find(request, context);
  if (!entry.ok) return entry.refusal.kind === 'login-failed' ? turnAway(request, context) : entry;
  const entered = await enter(request, context, entry.value);
  if (!entered.ok) return entered;
  const { tenant, door, loginHash } = entry.value;
  const { outcome, person } = entered.value;
  const signed = {
    actor: { userId: person.id },
    at: request.at,
    requestId: request.requestId,
    sourceIp: request.sourceIp,
  };
  const target = personTarget(person.id);
  if (outcome.kind === 'new-password-required') {
    await door.record(signed, { action: 'auth.new-password-required', target, outcome: 'done' });
    const challenge = {
      tenantId: tenant.tenantId,
      userId: person.id,
      loginHash,
      directorySession: outcome.session,
    };
    const challengeId = await context.challenges.start(challenge, request.at);
    const { minimumLength } = tenant.passwordPolicy;
    return {
      ok: true as const,
      value: { body: { outcome: 'new-password-required' as const, challengeId, policy: { minimumLength } } },
    };
  }
  await door.record(signed, { action: 'auth.sign-in', target, outcome: 'done' });
  // Whoever signs in anew on the same browser does not leave the session before it behind.
  if (request.cookie !== '') await context.sessions.end(request.cookie);
  return { ok: true as const, value: await signedIn(context, { tenant, person, loginHash }, request.at) };
};

/** 企業コード, ログインID, パスワード. Whatever is wrong of the three gets one answer, after one time. */
export const logInEndpoint = signInEndpoint<AuthContext>()({
  summary: 'ログインする',
  body: credentials,
  answer: v.variant('outcome', [signedInShape, newPasswordRequired]),
  run: async (request, context) => {
    const result = await answer(request, context);
    if (!result.ok) await settleFailure(context, request.at);
    return result;
  },
});
