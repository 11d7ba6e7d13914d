import type { UserId } from '#domain/kernel/ids.ts';
import { guardedRights } from '#domain/rights/guarded-rights.ts';
import type { Holder } from '#domain/rights/holders.ts';
import type { Keeper } from '#domain/second-person/independent.ts';
import { mailboxOf } from '#domain/tenants/mail-address.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { storedPersonRow } from '#lambdas/settings/people-store.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { openNames } from '#lambdas/users/sign-in-name-store.ts';
import { whoMay } from '#lambdas/users/who-may.ts';

/** So many of those who keep access are asked and counted: two suffice. */
export const mostKeepers = 20;

/** Who holds one of 管理者の権限, each once: nobody of them may decide, and each is to hear of it (docs/decisions/0205). */
export const anyAdministrators = async (
  masters: Pick<TenantMasters, 'access' | 'people'>,
): Promise<readonly Holder[]> => {
  const holders = (await Promise.all(guardedRights.map((right) => whoMay(masters, right)))).flat();
  return [...new Map(holders.map((one) => [one.id, one])).values()].slice(0, mostKeepers);
};

/** Who keeps access, is let in for good and has a password of his own: who could decide about a request of another one. */
export const keepersOf = async (
  context: Pick<TenantContext, 'table' | 'sealed'>,
  masters: Pick<TenantMasters, 'access' | 'people'>,
): Promise<readonly Keeper<UserId>[]> => {
  const holders = (await whoMay(masters, 'access.keep')).slice(0, mostKeepers);
  const found = await Promise.all(
    holders.map(async ({ id }) => {
      const [isOwn, row] = await Promise.all([
        masters.people.hasOwnPassword(id),
        storedPersonRow(context.table, id),
      ]);
      if (!isOwn || row === undefined) return [];
      const { namedAt, registeredAt, registeredBy } = row;
      const mailbox = mailboxOf((await openNames(context, id, row)).email);
      return [{ id, mailbox, namedAt, registeredAt, registeredBy }];
    }),
  );
  return found.flat();
};
