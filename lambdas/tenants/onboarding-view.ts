import type { GivenOf } from '#contract/endpoint.ts';
import type { showOnboarding } from '#contract/operator/onboardings.ts';
import type { OnboardingState } from '#domain/operators/onboarding.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Onboarding } from '#lambdas/adapters/operator/onboardings.ts';

/** What is made within a minute and has not moved for ten is not under way: nobody is at it any more. */
const stalledMillis = 600_000;

const movedAt = ({ order, progress }: Onboarding): Instant => {
  const [last = order.at] = [order.at, order.takenUpAt ?? order.at, progress?.at ?? order.at]
    .toSorted()
    .toReversed();
  return last;
};

/** Of one that was taken up again the former stop is no news. */
export const stateOfOnboarding = (one: Onboarding, now: Instant): OnboardingState => {
  const { order, progress } = one;
  if (progress?.state === 'done') return 'done';
  if (order.givenUpAt !== undefined) return 'given-up';
  if (progress?.state === 'stopped' && progress.attempt >= order.attempt) return 'stopped';
  return Date.parse(now) - Date.parse(movedAt(one)) > stalledMillis ? 'stopped' : 'running';
};

/** Nothing of his who is to administer the company but that there is somebody. */
export const onboardingView = (one: Onboarding, now: Instant): GivenOf<typeof showOnboarding> => {
  const { tenantId, order, progress } = one;
  const { code: companyCode, companyName, by, byName, at, attempt } = order;
  const state = stateOfOnboarding(one, now);
  const fault = progress?.fault;
  return {
    tenantId,
    companyCode,
    companyName,
    state,
    step: progress?.reached ?? 'asked',
    attempt,
    askedBy: { id: by, name: byName },
    askedAt: at,
    at: movedAt(one),
    ...((state === 'stopped' || state === 'given-up') && fault !== undefined ? { fault } : {}),
  };
};
