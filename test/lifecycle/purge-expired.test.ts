import { expect, test } from 'vitest';
import { isTenantId, type TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { RetentionTenant } from '#lambdas/adapters/jobs/retention-tenants.ts';
import { purgeExpired } from '#lambdas/retention/purge-expired.ts';

const at = '2026-11-29T18:30:00.000Z' as Instant;
const tenantIds = ['a', 'b', 'c'].map((name) => `t01jtenant0000000000000000${name}`).filter(isTenantId);

/** A night over three companies of one page; `during` is what happens while one of them is purged. */
const aNight = async (during: (tenantId: TenantId, begin: (waiting: TenantId) => void) => void) => {
  const [waiting, purged] = [new Set<TenantId>(), new Array<TenantId>()];
  const tenant = {
    listReservations: async () => [],
    listLoginCounters: async () => ({ hashes: [], nextCursor: undefined }),
  } as unknown as RetentionTenant;
  const report = await purgeExpired(
    {
      reports: { find: async () => undefined, save: async () => undefined },
      purgeExpiredRows: async () => ({ sessions: 0, challenges: 0 }),
      listTenants: async () => ({
        items: tenantIds.map((tenantId) => ({
          tenantId,
          companyCode: tenantId,
          name: tenantId,
          state: 'active',
          plan: 'standard',
          cell: 'shared',
          createdAt: at,
        })),
      }),
      // As the table answers: what stood there when it was asked.
      waitingCompanies: async () => {
        const asOfNow = new Set(waiting);
        return (tenantId) => asOfNow.has(tenantId);
      },
      tenantOf: async (tenantId) => {
        purged.push(tenantId);
        during(tenantId, (company) => waiting.add(company));
        return tenant;
      },
      record: async () => undefined,
      now: () => at,
    },
    { at, requestId: 'r-1', mayGoOn: () => true },
  );
  return { purged, report };
};

test('a company whose maintenance begins while another of its page is purged waits for the next night', async () => {
  const [first, second, third] = tenantIds;
  const { purged, report } = await aNight((tenantId, begin) => {
    if (tenantId === first && second !== undefined) begin(second);
  });
  expect(purged).toEqual([first, third]);
  expect(report).toMatchObject({ tenants: 2, failedTenants: [], finishedAt: at });
});

test('nobody waits where there is no maintenance', async () => {
  expect((await aNight(() => undefined)).purged).toEqual(tenantIds);
});
