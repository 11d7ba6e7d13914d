import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OwnRoleId, UserId } from '#domain/kernel/ids.ts';
import { shippedAccess, type CompanyAccess } from '#domain/rights/grants.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { whoMay } from '#lambdas/users/who-may.ts';
import { companyAccess } from '#rows/access.ts';
import { changedPerson, type PersonChange } from '#test/builders/changed-person.ts';
import { keptLog, openFrontDoor, type FrontDoor } from '#test/builders/front-door.ts';
import { tanaka, watanabe } from '#test/builders/tenant-plane.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
beforeEach(() => {
  keptLog();
  door.faults.clear();
});
afterAll(() => door.close());

const change = (userId: string, what: PersonChange) => changedPerson(door.tenantId, userId as UserId, what);

const tableOf = () =>
  tenantTableOf(door.tenantId, documentClientOf({ region: 'ap-northeast-1' }), {
    tenantDataTable: 'TenantData',
    auditTable: 'Audit',
  });
const keepers = async () => {
  const found = await whoMay(await freshMastersOf(tableOf()), 'access.keep');
  return found.map(({ id }) => id);
};

const decide = async (access: CompanyAccess) => {
  const table = tableOf();
  const { settingsVersion } = await freshMastersOf(table);
  await table.transact({
    access: { kind: 'put', ...companyAccess.row({}, { doc: access }) },
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion),
  });
};

const gone = 'r01j0000000000000000000000z' as OwnRoleId;
const keeping = 'r01j0000000000000000000000k' as OwnRoleId;
const both: readonly RoleId[] = ['accountant', 'tenant-admin'];

describe('nobody is changed so', () => {
  test.each<[string, PersonChange, string, string]>([
    ['to a role that the company has not', { roles: ['applicant', gone] }, tanaka, 'input-malformed'],
    [
      'that the last who keeps access has no role for it',
      { roles: ['applicant'] },
      watanabe,
      'nobody-keeps-access',
    ],
    ['that the last who keeps access is shut out', { isActive: false }, watanabe, 'nobody-keeps-access'],
    ['who is nobody', { isActive: false }, '01JSTRANGER0000000000000AA', 'not-found'],
  ])('%s', async (_how, what, userId, fault) => {
    expect(await change(userId, what)).toBe(fault);
  });

  test('that he holds both rights of a pair which the company refuses', async () => {
    expect(await change(tanaka, { roles: both })).toBe('changed');
    await change(tanaka, { roles: ['applicant'] });
    await decide({ ...shippedAccess, refusedPairs: ['access-and-books'] });
    expect(await change(tanaka, { roles: both })).toBe('duties-not-separated');
    // Whoever cannot sign in holds nothing.
    expect(await change(tanaka, { roles: both, isActive: false })).toBe('changed');
    expect(await change(tanaka, { isActive: true })).toBe('duties-not-separated');
    expect(await change(tanaka, { roles: ['applicant'], isActive: true })).toBe('changed');
    await decide(shippedAccess);
  });
});

describe('access is kept by somebody', () => {
  test('whoever of two is changed first, when each is the other’s last', async () => {
    for (let round = 0; round < 5; round += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await change(tanaka, { roles: ['tenant-admin'] });
      // oxlint-disable-next-line no-await-in-loop
      const ends = await Promise.all([
        change(tanaka, { roles: ['applicant'] }),
        change(watanabe, { isActive: false }),
      ]);
      expect(ends.filter((end) => end === 'changed')).toHaveLength(1);
      expect(ends).toContain('nobody-keeps-access');
      // oxlint-disable-next-line no-await-in-loop
      expect(await keepers()).toHaveLength(1);
      // oxlint-disable-next-line no-await-in-loop
      await change(watanabe, { isActive: true });
    }
    await change(tanaka, { roles: ['applicant'] });
  });

  test('while the company takes the right from the role of the other', async () => {
    const grants = { 'access.read': 'company', 'access.keep': 'company' } as const;
    await decide({ ...shippedAccess, roles: [{ id: keeping, name: '管理補佐', grants }] });
    expect(await change(tanaka, { roles: ['applicant', keeping] })).toBe('changed');
    expect(await keepers()).toHaveLength(2);
    const lesser = {
      ...shippedAccess,
      roles: [{ id: keeping, name: '管理補佐', grants: { 'access.read': 'company' } as const }],
    };
    const writing = { service: 'dynamodb', operation: 'TransactWriteItems', by: 'functions' } as const;
    door.faults.holdNext({ ...writing, until: () => decide(lesser) });
    expect(await change(watanabe, { roles: ['applicant'] })).toBe('nobody-keeps-access');
    expect(await keepers()).toEqual([watanabe]);
  });
});
