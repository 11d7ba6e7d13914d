import { handler as onboarding } from '#lambdas/functions/onboarding.ts';
import { handler } from '#lambdas/functions/tenant-admin.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import {
  aContext,
  anEvent,
  anOrder,
  cookieHeader,
  smallMasters,
  tenantIdIn,
  told,
  watanabe,
} from '#test/builders/tenant-plane.ts';

type Options = {
  readonly body?: unknown;
  readonly roles?: string;
  readonly userId?: string;
  readonly tenantId?: string;
  readonly isForged?: boolean;
  readonly query?: Readonly<Record<string, string>>;
};

/** Two companies, and what asks their settings: as the first one's administrator, unless said otherwise. */
export const startTwoCompanies = async () => {
  const services = await startLocalServices();
  const minato = tenantIdIn(await onboarding(anOrder(), aContext()));
  const masters = smallMasters('有限会社あおば工房');
  const aoba = tenantIdIn(
    await onboarding(anOrder({ companyCode: 'aoba-kobo', masters, people: [] }), aContext()),
  );
  const send = async (route: string, options: Options = {}) => {
    const { body, roles = 'tenant-admin', userId = watanabe, tenantId = minato, isForged = false } = options;
    const { query } = options;
    const cookie = `${tenantId}.${'c'.repeat(43)}`;
    const authorizer = {
      tenantId,
      userId,
      userName: '渡辺直樹',
      roles,
      sessionKey: 'k',
      provenAt: new Date().toISOString(),
    };
    const headers = {
      ...cookieHeader(cookie),
      ...(isForged ? {} : { 'x-csrf-token': csrfTokenOf(cookie) }),
    };
    const asked = { ...(body === undefined ? {} : { body }), ...(query === undefined ? {} : { query }) };
    return told(await handler(anEvent(route, { headers, authorizer, ...asked }), aContext(tenantId)));
  };
  const put = async (name: string, value: unknown, options: Options = {}) => {
    const { version } = (await send(`GET /api/settings/${name}`)).body;
    return send(`PUT /api/settings/${name}`, { body: { value, expectedVersion: version }, ...options });
  };
  return { services, minato, aoba, send, put };
};
