import { resumeOnboarding } from '#contract/operator/onboardings.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { onboardingTakenUp } from '#lambdas/adapters/operator/onboardings.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { onboardingView, stateOfOnboarding } from './onboarding-view.ts';

/** 再開: the next attempt, which the table's stream starts. A mail of unknown fate is decided with it, for this attempt alone. */
export const resumeOnboardingEndpoint = operatorEndpoint(
  resumeOnboarding,
  { action: 'tenant.onboard-resumed', target: ({ params }) => `tenant ${params.tenantId}` },
  async ({ params: { tenantId }, body, at, patience }, context, trail) => {
    const found = await context.onboardings.find(tenantId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    if (stateOfOnboarding(found, at) !== 'stopped') return refuse({ kind: 'onboarding-not-stopped' });
    const isUnknown = found.progress?.fault === 'mail-unknown';
    if (isUnknown && body.mail === undefined) return refuse({ kind: 'mail-verdict-needed' });
    const { order } = found;
    const verdict = isUnknown ? body.mail : undefined;
    const failed = await context.commit(
      { order: onboardingTakenUp(tenantId, order.attempt, { verdict, at }), trail: trail.told() },
      patience,
    );
    if (failed.length > 0) return refuse({ kind: 'onboarding-not-stopped' });
    return accept(
      onboardingView({ ...found, order: { ...order, attempt: order.attempt + 1, takenUpAt: at } }, at),
    );
  },
);
