import { listOperatorSessions } from '#contract/operator/own-account.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { OperatorAuthContext } from '#lambdas/adapters/operator/operator-auth-context.ts';
import { sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { sessionIdOf } from '#lambdas/auth/session-id.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { operatorTarget } from './sign-in-steps.ts';

/** サインイン中の端末: one's own. */
export const listOperatorSessionsEndpoint = signInEndpoint<OperatorAuthContext>()(
  listOperatorSessions,
  async (request, { sessions, record }) => {
    const { operator, cookie, at } = request;
    if (operator === undefined) return refuse({ kind: 'signed-out' });
    const { operatorId } = operator;
    const own = sessionKeyOf(cookie);
    const items = (await sessions.listOf(operatorId, at)).map(({ sessionKey, ...told }) => ({
      id: sessionIdOf(sessionKey),
      isThis: sessionKey === own,
      device: told.device,
      address: told.address,
      startedAt: told.startedAt,
      expiresAt: told.expiresAt,
    }));
    const target = operatorTarget(operatorId);
    await record(request, { action: 'operator.list-sessions', target, outcome: 'done' });
    return accept({ body: { items } });
  },
);
