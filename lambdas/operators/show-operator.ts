import { showOperator } from '#contract/operator/operators.ts';
import { accept } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { operatorPolicy, operatorTarget } from './sign-in-steps.ts';

/** Who is signed in, what he may do, and the token that a page needs after it was loaded anew. */
export const showOperatorEndpoint = operatorEndpoint(
  showOperator,
  { action: 'operator.show', target: ({ operator }) => operatorTarget(operator.operatorId) },
  async ({ cookie, operator: { operatorId, name, roles, rights, trainedUntil } }) =>
    accept({
      csrfToken: csrfTokenOf(cookie),
      operator: { id: operatorId, name, roles: [...roles], trainedUntil },
      rights: [...rights],
      passwordPolicy: operatorPolicy,
    }),
);
