import { showOnboarding } from '#contract/operator/onboardings.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { onboardingView } from './onboarding-view.ts';

/** How far a company's onboarding came, and what stopped it. */
export const showOnboardingEndpoint = operatorEndpoint(
  showOnboarding,
  { action: 'onboarding.show', target: ({ params }) => `tenant ${params.tenantId}` },
  async ({ params, at }, context) => {
    const found = await context.onboardings.find(params.tenantId);
    return found === undefined ? refuse({ kind: 'not-found' }) : accept(onboardingView(found, at));
  },
);
