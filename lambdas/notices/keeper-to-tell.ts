import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import { holds } from '#domain/rights/reach.ts';
import type { Delivery } from './delivery.ts';

/** Who keeps access, as he stands at this moment: undefined of whom the right was taken, or who was shut out. */
export const keeperToTell = async (
  { tenantId, userId }: { readonly tenantId: TenantId; readonly userId: UserId },
  { tenantOf }: Pick<Delivery, 'tenantOf'>,
): Promise<{ readonly to: string; readonly name: string } | undefined> => {
  const keeper = await (await tenantOf(tenantId)).findPerson(userId);
  if (keeper?.isActive !== true || !holds(keeper.rights, 'access.keep')) return undefined;
  const { email: to, name } = keeper;
  return { to, name };
};
