import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantContextsOf } from '#lambdas/adapters/tenant/tenant-contexts.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { changePerson, type PersonChange } from '#lambdas/users/change-person.ts';
import { watanabe } from './tenant-plane.ts';

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
    actor: { userId: watanabe },
    at: new Date().toISOString() as Instant,
    requestId: 'request-1',
    sourceIp: '203.0.113.7',
  };
  return changePerson({ ...context, table }, request, { userId, change });
};
