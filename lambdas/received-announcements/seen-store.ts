import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { announcementsSeen } from '#rows/announcements.ts';

/** Up to when somebody has seen the list of お知らせ; undefined of whoever never opened it. */
export const seenUpTo = async (table: TenantTable, userId: UserId): Promise<Instant | undefined> => {
  const row = await table.get(announcementsSeen.key({ userId }), { consistent: true });
  return row === undefined ? undefined : announcementsSeen.read(row).upTo;
};

/** Forward alone: a mark that stands further on says more already. */
export const seenWrite = (userId: UserId, upTo: Instant): Write => ({
  kind: 'put',
  ...announcementsSeen.row({ userId }, { upTo }),
  condition: { expression: 'attribute_not_exists(PK) OR upTo < :upTo', values: { ':upTo': upTo } },
});
