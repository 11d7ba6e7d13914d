import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { monthOf } from '#domain/calendar/calendar-date.ts';
import { assignSerials } from '#domain/journals/post-entry.ts';
import { isClaimId, type TenantId } from '#domain/kernel/ids.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { placeOf, rowsPerPart } from '#lambdas/journals/journal-store.ts';
import { listJournalsEndpoint } from '#lambdas/journals/list-journals.ts';
import { writeJournalsEndpoint } from '#lambdas/journals/write-journals.ts';
import { bytesOfItem } from '#local/aws/dynamodb/item-size.ts';
import { postedEntries } from '#rows/journals.ts';
import { aLine, aTrain, known } from '#test/builders/claims.ts';
import { askAs, bodyOf, keepMasters, personOf } from '#test/builders/company-claims.ts';
import { derived } from '#test/builders/journals.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import { costOfPartition } from '#test/builders/read-cost.ts';

const tenantId = `t01${'a'.repeat(24)}` as TenantId;
let services: Awaited<ReturnType<typeof startLocalServices>>;
let table: TenantTable;

const claimIdOf = (serial: number) => known(isClaimId, `01KBG${`${serial}`.padStart(21, '0')}`);

/** A claim's entry of one day as its confirmation left it. */
const post = async (serial: number, line: ReturnType<typeof aLine>): Promise<void> => {
  const claimId = claimIdOf(serial);
  const entries = assignSerials(derived([line]), serial).map((entry) => ({
    ...entry,
    claimId,
    claimNumber: `EX-${`${serial}`.padStart(6, '0')}`,
  }));
  const row = postedEntries.row(placeOf(claimId, monthOf(line.spentOn)), { z: entries });
  await table.transact({ row: { kind: 'put', ...row } });
};

beforeAll(async () => {
  services = await startLocalServices();
  table = tenantTableOf(tenantId, documentClientOf({ region: 'ap-northeast-1' }), {
    tenantDataTable: 'TenantData',
    auditTable: 'Audit',
  });
  await keepMasters(table);
  await post(1, aLine({ spentOn: '2026-04-01' }));
  await post(2, aTrain({ spentOn: '2026-05-12' }));
  await post(3, aLine({ spentOn: '2026-05-13', itemCode: 'supplies', amount: 5_500, memo: '=コピー用紙' }));
  await post(4, aLine({ spentOn: '2027-03-31', amount: 22_000 }));
  await post(5, aLine({ spentOn: '2027-04-01' }));
});
afterAll(() => services.close());

type Body = {
  readonly items: readonly { readonly serial: number }[];
  readonly totals: { readonly count: number; readonly debit: number; readonly credit: number };
  readonly nextCursor?: string;
};
const year = { from: '2026-04-01', to: '2027-03-31' };
const search = (query: Readonly<Record<string, string>>) =>
  bodyOf<Body>(askAs(listJournalsEndpoint, { table }, query));
const serialsOf = ({ items }: Body) => items.map(({ serial }) => serial);

