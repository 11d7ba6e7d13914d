import { refuse, type Result } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { PasswordPolicy } from '#domain/tenants/password-policy.ts';
import type { AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { NewPasswordOutcome } from '#lambdas/adapters/sign-in/cognito.ts';
import type { PersonPlace, Standing } from '#lambdas/adapters/sign-in/standing.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { passwordRefusal } from './password-refusal.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';

/** The directory must answer so long before the change counts as crashed: its answer needs time to arrive. */
const marginMillis = 3000;

export type Renewal = {
  readonly who: PersonPlace;
  readonly door: Door;
  /** With the person as its actor. */
  readonly signed: AuditRequest;
  readonly action: 'auth.change-password' | 'auth.first-password' | 'auth.reset-password';
  /** As read before the old password was proven. */
  readonly before: Standing;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
  /** Tells the trail that it is done, with what is true from then on. @default the trail alone */
  readonly recordDone?: () => Promise<void>;
};

/**
 * A new password, so that a crash at any step leaves no old session beside it and no change that nobody recorded:
 * first the trail and the person's standing say what is about to happen, then the directory changes the password.
 * Answers with the standing that the next session begins under.
 */
export const renewPassword = async (
  { standings, clock }: Pick<AuthContext, 'standings' | 'clock'>,
  { who, door, signed, action, before, newPassword, policy, recordDone }: Renewal,
  set: (until: AbortSignal) => Promise<NewPasswordOutcome>,
): Promise<
  Result<Standing, RefusalOf<'challenge-expired' | 'password-reused' | 'password-weak' | 'signed-out'>>
> => {
  const target = personTarget(who.userId);
  await door.record(signed, { action, target, outcome: 'begun' });
  const at: Instant = instantOf(clock());
  const change = await standings.beginChange(who, { before, name: ulidAt(at), at });
  if (change === undefined) {
    await door.record(signed, { action, target, outcome: 'refused' });
    return refuse({ kind: 'signed-out' });
  }
  const millisLeft = Date.parse(change.now.changingUntil ?? at) - marginMillis - clock().getTime();
  const outcome = await set(AbortSignal.timeout(Math.max(0, millisLeft)));
  if (outcome !== 'set') {
    await door.record(signed, { action, target, outcome: 'refused' });
    await standings.undoChange(change);
    return refuse(passwordRefusal(outcome, newPassword, policy));
  }
  await (recordDone?.() ?? door.record(signed, { action, target, outcome: 'done' }));
  await standings.endChange(change);
  return { ok: true, value: change.now };
};
