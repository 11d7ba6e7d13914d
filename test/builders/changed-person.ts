import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantContextsOf } from '#lambdas/adapters/tenant/tenant-contexts.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { accept } from '#domain/kernel/result.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { changePerson } from '#lambdas/users/change-person.ts';
import type { Hand } from '#lambdas/users/person-change-store.ts';
import { watanabe } from './tenant-plane.ts';

/** What decides whether a person may sign in, and what he may do then. */
export type PersonChange = Partial<Pick<User, 'roles' | 'isActive'>>;

/** `changed`, or the refusal. */
export const changedBy = async (
  context: TenantContext,
  request: AuditRequest & Hand,
  { userId, change }: { readonly userId: UserId; readonly change: PersonChange },
): Promise<string> => {
  const changed = await changePerson<never>(context, request, {
    userId,
    decide: async ({ user }) => accept({ action: 'user.change-rights', user: { ...user, ...change } }),
  });
  return changed.ok ? 'changed' : changed.refusal.kind;
};

/** Changes what a person may do, or whether he works there, as an administrator of his company does. */
export const changedPerson = async (tenantId: TenantId, userId: UserId, change: PersonChange) => {
  const context = await tenantContextsOf(() => new Date())(tenantId);
  const place = { region: 'ap-northeast-1', sessionTable: 'Session' };
  const client = documentClientOf({
    ...place,
    credentials: { accessKeyId: 'AKIAFUNCTION', secretAccessKey: 'function-secret', sessionToken: '' },
  });
  const table = tenantTableOf(tenantId, client, {
    tenantDataTable: 'TenantData',
    auditTable: 'Audit',
    ...place,
  });
  const request = {
    actor: { userId: watanabe as UserId, name: '渡辺直樹' },
    at: new Date().toISOString() as Instant,
    requestId: 'request-1',
    sourceIp: '203.0.113.7',
  };
  return changedBy({ ...context, table }, request, { userId, change });
};
