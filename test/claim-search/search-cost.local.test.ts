import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TenantId } from '#domain/kernel/ids.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { searchClaimsEndpoint } from '#lambdas/claim-search/search-claims.ts';
import { writeClaimsEndpoint } from '#lambdas/claim-search/write-claims.ts';
import { bytesOfItem } from '#local/aws/dynamodb/item-size.ts';
import { aListed, askAs, bodyOf, keepInList, keepMasters, type Hits } from '#test/builders/company-claims.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import { costOfPartition } from '#test/builders/read-cost.ts';

const tenantId = `t01${'a'.repeat(24)}` as TenantId;
const perMonth = 20;
const year = { from: '2026-04-01', to: '2027-03-31' };

let services: Awaited<ReturnType<typeof startLocalServices>>;
let table: TenantTable;

/** Titles, names and suppliers as long as people write them; every third claim has three lines of three suppliers. */
const aYear = Array.from({ length: 12 * perMonth }, (_, index) => {
  const month = new Date(Date.UTC(2026, 3 + (index % 12), 10, 3, index)).toISOString();
  return aListed({
    title: '9月分 大阪出張旅費（株式会社サンプル商会 訪問）',
    applicantName: '田中 花子',
    departmentName: '営業本部 第一営業部 営業一課',
    at: month,
    total: 10_000 + index,
    ...(index % 4 === 0 ? { status: 'submitted' as const, stepName: '部門長承認' } : {}),
    ...(index % 3 === 0
      ? {
          items: ['train', 'hotel', 'meeting'],
          suppliers: ['東海旅客鉄道株式会社', 'ホテル日航大阪', '居酒屋さくら水産 新大阪店'],
          lineCount: 3,
        }
      : { suppliers: ['東日本旅客鉄道株式会社'] }),
  });
});

const operationsDuring = async (deed: () => Promise<unknown>): Promise<readonly string[]> => {
  services.calls.clear();
  await deed();
  return services.calls
    .take()
    .map(({ operation }) => operation)
    .toSorted();
};

const bytesOfRows = async (): Promise<number> => {
  const { Items = [] } = await services.database.send(
    new QueryCommand({
      TableName: 'TenantData',
      KeyConditionExpression: 'PK = :pk',
      ExpressionAttributeValues: { ':pk': { S: `T#${tenantId}#CL#2026-06` } },
    }),
  );
  const sizes = Items.map((item) => bytesOfItem(item as never));
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
};

beforeAll(async () => {
  services = await startLocalServices();
  table = tenantTableOf(tenantId, documentClientOf({ region: 'ap-northeast-1' }), {
    tenantDataTable: 'TenantData',
    auditTable: 'Audit',
  });
  await keepMasters(table);
  await keepInList(table, aYear);
  // The masters are read once per environment, and counted apart.
  await askAs(searchClaimsEndpoint, { table }, { ...year, departmentId: 'sales' });
});
afterAll(() => services.close());

describe('a search among the claims of a company (docs/decisions/0156)', () => {
  test('is one Query a month side by side, and two reads of how whole the list is', async () => {
    const months = Array.from({ length: 12 }, () => 'Query');
    for (const query of [{}, { text: '日航', least: '10000' }, { departmentId: 'sales' }]) {
      const asked = () => bodyOf<Hits>(askAs(searchClaimsEndpoint, { table }, { ...year, ...query }));
      // oxlint-disable-next-line no-await-in-loop -- one search after the other
      expect(await operationsDuring(asked)).toEqual(['GetItem', 'GetItem', ...months]);
    }
    const file = () => bodyOf(askAs(writeClaimsEndpoint, { table }, year));
    expect(await operationsDuring(file)).toEqual(['GetItem', 'GetItem', ...months, 'TransactWriteItems']);
  });

  test('of 20,000 claims a year is 12 Queries of 2,700 read units at most, by the rows as they are stored', async () => {
    const bytes = await bytesOfRows();
    expect(bytes).toBeGreaterThan(300);
    const [usual, rest] = [1_667, 20_000 - 11 * 1_667];
    const costs = [...Array.from({ length: 11 }, () => usual), rest].map((count) =>
      costOfPartition({ bytes, count, limit: 2_000 }),
    );
    const sum = (of: 'queries' | 'units') => costs.reduce((total, cost) => total + cost[of], 0);
    expect({ queries: sum('queries'), isWithin: sum('units') <= 2_700 }).toEqual({
      queries: 12,
      isWithin: true,
    });
    // Half of a year's claims in one month are five Queries of it, one after the other.
    expect(costOfPartition({ bytes, count: 10_000, limit: 2_000 }).queries).toBeLessThanOrEqual(6);
  });
});
