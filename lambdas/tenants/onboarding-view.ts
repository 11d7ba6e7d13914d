import type { GivenOf } from '#contract/endpoint.ts';
import type { showOnboarding } from '#contract/operator/onboardings.ts';
import type { OnboardingState } from '#domain/operators/onboarding.ts';
import type { Onboarding } from '#lambdas/adapters/operator/onboardings.ts';

/** Of one that was taken up again the former stop is no news. */
export const stateOfOnboarding = ({ order, progress }: Onboarding): OnboardingState => {
  if (progress?.state === 'done') return 'done';
  if (order.givenUpAt !== undefined) return 'given-up';
  return progress?.state === 'stopped' && progress.attempt >= order.attempt ? 'stopped' : 'running';
};

/** Nothing of his who is to administer the company but that there is somebody. */
export const onboardingView = (one: Onboarding): GivenOf<typeof showOnboarding> => {
  const { tenantId, order, progress } = one;
  const { code: companyCode, companyName, by, byName, at, attempt } = order;
  const state = stateOfOnboarding(one);
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
    at: progress?.at ?? at,
    ...((state === 'stopped' || state === 'given-up') && fault !== undefined ? { fault } : {}),
  };
};
