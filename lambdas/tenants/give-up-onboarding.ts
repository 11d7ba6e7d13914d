import { giveUpOnboarding } from '#contract/operator/onboardings.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { onboardingGivenUp } from '#lambdas/adapters/operator/onboardings.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { onboardingView, stateOfOnboarding } from './onboarding-view.ts';

/** 取りやめ: only while nothing was made, so that no half of a company is left. */
export const giveUpOnboardingEndpoint = operatorEndpoint(
  giveUpOnboarding,
  { action: 'tenant.onboard-given-up', target: ({ params }) => `tenant ${params.tenantId}` },
  async ({ params: { tenantId }, at, patience }, context, trail) => {
    const found = await context.onboardings.find(tenantId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    if (stateOfOnboarding(found, at) !== 'stopped') return refuse({ kind: 'onboarding-not-stopped' });
    if (found.progress?.fault !== 'code-taken') return refuse({ kind: 'onboarding-begun' });
    const { order } = found;
    const failed = await context.commit(
      { order: onboardingGivenUp(tenantId, order.attempt, at), trail: trail.told() },
      patience,
    );
    if (failed.length > 0) return refuse({ kind: 'onboarding-not-stopped' });
    return accept(onboardingView({ ...found, order: { ...order, givenUpAt: at } }, at));
  },
);
