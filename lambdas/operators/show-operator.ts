import { showOperator } from '#contract/operator/operators.ts';
import { accept } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { operatorTarget } from './sign-in-steps.ts';

/** Who is signed in, and the token that a page needs after it was loaded anew. */
export const showOperatorEndpoint = operatorEndpoint(
  showOperator,
  { action: 'operator.show', target: ({ operator }) => operatorTarget(operator.operatorId) },
  async ({ cookie, operator: { operatorId, name } }) =>
    accept({ csrfToken: csrfTokenOf(cookie), operator: { id: operatorId, name } }),
);
