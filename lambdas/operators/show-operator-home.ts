import { showOperatorHome } from '#contract/operator/home.ts';
import { accept } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { homeOf } from './home-sources.ts';

/** What is due, and what burns. */
export const showOperatorHomeEndpoint = operatorEndpoint(
  showOperatorHome,
  { action: 'home.show', target: () => 'home' },
  async ({ operator, at }, context) => accept({ groups: await homeOf({ context, operator, at }) }),
);
