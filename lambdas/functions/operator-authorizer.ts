import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { instantOf, systemClock, type Clock } from '#lambdas/adapters/machine/clock.ts';
import { onFirstUse, operatorAuthorizerEnvironment } from '#lambdas/adapters/machine/environment.ts';
import { operatorHintIn, operatorSessionsOf } from '#lambdas/adapters/operator/operator-sessions.ts';
import { findSessionAndOperator, isServing } from '#lambdas/adapters/operator/operators.ts';
import { isSessionAlive, movedIdleExpiry, sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { headerOf, sessionCookieIn } from '#lambdas/http/api-event.ts';
import { authorizerPolicy, unauthorized } from '#lambdas/http/authorizer-answer.ts';

const adapters = onFirstUse((source) => {
  const environment = operatorAuthorizerEnvironment(source);
  const client = documentClientOf({ region: environment.region });
  return { environment, client, sessions: operatorSessionsOf(client, environment.operatorSessionTable) };
});

/**
 * Addresses are the wall's business (WAF, block by default); here a living session of an active operator counts, whose training
 * does: a session that outlives it is over with its last day.
 */
export const operatorAuthorizer =
  (clock: Clock) =>
  async ({ headers, methodArn }: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const token = sessionCookieIn(headerOf({ headers: headers ?? {} }, 'cookie'), 'operator');
    const operatorHint = operatorHintIn(token);
    if (operatorHint === undefined) throw unauthorized();
    const { environment, client, sessions } = adapters();
    const at = instantOf(clock());
    const { session, operator } = await findSessionAndOperator(client, environment, { token, operatorHint });
    if (session === undefined || operator === undefined || !isServing(operator, at)) throw unauthorized();
    if (session.operatorId !== operator.operatorId || !isSessionAlive(session, at)) throw unauthorized();

    const sessionKey = sessionKeyOf(token);
    const moved = movedIdleExpiry(session, at);
    if (moved !== undefined) await sessions.move(sessionKey, session.idleExpiresAt, moved);
    const { operatorId, name: operatorName, roles, trainedUntil = '' } = operator;
    const answer = authorizerPolicy('Allow', { principalId: operatorId, methodArn });
    return {
      ...answer,
      context: { operatorId, operatorName, operatorRoles: roles.join(','), trainedUntil, sessionKey },
    };
  };

export const handler = operatorAuthorizer(systemClock);
