import type { UserId } from '#domain/kernel/ids.ts';
import type { SignInRules } from '#domain/tenants/sign-in-rules.ts';
import type { Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import { personTarget, type AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import { judgedBy } from './sign-in-answer.ts';

type Guard = {
  readonly door: Door;
  readonly rules: SignInRules;
  readonly loginHash: string;
  readonly userId: UserId;
  /** What the trail calls a refused attempt. */
  readonly action: string;
};

/**
 * Guesses of every kind count against the one lock of the login ID; what is right says so by `right`, and what is no guess at
 * anything by `not-his`.
 */
export const guarded = async <Said extends string>(
  request: AuditRequest,
  { door, rules, loginHash, userId, action }: Guard,
  judge: () => Promise<Said>,
): Promise<Said | 'locked' | 'busy'> => {
  const logins = door.loginsUnder(rules);
  const target = personTarget(userId);
  const attempt = await logins.reserveAttempt(loginHash, request.at);
  if (attempt.kind !== 'open') {
    await door.record(request, { action: `${action}-while-${attempt.kind}`, target, outcome: 'refused' });
    return attempt.kind;
  }
  const { place } = attempt;
  const said = await judgedBy(judge, () => logins.giveBack(loginHash, place));
  if (said === 'right') {
    await logins.countRight(loginHash, place);
    return said;
  }
  await door.record(request, { action, target, outcome: 'refused' });
  if (said === 'not-his') {
    await logins.giveBack(loginHash, place);
    return said;
  }
  if (await logins.countWrong(loginHash, request.at, place))
    await door.record(request, { action: 'auth.lock', target, outcome: 'done' });
  return said;
};
