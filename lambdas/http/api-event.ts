import type { APIGatewayProxyEvent } from 'aws-lambda';
import { sessionCookies, type Plane } from '#contract/header.ts';
import { contractPathOf } from '#contract/shared-paths.ts';
import { isOperatorId, isTenantId, isUserId } from '#domain/kernel/ids.ts';
import { isInstant } from '#domain/kernel/time.ts';
import type { OperatorRole } from '#domain/operators/operator-rights.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { sightIn } from '#domain/rights/sight.ts';
import type { Actor, Operator } from './call.ts';

/** A REST v1 proxy event. */
export type ApiEvent = APIGatewayProxyEvent;

/** Values that the gateway leaves undefined are no values. */
export const present = (
  values: Readonly<Record<string, string | undefined>> | null,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/** `POST /api/claims/{claimId}/votes`: a name that is safe in logs and metrics, unlike the path. */
export const gatewayRouteOf = (event: ApiEvent): string => `${event.httpMethod} ${event.resource}`;

/** `PUT /api/masters/departments/{entryId}`: the contract's own, where it is one of ours. */
export const routeOf = (event: ApiEvent): string =>
  `${event.httpMethod} ${contractPathOf(event.resource, present(event.pathParameters))}`;

export const isWrite = (event: ApiEvent): boolean =>
  event.httpMethod !== 'GET' && event.httpMethod !== 'HEAD';

/** A header by its lower-case name; clients and gateways write names as they like. */
export const headerOf = (event: Pick<ApiEvent, 'headers'>, name: string): string | undefined => {
  const { headers } = event;
  // Five look-ups a request: no list of entries, and lower case only for names that may fit.
  for (const header in headers)
    if (header.length === name.length && header.toLowerCase() === name) return headers[header];
  return undefined;
};

/** What a page is told to keep. */
export const cookiePair = (value: string, plane: Plane): string => `${sessionCookies[plane]}=${value}`;

/** Value of the session cookie in a Cookie header; empty when it is not there. */
export const sessionCookieIn = (header: string | undefined, plane: Plane = 'tenant'): string => {
  const start = `${sessionCookies[plane]}=`;
  const pair = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start));
  return pair?.slice(start.length) ?? '';
};

/** What the authorizer said about the caller; the gateway makes text of every value. */
export type AuthorizerContext = Readonly<Record<string, unknown>>;

/** Reads rights off what the authorizer said. */
export type RightsOf = (context: AuthorizerContext) => Grants;

/**
 * Who the authorizer said is calling; undefined on routes without one, or when a part is missing. `rightsOf` is left
 * out where nothing asks for a right: at the door.
 */
export const actorOf = (event: ApiEvent, rightsOf: RightsOf = () => ({})): Actor | undefined => {
  const context: AuthorizerContext = event.requestContext.authorizer ?? {};
  const {
    tenantId,
    userId,
    userName,
    provenAt,
    hasFactor,
    hasTotp = hasFactor,
    hasPasskey,
    limits,
  } = context;
  if (!isTenantId(tenantId) || !isUserId(userId)) return undefined;
  if (typeof userName !== 'string') return undefined;
  const actor = {
    tenantId,
    userId,
    name: userName,
    rights: rightsOf(context),
    sight: sightIn(context['sight']),
    ...(typeof limits === 'string' ? { limits } : {}),
    ...(isInstant(provenAt) ? { provenAt } : {}),
    // The gateway hands truth on as text. An authorizer of the release before says `hasFactor` of an authenticator.
    ...(String(hasTotp) === 'true' ? { hasTotp: true } : {}),
    ...(String(hasPasskey) === 'true' ? { hasPasskey: true } : {}),
  };
  // The gateway hands numbers on as text.
  const length = Number(context['passwordMinimumLength']);
  return Number.isSafeInteger(length) ? { ...actor, passwordMinimumLength: length } : actor;
};

/** Reads roles off what the operators' authorizer said, and what they may do; the tenants' functions know neither. */
export type OperatorRightsOf = (context: AuthorizerContext) => {
  readonly roles: readonly OperatorRole[];
  readonly rights: ReadonlySet<string>;
};

/** Whom the operator plane's authorizer named. */
export const operatorIdOf = ({
  requestContext: { authorizer },
}: ApiEvent): Operator['operatorId'] | undefined => {
  const { operatorId }: AuthorizerContext = authorizer ?? {};
  return isOperatorId(operatorId) ? operatorId : undefined;
};

/** The operator whom the operator plane's authorizer named; its context holds no tenant, the tenants' no operator. */
export const operatorOf = (event: ApiEvent, rightsOf: OperatorRightsOf): Operator | undefined => {
  const context: AuthorizerContext = event.requestContext.authorizer ?? {};
  const { operatorName, trainedUntil } = context;
  const operatorId = operatorIdOf(event);
  if (operatorId === undefined || typeof operatorName !== 'string') return undefined;
  return {
    operatorId,
    name: operatorName,
    ...rightsOf(context),
    trainedUntil: typeof trainedUntil === 'string' ? trainedUntil : '',
  };
};
