import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { documentClientOf } from '#lambdas/adapters/clients.ts';
import { instantOf, systemClock, type Clock } from '#lambdas/adapters/clock.ts';
import { authorizerEnvironment, onFirstUse } from '#lambdas/adapters/environment.ts';
import { findSessionAndTenant } from '#lambdas/adapters/session-check.ts';
import { sessionsOf, tenantHintIn } from '#lambdas/adapters/sessions.ts';
import { movedIdleExpiry, sessionKeyOf } from '#lambdas/adapters/token-rows.ts';
import { authorizeSession } from '#lambdas/auth/authorize-session.ts';
import { headerOf, sessionCookieIn } from '#lambdas/http/api-event.ts';
import { writeToLog } from '#lambdas/http/request-log.ts';

/** API Gateway turns exactly this message into a 401. */
const unauthorized = () => new Error('Unauthorized');

const policy = (
  Effect: 'Allow' | 'Deny',
  { principalId, methodArn }: { readonly principalId: string; readonly methodArn: string },
): APIGatewayAuthorizerResult => ({
  principalId,
  policyDocument: {
    Version: '2012-10-17',
    // The whole stage: a policy may be cached for all methods, so one that names a method would refuse others.
    Statement: [
      { Action: 'execute-api:Invoke', Effect, Resource: `${methodArn.split('/').slice(0, 2).join('/')}/*` },
    ],
  },
});

const adapters = onFirstUse((source) => {
  const environment = authorizerEnvironment(source);
  const client = documentClientOf({ region: environment.region });
  return { environment, client, sessions: sessionsOf(client, environment.sessionTable) };
});

export const authorizer =
  (clock: Clock) =>
  async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const token = sessionCookieIn(headerOf({ headers: event.headers ?? {} }, 'cookie'));
    const tenantHint = tenantHintIn(token);
    if (tenantHint === undefined) throw unauthorized();
    const { environment, client, sessions } = adapters();
    const at = instantOf(clock());
    const { sourceIp } = event.requestContext.identity;
    const { session, tenant } = await findSessionAndTenant(client, environment, { token, tenantHint });
    const verdict = authorizeSession({ session, tenant, sourceIp, at });
    if (verdict === 'signed-out' || session === undefined) throw unauthorized();

    const { tenantId, userId, userName, roles } = session;
    const asked = { principalId: userId, methodArn: event.methodArn };
    if (verdict === 'refused') {
      writeToLog(JSON.stringify({ level: 'error', at, refusal: 'ip-or-state', tenantId, userId, sourceIp }));
      return policy('Deny', asked);
    }
    const sessionKey = sessionKeyOf(token);
    const moved = movedIdleExpiry(session, at);
    if (moved !== undefined) await sessions.move(sessionKey, session.idleExpiresAt, moved);
    return { ...policy('Allow', asked), context: { tenantId, userId, userName, roles, sessionKey } };
  };

export const handler = authorizer(systemClock);