describe('LDG-005 the books are searched by', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly number[]]>([
    ['a fiscal year of posting dates', year, [1, 2, 3, 4]],
    ['a month', { month: '2026-05' }, [2, 3]],
    ['a day', { from: '2026-05-13', to: '2026-05-13' }, [3]],
    ['an account', { ...year, accountCode: '746' }, [3]],
    ['a department with those below it', { ...year, departmentId: 'sales' }, [1, 2, 3, 4]],
    ['another department', { ...year, departmentId: 'planning' }, []],
    ['the amount of a line', { ...year, least: '20000', most: '22000' }, [4]],
    ['a serial', { ...year, serial: '3' }, [3]],
    ['a word of a 摘要', { ...year, text: '新大阪' }, [2]],
    ['a claim’s number', { ...year, text: 'ex-000004' }, [4]],
    ['what stands nowhere', { ...year, text: '札幌' }, []],
    ['nobody’s claims', { ...year, applicantId: `01${'B'.repeat(24)}` }, []],
  ])('%s', async (_what, query, serials) => {
    expect(serialsOf(await search(query))).toEqual(serials);
  });

  test('not by whoever has more claims than can be looked through', async () => {
    const query = { ...year, applicantId: personOf('B') };
    const limits: (number | undefined)[] = [];
    const full: TenantTable = {
      ...table,
      query: async (asked) => {
        if (asked.index !== 'GSI1') return table.query(asked);
        limits.push(asked.limit);
        return { ...(await table.query(asked)), nextCursor: 'more' };
      },
    };
    for (const endpoint of [listJournalsEndpoint, writeJournalsEndpoint])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await askAs(endpoint, { table: full }, query)).toMatchObject({
        refusal: { kind: 'search-too-wide', most: 20_000 },
      });
    expect(limits).toEqual([20_000, 20_000]);
  });

  test('page by page, each once, each with the totals of all hits', async () => {
    const first = await search({ ...year, limit: '3' });
    const second = await search({ ...year, limit: '3', cursor: first.nextCursor ?? '' });
    expect([...serialsOf(first), ...serialsOf(second)]).toEqual([1, 2, 3, 4]);
    // 11,000 + 29,440 + 5,500 + 22,000.
    for (const { totals } of [first, second])
      expect(totals).toEqual({ count: 4, debit: 67_940, credit: 67_940 });
    expect(second).not.toHaveProperty('nextCursor');
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['no period', {}],
    ['two periods', { month: '2026-05', ...year }],
    ['half a period', { from: '2026-05-01' }],
    ['more than a year', { from: '2026-04-01', to: '2027-04-02' }],
    ['a serial of letters', { ...year, serial: 'A' }],
  ])('but not by %s', async (_what, query) => {
    expect(await askAs(listJournalsEndpoint, { table }, query)).toMatchObject({
      refusal: { kind: 'input-malformed' },
    });
  });

  test('ACC-003 and written as a file, a row a line, nothing a spreadsheet would calculate', async () => {
    const { text, fileName } = await bodyOf<{ text: string; fileName: string }>(
      askAs(writeJournalsEndpoint, { table }, { month: '2026-05', least: '1' }),
    );
    expect(fileName).toBe('仕訳一覧_2026-05-01_2026-05-31.csv');
    const rows = text.trimEnd().split('\r\n');
    expect(rows[0]).toBe(
      '仕訳番号,計上日,発生日,区分,対応する仕訳番号,申請番号,貸借,勘定科目コード,勘定科目,補助科目,部門コード,部門,税区分,金額,摘要',
    );
    // Cost, 仮払消費税 and 未払金 of each entry.
    expect(rows.slice(1).map((row) => row.split(',')[0])).toEqual(['2', '2', '2', '3', '3', '3']);
    for (const row of rows.slice(1)) expect(row).not.toMatch(/(^|,)=/);
  });
});

test('a fiscal year of 20,000 claims is 48 Queries, four side by side, and what they weigh', async () => {
  services.calls.clear();
  await search(year);
  const operations = services.calls.take().map(({ operation }) => operation);
  expect(operations.filter((one) => one === 'Query')).toHaveLength(48);
  const { Items = [] } = await services.database.send(
    new QueryCommand({
      TableName: 'TenantData',
      KeyConditionExpression: 'PK = :pk',
      ExpressionAttributeValues: {
        ':pk': { S: `T#${tenantId}#J#2026-05#${placeOf(claimIdOf(2), monthOf(aTrain().spentOn)).shard}` },
      },
    }),
  );
  const bytes = Math.max(...Items.map((item) => bytesOfItem(item as never)));
  expect(bytes).toBeGreaterThan(400);
  const shard = costOfPartition({ bytes, count: Math.ceil(1_667 / 4), limit: rowsPerPart });
  expect(shard.queries).toBe(1);
  expect(48 * shard.units).toBeLessThanOrEqual(6_000);
});
