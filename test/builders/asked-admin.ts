import { tenantContracts } from '#contract/all.ts';
import { namesIn } from '#contract/shapes/path-names.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import { handler } from '#lambdas/functions/tenant-admin.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { undeclared } from '#test/contract/declared-refusal.ts';
import { aContext, anEvent, cookieHeader, told, watanabe } from './tenant-plane.ts';

export type AdminAsked = {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  /** Of who asks. @default 渡辺直樹, テナント管理者 */
  readonly userId?: string;
  readonly name?: string;
  readonly roles?: string;
  /** What the company decided about access, as the authorizer tells it. */
  readonly access?: string;
};

/** The address that a path with ids in it is one of: `/api/users/01J…` is `/api/users/{userId}`. */
const resourceOf = (method: string, path: string) => {
  for (const { contract } of tenantContracts) {
    if (contract.method !== method) continue;
    const names = namesIn(contract.path);
    const values = new RegExp(`^${contract.path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`).exec(path)?.slice(1);
    if (values !== undefined)
      return {
        resource: contract.path,
        params: Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(values[at] ?? '')])),
      };
  }
  throw new Error(`no endpoint stands at ${method} ${path}`);
};

/** Asks `tenant-admin` itself, as somebody who is signed in: `askAdmin(minato)('PUT /api/users/01J…', { body })`. */
export const askAdmin =
  (tenantId: TenantId) =>
  async (asked: string, options: AdminAsked = {}) => {
    const { body, query, userId = watanabe, name = '渡辺直樹', roles = 'tenant-admin', access } = options;
    const [method = '', path = ''] = asked.split(' ');
    const { resource, params } = resourceOf(method, path);
    const cookie = `${tenantId}.${'c'.repeat(43)}`;
    const provenAt = new Date().toISOString();
    const authorizer = { tenantId, userId, userName: name, roles, sessionKey: 'k', provenAt };
    const event = anEvent(`${method} ${resource}`, {
      headers: { ...cookieHeader(cookie), 'x-csrf-token': csrfTokenOf(cookie) },
      authorizer: access === undefined ? authorizer : { ...authorizer, access },
      params,
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body }),
    });
    const answer = told(await handler(event, aContext(tenantId)));
    const fault = undeclared({ method, path: resource, status: answer.status, code: answer.body?.code });
    if (fault !== undefined) throw new Error(fault);
    return answer;
  };
