import { rightsOf } from '#domain/rights/grants.ts';
import { holds } from '#domain/rights/reach.ts';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Delivery } from './delivery.ts';

/** So many of those who keep access hear of what touches it, those first who are here longest. */
const mostKeepersTold = 20;

type Whose = { readonly tenantId: TenantId; readonly whose?: UserId | undefined };

/** Whoever keeps access and can sign in, but for whom it is about. A company of 10,000 people is 3 MB, read page by page and not kept. */
export const keepersOf = async (
  { tenantId, whose }: Whose,
  { tenantOf, resetTenantOf }: Pick<Delivery, 'tenantOf' | 'resetTenantOf'>,
  most = mostKeepersTold,
): Promise<readonly UserId[]> => {
  const [tenant, people] = await Promise.all([tenantOf(tenantId), resetTenantOf(tenantId)]);
  const access = await tenant.findAccess();
  const found: UserId[] = [];
  for await (const user of people.everybody()) {
    if (found.length === most) break;
    if (user.id === whose || !user.isActive || !holds(rightsOf(user, access), 'access.keep')) continue;
    // Whoever has no password of his own yet keeps nothing, as who is staged by an import.
    if ((await people.invitations.invitation(user.id)) === undefined) found.push(user.id);
  }
  return found;
};
