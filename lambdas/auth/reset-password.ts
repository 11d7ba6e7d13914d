import { resetPassword } from '#contract/auth.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import { isPasswordStrong } from '#domain/tenants/password-policy.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { NewPasswordOutcome } from '#lambdas/adapters/sign-in/cognito.ts';
import { personHintIn } from '#lambdas/adapters/sign-in/sessions.ts';
import { hasFactor, type Standing } from '#lambdas/adapters/sign-in/standing.ts';
import { signInEndpoint, type AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { findResetLink, goodLink, type FoundLink, type LinkRefusal } from './find-reset-link.ts';
import { passwordRefusal } from './password-refusal.ts';
import { renewPassword } from './renew-password.ts';
import { certainStanding } from './certain-standing.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { signedBy } from './sign-in-answer.ts';

type Request = AnybodysRequestOf<typeof resetPassword>;
const action = 'auth.reset-password' as const;

/**
 * The person's standing first, the link after it: a change that begins later meets another standing, and a change that
 * ended before has used the link. So of two that hold one link, one sets a password.
 */
const find = async (
  request: Request,
  context: AuthContext,
): Promise<Result<FoundLink & { readonly standing: Standing }, LinkRefusal>> => {
  const { token } = request.body;
  const who = personHintIn(token);
  // A stranger waits for nobody's change.
  if (who === undefined || (await goodLink(context, token, request.at)) === undefined)
    return refuse({ kind: 'reset-link-over' });
  const standing = await certainStanding(context, who);
  const found = await findResetLink(request, context, { token, action });
  return found.ok ? { ok: true, value: { ...found.value, standing } } : found;
};

/**
 * After a crash nobody knows whether the directory has the password already. Sent again it would count as used before,
 * so it is tried then: the person ends with the password that he typed.
 */
const setting =
  ({ directory }: AuthContext, { who, standing }: FoundLink & { readonly standing: Standing }) =>
  async (newPassword: string, until: AbortSignal): Promise<NewPasswordOutcome> => {
    const outcome = await directory.setPassword(who, newPassword, until);
    if (outcome !== 'reused' || standing.changingUntil === undefined) return outcome;
    const { kind } = await directory.checkPassword(who, newPassword);
    return kind === 'right' || kind === 'totp' ? 'set' : outcome;
  };

const reset = async (
  request: Request,
  context: AuthContext,
): Promise<
  Result<undefined, LinkRefusal | RefusalOf<'password-reused' | 'password-weak' | 'temporarily-unavailable'>>
> => {
  const { newPassword } = request.body;
  const found = await find(request, context);
  if (!found.ok) return found;
  const { who, tenant, door, logins, standing: before } = found.value;
  const signed = signedBy(who.userId, request);
  const target = personTarget(who.userId);
  const { rules: policy } = tenant;
  if (!isPasswordStrong(newPassword, policy)) {
    await door.record(signed, { action, target, outcome: 'refused' });
    return weakOrReused(passwordRefusal('weak', newPassword, policy));
  }
  const set = setting(context, found.value);
  // Half a proof clears no lock: each link would give new guesses at codes.
  const forgiven = hasFactor(before) ? [] : logins;
  const renewal = {
    who,
    door,
    signed,
    action,
    before,
    newPassword,
    policy,
    recordDone: () =>
      door.recordReset(signed, { action, target, outcome: 'done' }, { userId: who.userId, logins: forgiven }),
  };
  const renewed = await renewPassword(context, renewal, (until) => set(newPassword, until));
  if (!renewed.ok) return weakOrReused(renewed.refusal);
  await context.sessions.endAllOf(who);
  return { ok: true, value: undefined };
};

/** What else a renewal may say means here that somebody else is changing this password, or the directory is out. */
const weakOrReused = (
  refusal: RefusalOf<'challenge-expired' | 'password-reused' | 'password-weak' | 'signed-out'>,
) => {
  if (refusal.kind === 'password-weak' || refusal.kind === 'password-reused') return refuse(refusal);
  return refuse({ kind: 'temporarily-unavailable' as const });
};

/** A new password by the link in a mail. It ends every session and every link of the person; nobody is signed in by it. */
export const resetPasswordEndpoint = signInEndpoint<AuthContext>()(
  resetPassword,
  async (request, context) => {
    const done = await reset(request, context);
    return done.ok ? { ok: true, value: { body: undefined } } : done;
  },
);
