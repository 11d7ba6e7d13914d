import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaimId, TenantId } from '#domain/kernel/ids.ts';
import { shippedAccess } from '#domain/rights/grants.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { rowsOfMasters } from '#lambdas/settings/master-rows.ts';
import { settingsUnchanged, settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { settingsVersion } from '#rows/settings.ts';
import { mastersOf } from '#lambdas/settings/tenant-masters.ts';
import { companyAccess } from '#rows/access.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import { smallMasters } from '#test/builders/tenant-plane.ts';
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

/** The same table, where somebody's change comes between two reads of one loading, whatever their order. */
const overtakenOnce = (table: TenantTable, change: () => Promise<unknown>): TenantTable => {
  let reading: Promise<unknown> | undefined;
  let isDone = false;
  const changeOnce = async () => {
    if (isDone) return;
    isDone = true;
    await reading;
    await change();
  };
  return {
    ...table,
    session: {},
    get: (key, options) => {
      const found = table.get(key, options);
      reading = found;
      return found;
    },
    query: async (asked) => {
      // What is read beside this has begun by now.
      await new Promise((resolve) => setImmediate(resolve));
      await changeOnce();
      return table.query(asked);
    },
  };
};

describe('masters and access', () => {
  test('are never of an older access than their version, whoever changes it while they are read', async () => {
    const table = aTenant();
    const rows = rowsOfMasters(smallMasters('株式会社みなと商事'));
    await table.transact({
      rows: rows.map((row) => ({ kind: 'put', ...row })),
      ...settingsVersionWrites(1, undefined),
    });
    const access = { ...shippedAccess, switchedOff: ['exports'] } as const;
    const change = () =>
      table.transact({
        access: { kind: 'put', ...companyAccess.row({}, { doc: access }) },
        ...settingsVersionWrites(2, 1),
      });
    const masters = await mastersOf(overtakenOnce(table, change));
    expect(masters).toMatchObject({ settingsVersion: 2, access });
  });
});

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
    const key = settingsVersion.key({});
    await table.transact({ old: { kind: 'put', key, item: { settingsVersion: 4 } } });
    const check = (seen: number) =>
      table.transact({ masters: settingsUnchanged(seen, '01JCLAIM000000000000000000' as ClaimId) });
    expect(await check(4)).toEqual({ stored: true });
    expect(await table.transact(settingsVersionWrites(5, 4))).toEqual({ stored: true });
    expect(await check(4)).toMatchObject({ stored: false });
    expect(await check(5)).toEqual({ stored: true });
    expect(await table.get(key)).toMatchObject({ settingsVersion: 5 });
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
