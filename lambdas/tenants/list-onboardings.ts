import { listOnboardings } from '#contract/operator/onboardings.ts';
import { accept } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { onboardingView } from './onboarding-view.ts';

/** 会社の開設, the newest first. */
export const listOnboardingsEndpoint = operatorEndpoint(
  listOnboardings,
  { action: 'onboarding.list', target: () => 'onboardings' },
  async ({ query, at }, context) => {
    const { items, ...rest } = await context.onboardings.page(query);
    return accept({ ...rest, items: items.map((one) => onboardingView(one, at)) });
  },
);
