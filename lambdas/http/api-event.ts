import type { APIGatewayProxyEvent } from 'aws-lambda';
import { isTenantId, isUserId } from '#domain/kernel/ids.ts';
import type { Role } from '#domain/tenants/masters.ts';
import type { Actor } from './endpoint.ts';

/** A REST v1 proxy event; `json` is its parsed body, put there by the body middleware. */
export type ApiEvent = APIGatewayProxyEvent & { json?: unknown };

/** `POST /api/claims/{claimId}/votes`: a name that is safe in logs and metrics, unlike the path. */
export const routeOf = (event: ApiEvent): string => `${event.httpMethod} ${event.resource}`;

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

export const cookieName = '__Host-sid';

/** Value of the session cookie in a Cookie header; empty when it is not there. */
export const sessionCookieIn = (header: string | undefined): string =>
  (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1) ?? '';

const knownRoles: readonly Role[] = ['applicant', 'approver', 'accountant', 'tenant-admin', 'auditor'];

/** Roles from the authorizer's comma-separated text. A word that is no role gives no right. */
export const rolesIn = (text: string): readonly Role[] => {
  const words = text.split(',');
  return knownRoles.filter((role) => words.includes(role));
};

/** Who the authorizer said is calling; undefined on routes without one, or when a part is missing. */
export const actorOf = (event: ApiEvent): Actor | undefined => {
  const context: Readonly<Record<string, unknown>> = event.requestContext.authorizer ?? {};
  const { tenantId, userId, userName, roles } = context;
  if (!isTenantId(tenantId) || !isUserId(userId)) return undefined;
  if (typeof userName !== 'string' || typeof roles !== 'string') return undefined;
  return { tenantId, userId, name: userName, roles: rolesIn(roles) };
};
