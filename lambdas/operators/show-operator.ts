import * as v from 'valibot';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { operatorShape } from './sign-in-steps.ts';

/** Who is signed in, and the token that a page needs after it was loaded anew. */
export const showOperatorEndpoint = operatorEndpoint({
  summary: 'サインイン中の運用者を見る',
  refusals: {},
  answer: v.object({ csrfToken: v.string(), operator: operatorShape }),
  action: 'operator.show',
  target: ({ operator }) => `operator ${operator.operatorId}`,
  run: ({ cookie, operator: { operatorId, name } }) =>
    Promise.resolve({
      ok: true,
      value: { csrfToken: csrfTokenOf(cookie), operator: { id: operatorId, name } },
    }),
});
