import { endOperatorSessions } from '#contract/operator/own-account.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { OperatorAuthContext } from '#lambdas/adapters/operator/operator-auth-context.ts';
import { sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { operatorTarget } from './sign-in-steps.ts';

/** All others of one's own: each is gone before the answer is sent, so that its next request is refused. */
export const endOperatorSessionsEndpoint = signInEndpoint<OperatorAuthContext>()(
  endOperatorSessions,
  async (request, { sessions, record }) => {
    const { operator, cookie, at } = request;
    if (operator === undefined) return refuse({ kind: 'signed-out' });
    const { operatorId } = operator;
    const target = operatorTarget(operatorId);
    await record(request, { action: 'operator.end-sessions', target, outcome: 'done' });
    const own = sessionKeyOf(cookie);
    const others = (await sessions.listOf(operatorId, at)).filter(({ sessionKey }) => sessionKey !== own);
    await Promise.all(others.map(({ sessionKey }) => sessions.endOne(operatorId, sessionKey)));
    return accept({ body: undefined });
  },
);
