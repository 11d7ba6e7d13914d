import { logOut } from '#contract/operator/operators.ts';
import { refuse } from '#domain/kernel/result.ts';
import type { OperatorAuthContext } from '#lambdas/adapters/operator/operator-auth-context.ts';
import { sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { endedSessionCookie } from '#lambdas/http/guards.ts';
import { operatorTarget } from './sign-in-steps.ts';

/** The session is gone before the answer is sent: the next request with its cookie is refused. */
export const logOutEndpoint = signInEndpoint<OperatorAuthContext>()(
  logOut,
  async (request, { record, sessions }) => {
    const { operator, cookie } = request;
    if (operator === undefined) return refuse({ kind: 'signed-out' });
    const target = operatorTarget(operator.operatorId);
    await record(request, { action: 'operator.sign-out', target, outcome: 'done' });
    await sessions.endOne(operator.operatorId, sessionKeyOf(cookie));
    return { ok: true, value: { body: undefined, setCookie: endedSessionCookie('operator') } };
  },
);
