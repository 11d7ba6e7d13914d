import { rightsOf, type CompanyAccess } from '#domain/rights/grants.ts';
import { holds } from '#domain/rights/reach.ts';
import type { User } from '#domain/tenants/masters.ts';
import { personTarget, type AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { newKeeperDeed } from '#rows/told-deeds.ts';

const keeps = (user: User, access: CompanyAccess): boolean =>
  user.isActive && holds(rightsOf(user, access), 'access.keep');

/**
 * Belongs to what makes of somebody one who keeps access: an audit item, by which the others who do hear of it. Whoever has
 * no password of his own is told of when he is invited.
 * @param before absent of who is invited
 */
export const newKeeperWrite = async (
  { audit }: Pick<TenantContext, 'audit'>,
  request: AuditRequest,
  { before, after, access }: { readonly before?: User; readonly after: User; readonly access: CompanyAccess },
): Promise<Write | undefined> =>
  keeps(after, access) && !(before !== undefined && keeps(before, access))
    ? audit(request, { action: newKeeperDeed, target: personTarget(after.id), outcome: 'done' })
    : undefined;
