import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaimId, TenantId } from '#domain/kernel/ids.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { settingsUnchanged, settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import { newUlid } from '#test/journeys/person.ts';

let services: Awaited<ReturnType<typeof startLocalServices>>;
beforeAll(async () => {
  services = await startLocalServices();
});
afterAll(() => services.close());

let tenants = 0;
const aTenant = () => {
  tenants += 1;
  const tenantId = `t01${String(tenants).padStart(24, '0')}` as TenantId;
  const names = { tenantDataTable: 'TenantData', auditTable: 'Audit' };
  return tenantTableOf(tenantId, documentClientOf({ region: 'ap-northeast-1' }), names);
};
const claimIds = Array.from({ length: 200 }, () => newUlid() as ClaimId);

describe('the version of the settings', () => {
  test('is what an act saw, for every claim, until somebody changes it', async () => {
    const table = aTenant();
    await table.transact(settingsVersionWrites(1, undefined));
    const passes = async (seen: number) =>
      (
        await Promise.all(
          claimIds.map((claimId) => table.transact({ masters: settingsUnchanged(seen, claimId) })),
        )
      ).filter(({ stored }) => stored).length;
    expect([await passes(1), await passes(2)]).toEqual([200, 0]);
    expect(await table.transact(settingsVersionWrites(2, 1))).toEqual({ stored: true });
    expect([await passes(1), await passes(2)]).toEqual([0, 200]);
  });

  test('of a tenant from before the copies is believed until its first change', async () => {
    const table = aTenant();
    const key = { pk: 'SET', sk: 'V' };
    await table.transact({ old: { kind: 'put', key, item: { settingsVersion: 4 } } });
    const check = (seen: number) =>
      table.transact({ masters: settingsUnchanged(seen, '01JCLAIM000000000000000000' as ClaimId) });
    expect(await check(4)).toEqual({ stored: true });
    expect(await table.transact(settingsVersionWrites(5, 4))).toEqual({ stored: true });
    expect(await check(4)).toMatchObject({ stored: false });
    expect(await check(5)).toEqual({ stored: true });
    expect((await table.get(key))?.['settingsVersion']).toBe(5);
  });

  test('is changed by one of two who saw the same', async () => {
    const table = aTenant();
    await table.transact(settingsVersionWrites(1, undefined));
    const outcomes = await Promise.all([
      table.transact(settingsVersionWrites(2, 1)),
      table.transact(settingsVersionWrites(2, 1)),
    ]);
    expect(outcomes.filter(({ stored }) => stored)).toHaveLength(1);
    expect(outcomes.find(({ stored }) => !stored)).toMatchObject({
      refused: { settingsVersion: { item: { settingsVersion: 2 } } },
    });
  });

  test('is looked at in 32 places, so that acts on two claims seldom meet', () => {
    const places = new Set(claimIds.map((claimId) => settingsUnchanged(1, claimId).key.pk));
    expect(places.size).toBeGreaterThan(25);
    expect(places.size).toBeLessThan(33);
  });
});
