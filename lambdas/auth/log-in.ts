import { logIn } from '#contract/sign-in.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { PasswordOutcome } from '#lambdas/adapters/sign-in/cognito.ts';
import { asksForFactor } from '#lambdas/adapters/sign-in/standing.ts';
import { renewalReason, type RenewalReason } from '#domain/tenants/sign-in-rules.ts';
import { signInEndpoint, type AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import { isServedAt } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { enter, type Entry, type Shown } from './enter.ts';
import { hasLostPasskeys } from './lost-passkeys.ts';
import { certainStanding } from './certain-standing.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { afterPassword, askCode, askPassword, type Passed } from './next-step.ts';
import { delayFailure, signedBy } from './sign-in-answer.ts';
import { turnAway } from './turn-away.ts';

type Request = AnybodysRequestOf<typeof logIn>;
type Outcome = Exclude<PasswordOutcome, { kind: 'wrong' }>;

/**
 * Standing, then password and person: whatever changes after the first was read ends the session to come. The directory
 * is asked for nobody too, so that its time is spent whoever was named.
 */
const judgeIn =
  ({ at, body: { password } }: Request, context: AuthContext, { tenant: { tenantId }, door }: Entry) =>
  async (userId: User['id'] | undefined): Promise<Shown<Outcome> | undefined> => {
    if (userId === undefined) {
      await context.directory.checkPassword({ tenantId, userId: context.nobody(at) }, password);
      return undefined;
    }
    const standing = await certainStanding(context, { tenantId, userId });
    const [outcome, person] = await Promise.all([
      context.directory.checkPassword({ tenantId, userId }, password),
      door.person(userId),
    ]);
    if (outcome.kind === 'wrong' || person === undefined) return undefined;
    const isHalf =
      asksForFactor(standing, outcome) ||
      (outcome.kind === 'right' && (await hasLostPasskeys(context, { tenantId, userId }, standing)));
    return { outcome, person, standing, isHalf };
  };

/** Who has an authenticator shows its code before he may change his password. */
const goOn = (
  request: Request,
  context: AuthContext,
  passed: Passed,
  {
    outcome: proof,
    renewal,
    isHalf,
  }: { readonly outcome: Outcome; readonly renewal: RenewalReason | undefined; readonly isHalf: boolean },
) => {
  assert(proof.kind !== 'new-password-required', 'a temporary password is renewed first');
  if (isHalf) return askCode(context, passed, { proof, renewal }, request.at);
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
  const entry = { tenant, door, logins, loginHash };
  const wrong = { kind: 'login-failed' } as const;
  const entered = await enter(request, entry, { judge: judgeIn(request, context, entry), wrong });
  if (!entered.ok) return entered;
  const { outcome, person, standing, isHalf } = entered.value;
  const passed = { tenant, person, loginHash, door, standing };
  const { passwordAt } = standing;
  const { password } = body;
  const reason =
    outcome.kind === 'new-password-required'
      ? ('temporary' as const)
      : renewalReason(tenant.rules, { password, passwordAt, at });
  if (reason === undefined || (reason !== 'temporary' && isHalf)) {
    const going = { outcome, renewal: reason, isHalf };
    return { ok: true as const, value: await goOn(request, context, passed, going) };
  }
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
