import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { limitsText } from '#domain/tenants/limits-text.ts';
import { accessText, heldIn } from '#domain/rights/access-text.ts';
import { sightOf, sightText } from '#domain/rights/sight.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { instantOf, systemClock, type Clock } from '#lambdas/adapters/machine/clock.ts';
import { authorizerEnvironment, onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { findSessionAndTenant } from '#lambdas/adapters/sign-in/session-check.ts';
import { personHintIn, sessionsOf } from '#lambdas/adapters/sign-in/sessions.ts';
import { movedIdleExpiry, sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { dedicatedHostsIn } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { authorizeSession } from '#lambdas/auth/authorize-session.ts';
import { headerOf, sessionCookieIn } from '#lambdas/http/api-event.ts';
import { authorizerPolicy, unauthorized } from '#lambdas/http/authorizer-answer.ts';
import { writeToLog } from '#lambdas/http/request-log.ts';

const adapters = onFirstUse((source) => {
  const environment = authorizerEnvironment(source);
  const client = documentClientOf({ region: environment.region });
  const hosts = dedicatedHostsIn(environment.dedicatedHosts);
  return { environment, client, hosts, sessions: sessionsOf(client, environment.sessionTable) };
});

/** What the functions behind need of the tenant's settings, which they cannot read themselves. */
const policyFacts = ({
  tenant,
  limits,
  readOnlyUntil,
}: Pick<Awaited<ReturnType<typeof findSessionAndTenant>>, 'tenant' | 'limits' | 'readOnlyUntil'>) => {
  const told = limitsText(limits);
  return {
    ...(told === undefined ? {} : { limits: told }),
    ...(tenant === undefined ? {} : { passwordMinimumLength: tenant.rules.minimumLength }),
    ...(readOnlyUntil === undefined ? {} : { readOnlyUntil }),
  };
};

export const authorizer =
  (clock: Clock) =>
  async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const token = sessionCookieIn(headerOf({ headers: event.headers ?? {} }, 'cookie'));
    const hint = personHintIn(token);
    if (hint === undefined) throw unauthorized();
    const { environment, client, hosts, sessions } = adapters();
    const at = instantOf(clock());
    const { identity, domainName: host = '' } = event.requestContext;
    const { sourceIp } = identity;
    const found = await findSessionAndTenant(client, environment, { token, hint, at });
    const { session, tenant, access, saysOfLabels, hasFactor, hasTotp, hasPasskey } = found;
    const verdict = authorizeSession({ session, tenant, hasFactor, sourceIp, host, hosts, at });
    if (verdict === 'signed-out' || session === undefined) throw unauthorized();

    const { tenantId, userId, userName, roles, timeBox } = session;
    const asked = { principalId: userId, methodArn: event.methodArn };
    if (verdict === 'refused') {
      writeToLog(JSON.stringify({ level: 'error', at, refusal: 'ip-or-state', tenantId, userId, sourceIp }));
      return authorizerPolicy('Deny', asked);
    }
    const sessionKey = sessionKeyOf(token);
    const moved = movedIdleExpiry(session, at, tenant?.rules);
    if (moved !== undefined) await sessions.move(sessionKey, session.idleExpiresAt, moved);
    const held = heldIn(roles);
    const decided = accessText(access, held);
    const sight = sightText(sightOf(access.labels, { userId, roles: held, timeBox }, saysOfLabels));
    return {
      ...authorizerPolicy('Allow', asked),
      context: {
        tenantId,
        userId,
        userName,
        roles,
        sessionKey,
        // A sign-in is a proof too.
        provenAt: session.provenAt ?? session.startedAt,
        ...(hasTotp ? { hasTotp } : {}),
        ...(hasPasskey ? { hasPasskey } : {}),
        ...(decided === undefined ? {} : { access: decided }),
        ...(sight === undefined ? {} : { sight }),
        ...policyFacts(found),
      },
    };
  };

export const handler = authorizer(systemClock);
