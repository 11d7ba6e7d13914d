import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { isGrantId, isTenantId } from '#domain/kernel/ids.ts';
import { instantOf, systemClock, type Clock } from '#lambdas/adapters/machine/clock.ts';
import { onFirstUse, operatorAuthorizerEnvironment } from '#lambdas/adapters/machine/environment.ts';
import { operatorHintIn, operatorSessionsOf } from '#lambdas/adapters/operator/operator-sessions.ts';
import { findSessionAndOperator, isServing, type GrantPlace } from '#lambdas/adapters/operator/operators.ts';
import { isSessionAlive, movedIdleExpiry, sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { headerOf, sessionCookieIn } from '#lambdas/http/api-event.ts';
import { authorizerPolicy, unauthorized } from '#lambdas/http/authorizer-answer.ts';
import { writeToLog } from '#lambdas/http/request-log.ts';
import { viewPath } from '#domain/support/view-path.ts';

const adapters = onFirstUse((source) => {
  const environment = operatorAuthorizerEnvironment(source);
  const client = documentClientOf({ region: environment.region });
  return { environment, client, sessions: operatorSessionsOf(client, environment.operatorSessionTable) };
});

type Asking = Pick<APIGatewayRequestAuthorizerEvent, 'resource' | 'pathParameters'>;

/** Whether it asks to look into a company. */
const isView = ({ resource }: Pick<Asking, 'resource'>): boolean => resource === viewPath;

/** Under which grant, which is read with the session. */
const grantIn = (event: Asking): GrantPlace | undefined => {
  const { tenantId, grantId } = event.pathParameters ?? {};
  return isView(event) && isTenantId(tenantId) && isGrantId(grantId) ? { tenantId, grantId } : undefined;
};

/**
 * Addresses are the wall's business (WAF, block by default); here a living session of an active operator counts, whose training
 * does: a session that outlives it is over with its last day. Into which company a request looks is what a grant of his own says and
 * nothing else: the environment for that company is chosen by it, and whether the grant is in force is judged there.
 */
export const operatorAuthorizer =
  (clock: Clock) =>
  async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const { headers, methodArn } = event;
    const token = sessionCookieIn(headerOf({ headers: headers ?? {} }, 'cookie'), 'operator');
    const operatorHint = operatorHintIn(token);
    if (operatorHint === undefined) throw unauthorized();
    const { environment, client, sessions } = adapters();
    const at = instantOf(clock());
    const place = grantIn(event);
    const { session, operator, grant } = await findSessionAndOperator(client, environment, {
      token,
      operatorHint,
      grant: place,
    });
    if (session === undefined || operator === undefined || !isServing(operator, at)) throw unauthorized();
    if (session.operatorId !== operator.operatorId || !isSessionAlive(session, at)) throw unauthorized();

    const sessionKey = sessionKeyOf(token);
    const moved = movedIdleExpiry(session, at);
    if (moved !== undefined) await sessions.move(sessionKey, session.idleExpiresAt, moved);
    const { operatorId, name: operatorName, roles, trainedUntil = '' } = operator;
    const asked = { principalId: operatorId, methodArn };
    if (isView(event) && (place === undefined || grant?.operatorId !== operatorId)) {
      writeToLog(JSON.stringify({ level: 'error', at, refusal: 'no-grant', operatorId, ...place }));
      return authorizerPolicy('Deny', asked);
    }
    return {
      ...authorizerPolicy('Allow', asked),
      context: {
        operatorId,
        operatorName,
        operatorRoles: roles.join(','),
        trainedUntil,
        sessionKey,
        ...(isView(event) ? { tenantId: place?.tenantId } : {}),
      },
    };
  };

export const handler = operatorAuthorizer(systemClock);
