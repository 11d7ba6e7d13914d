import { describe, expect, test } from 'vitest';
import { rowsFormOf } from '#lib/constructs/table-rows.ts';
import { columnsOf, ownPartitionsOf, partitionsOf } from '#lib/constructs/partitions.ts';
import { allRowKinds } from '#rows/all.ts';
import { companyDeed, operatorDeed } from '#rows/audit.ts';
import { claimHeader, claimLines } from '#rows/claims.ts';
import { company } from '#rows/control.ts';
import { indexNames } from '#rows/indexes.ts';
import { companyKey } from '#rows/keystore.ts';
import { person } from '#rows/people.ts';
import { listedSession, session } from '#rows/sign-in.ts';

const own = '${aws:PrincipalTag/TenantId}';

describe('the partitions of rows in a policy', () => {
  test.each([
    ['one name', [claimHeader], [`T#${own}#C#*`]],
    ['none', [person], [`T#${own}#USER`]],
    ['the tenant alone', [companyKey], [`T#${own}`]],
    ['two names', [companyDeed], [`T#${own}#*#*`]],
    ['several rows of one partition', [claimHeader, claimLines], [`T#${own}#C#*`]],
  ])('leave open what a row names: %s', (_what, rows, patterns) => {
    expect(ownPartitionsOf(rows)).toEqual(patterns);
  });

  test('are those of an index where it is meant', () => {
    expect(partitionsOf([company], { index: 'TenantList' })).toEqual(['tenants']);
    expect(partitionsOf([claimHeader], { index: 'GSI1' })).toEqual(['U#*']);
  });

  test('are those of one tenant where he is named', () => {
    expect(partitionsOf([company], { tenant: 't1' })).toEqual(['TEN#t1']);
  });

  test.each([
    ['of two tables', () => partitionsOf([claimHeader, company])],
    ['of none', () => partitionsOf([])],
    ['that do not stand in the index', () => partitionsOf([person], { index: 'GSI1' })],
    ['that are no tenant’s', () => ownPartitionsOf([operatorDeed])],
    ['that name a tenant behind something else', () => ownPartitionsOf([listedSession])],
    ['of all tenants', () => ownPartitionsOf([session])],
    ['without this attribute', () => columnsOf([person], ['grade'])],
  ])('are refused for rows %s', (_what, made) => {
    expect(made).toThrow(/row/);
  });

  test('of every tenant’s row are closed on both sides of his id', () => {
    const rows = allRowKinds.filter(({ table }) => table === 'TenantData');
    expect(rows.length).toBeGreaterThan(20);
    expect(ownPartitionsOf(rows).filter((pattern) => !pattern.startsWith(`T#${own}#`))).toEqual([]);
  });
});

describe('an index', () => {
  test('carries what rows of any kind show in it, and no row stands in one of another table', () => {
    expect(rowsFormOf('TenantData').indexes?.['GSI1']?.attributes).toContain('title');
    expect(rowsFormOf('Control').indexes).toEqual({
      TenantList: {
        partitionKey: 'list',
        sortKey: 'companyCode',
        attributes: ['cell', 'createdAt', 'form', 'name', 'plan', 'state'],
      },
    });
    const strays = allRowKinds.flatMap(({ name, table, indexes = {} }) =>
      Object.keys(indexes)
        .filter((index) => !Object.keys(rowsFormOf(table).indexes ?? {}).includes(index))
        .map((index) => `${name} in ${index}`),
    );
    expect(strays).toEqual([]);
    expect(indexNames).toHaveLength(3);
  });
});

describe('a table', () => {
  test('lets rows end by themselves where one of their kinds does', () => {
    const tables = ['Session', 'OperatorSession', 'TenantData', 'Audit', 'Operator'] as const;
    expect(tables.map((table) => rowsFormOf(table).expiryAttribute)).toEqual([
      'ttl',
      'ttl',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('is told when each row that ends by itself does', () => {
    const expiring = allRowKinds.filter(({ keeps }) => keeps === 'expiring');
    expect(expiring.length).toBeGreaterThan(5);
    expect(expiring.filter(({ holds }) => holds['ttl'] !== 'number').map(({ name }) => name)).toEqual([]);
  });
});
