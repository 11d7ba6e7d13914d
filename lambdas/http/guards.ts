import { hash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import { csrfHeader, type Plane } from '#contract/header.ts';
import { cookiePair, headerOf, isWrite, sessionCookieIn, type ApiEvent } from './api-event.ts';
import type { RefusalKind } from '#contract/refusal.ts';
import type { Refusal } from '#contract/refusals/every-refusal.ts';
import { noteOf } from './request-note.ts';

type Invocation = { readonly event: ApiEvent; readonly context: Context };
export type Guard = {
  readonly before: (invocation: Invocation) => Promise<APIGatewayProxyResult> | undefined;
};

/**
 * `listed`: what the endpoint said it may refuse with. Words are loaded with the first refusal: most requests of a fresh
 * environment need none.
 */
export const refused = async (
  event: ApiEvent,
  refusal: Refusal,
  listed?: readonly RefusalKind[],
): Promise<APIGatewayProxyResult> => {
  noteOf(event).refusal = refusal.kind;
  const { problemOf } = await import('./problem.ts');
  return problemOf(refusal, event.requestContext.requestId, listed);
};

/**
 * This environment belongs to one tenant (Lambda tenant isolation), and the authorizer named one: they must be the
 * same. A missing name counts as another one.
 */
export const tenantGuard: Guard = {
  before: ({ event, context }) => {
    const named: unknown = event.requestContext.authorizer?.['tenantId'];
    if (typeof named === 'string' && named !== '' && context.tenantId === named) return undefined;
    noteOf(event).isTenantMismatch = true;
    return refused(event, { kind: 'not-allowed' });
  },
};

/** The token that a page must send back with each write; another site can neither read nor guess it. */
export const csrfTokenOf = (cookie: string): string => hash('sha256', `csrf.${cookie}`, 'base64url');

const areSame = (left: string, right: string): boolean => {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Writes inside a session need the token of that session's cookie. */
export const csrfGuardOf = (plane: Plane): Guard => ({
  before: ({ event }) => {
    const isInSession = event.requestContext.authorizer?.['sessionKey'] !== undefined;
    if (!isWrite(event) || !isInSession) return undefined;
    const cookie = sessionCookieIn(headerOf(event, 'cookie'), plane);
    const token = headerOf(event, csrfHeader) ?? '';
    if (cookie !== '' && areSame(token, csrfTokenOf(cookie))) return undefined;
    return refused(event, { kind: 'csrf-missing' });
  },
});

/** A cookie that only this host, only TLS and only our own pages get to use. */
export const sessionCookie = (value: string, plane: Plane = 'tenant'): string =>
  `${cookiePair(value, plane)}; Secure; HttpOnly; SameSite=Strict; Path=/`;
export const endedSessionCookie = (plane: Plane = 'tenant'): string =>
  `${sessionCookie('', plane)}; Max-Age=0`;
