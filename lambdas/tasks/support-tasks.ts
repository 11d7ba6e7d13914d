import type { Instant } from '#domain/kernel/time.ts';
import { askDays, grantParts, grantStateAt, mostOfDay } from '#domain/support/support-grant.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { supportGrant } from '#rows/support.ts';

/** Those that wait are among what was made within these days. */
const mostLooked = mostOfDay * (askDays + 4);

/** What the operators ask to see of the company, and nobody answered yet: who asks, for what. */
export const supportAskings = async (table: TenantTable, at: Instant): Promise<readonly string[]> => {
  const { items } = await table.query({
    ...supportGrant.among({}),
    forward: false,
    consistent: true,
    limit: mostLooked,
  });
  return items
    .map((row) => supportGrant.read(row))
    .filter((grant) => grantStateAt(grant, at) === 'asked')
    .map(
      ({ operatorName, parts, hours }) =>
        `${operatorName}：${parts.map((part) => grantParts[part].words).join('・')}（${hours}時間）`,
    );
};
