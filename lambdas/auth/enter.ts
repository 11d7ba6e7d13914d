import { sayDay } from '#domain/calendar/say-day.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import { isOpenAt } from '#domain/rights/time-box.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { Refusal, RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { TenantRecord } from '#lambdas/adapters/sign-in/control.ts';
import type { Attempt, LoginStore, OpenAttempt } from '#lambdas/adapters/sign-in/login-store.ts';
import type { Standing } from '#lambdas/adapters/sign-in/standing.ts';
import { personTarget, type AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import { refusalHere } from './refused-here.ts';
import { judgedBy } from './sign-in-answer.ts';

export type Entry = {
  readonly tenant: TenantRecord;
  readonly door: Door;
  readonly logins: LoginStore;
  readonly loginHash: string;
};

/** What somebody showed at the door was right. */
export type Shown<Outcome> = {
  readonly outcome: Outcome;
  readonly person: User;
  readonly standing: Standing;
  /** More is asked for: half a proof neither counts nor clears, else a right password gave new guesses at codes. */
  readonly isHalf: boolean;
};

const refuseRecorded = async <R extends Refusal>(
  request: AuditRequest,
  { door }: Entry,
  { action, attempt, refusal }: { readonly action: string; readonly attempt: Attempt; readonly refusal: R },
) => {
  await door.record(request, { action, target: personTarget(attempt.userId), outcome: 'refused' });
  return refuse(refusal);
};

const failed = async <R extends Refusal>(
  request: AuditRequest,
  entry: Entry,
  { attempt, refusal }: { readonly attempt: OpenAttempt; readonly refusal: R },
) => {
  const { door, logins, loginHash } = entry;
  const refused = await refuseRecorded(request, entry, { action: 'auth.sign-in', attempt, refusal });
  if (await logins.countWrong(loginHash, request.at, attempt.place))
    await door.record(request, {
      action: 'auth.lock',
      target: personTarget(attempt.userId),
      outcome: 'done',
    });
  return refused;
};

type Judging<Outcome, R extends Refusal> = {
  /**
   * Of whoever has this login ID; undefined of nobody. `no-guess`: wrong, but nothing that comes nearer to what is right, so
   * that it counts against nobody.
   */
  readonly judge: (userId: User['id'] | undefined) => Promise<Shown<Outcome> | 'no-guess' | undefined>;
  /** The one answer for whatever is wrong. */
  readonly wrong: R;
};

/**
 * The door, whatever is shown at it: the lock, whose login ID it is, whether he may come in, and from here. Only what is
 * right is told why it does not suffice; everybody else gets one answer, after the same work.
 */
export const enter = async <Outcome, const R extends Refusal>(
  request: AuditRequest,
  entry: Entry,
  { judge, wrong }: Judging<Outcome, R>,
): Promise<
  Result<
    Shown<Outcome>,
    | R
    | RefusalOf<
        'account-out-of-days' | 'ip-refused' | 'login-locked' | 'temporarily-unavailable' | 'tenant-inactive'
      >
  >
> => {
  const { logins, loginHash, tenant } = entry;
  const attempt = await logins.reserveAttempt(loginHash, request.at);
  if (attempt.kind === 'locked') {
    const refusal = { kind: 'login-locked', minutes: tenant.rules.lockMinutes } as const;
    return refuseRecorded(request, entry, { action: 'auth.sign-in-while-locked', attempt, refusal });
  }
  if (attempt.kind === 'busy') {
    const refusal = { kind: 'temporarily-unavailable' } as const;
    return refuseRecorded(request, entry, { action: 'auth.sign-in-while-busy', attempt, refusal });
  }
  const shown = await judgedBy(
    () => judge(attempt.userId),
    () => logins.giveBack(loginHash, attempt.place),
  );
  if (shown === undefined) return failed(request, entry, { attempt, refusal: wrong });
  if (shown === 'no-guess') {
    await logins.giveBack(loginHash, attempt.place);
    return refuseRecorded(request, entry, { action: 'auth.sign-in', attempt, refusal: wrong });
  }
  if (!shown.isHalf) await logins.countRight(loginHash, attempt.place);
  else await logins.giveBack(loginHash, attempt.place);
  if (!shown.person.isActive)
    return refuseRecorded(request, entry, { action: 'auth.sign-in-while-disabled', attempt, refusal: wrong });
  // From an address that is not allowed nobody is told of anybody's days.
  const here = refusalHere(tenant, request);
  if (here !== undefined)
    return refuseRecorded(request, entry, { action: here.action, attempt, refusal: { kind: here.kind } });
  const { timeBox } = shown.person;
  if (timeBox !== undefined && !isOpenAt(timeBox, request.at)) {
    const [from, to] = [sayDay(timeBox.from), sayDay(timeBox.to)];
    const refusal = { kind: 'account-out-of-days', from, to } as const;
    return refuseRecorded(request, entry, { action: 'auth.sign-in-out-of-days', attempt, refusal });
  }
  return { ok: true, value: shown };
};
