import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TenantId } from '#domain/kernel/ids.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { searchClaimsEndpoint } from '#lambdas/claim-search/search-claims.ts';
import { writeClaimsEndpoint } from '#lambdas/claim-search/write-claims.ts';
import {
  aListed,
  askAs,
  bodyOf,
  keepInList,
  keepMasters,
  personOf,
  type Hits,
} from '#test/builders/company-claims.ts';
import { startLocalServices } from '#test/builders/local-services.ts';

let services: Awaited<ReturnType<typeof startLocalServices>>;

const tableOf = (letter: string): TenantTable =>
  tenantTableOf(`t01${letter.repeat(24)}` as TenantId, documentClientOf({ region: 'ap-northeast-1' }), {
    tenantDataTable: 'TenantData',
    auditTable: 'Audit',
  });

beforeAll(async () => {
  services = await startLocalServices();
});
afterAll(() => services.close());

const year = { from: '2026-04-01', to: '2027-03-31' };
const search = (table: TenantTable, query: Readonly<Record<string, string>>) =>
  bodyOf<Hits>(askAs(searchClaimsEndpoint, { table }, { ...year, ...query }));
const titlesIn = ({ items }: Hits) => items.map(({ title }) => title);

describe('LDG-005 claims of the company are searched by', () => {
  let table: TenantTable;
  beforeAll(async () => {
    table = tableOf('a');
    await keepMasters(table);
    await keepInList(table, [
      aListed({
        title: '大阪出張 ホテル代',
        number: 'EX-000101',
        at: '2026-04-02T01:00:00.000Z',
        total: 29_440,
        items: ['hotel', 'train'],
        suppliers: ['JR東海', 'ホテル日航大阪'],
      }),
      aListed({
        title: 'ガソリン代',
        number: 'EX-000102',
        at: '2026-05-03T01:00:00.000Z',
        total: 5_000,
        items: ['fuel'],
        suppliers: ['ＥＮＥＯＳ'],
        status: 'submitted',
        stepName: '部長承認',
      }),
      aListed({
        title: '会食',
        number: 'EX-000103',
        at: '2026-06-04T01:00:00.000Z',
        total: 50_000,
        departmentId: 'planning',
        departmentName: '企画課',
        applicantId: personOf('B'),
        applicantName: '佐藤　次郎',
        warnings: 2,
        status: 'confirmed',
      }),
      // The first and the last millisecond of the fiscal year in Japan, and those beside them.
      aListed({
        title: '始まり',
        at: '2026-03-31T15:00:00.000Z',
        total: 1,
        status: 'rejected',
        items: [],
        suppliers: [],
      }),
      aListed({
        title: '終わり',
        at: '2027-03-31T14:59:59.999Z',
        total: 2,
        status: 'rejected',
        items: [],
        suppliers: [],
      }),
      aListed({ title: '前の年度', at: '2026-03-31T14:59:59.999Z' }),
      aListed({ title: '次の年度', at: '2027-03-31T15:00:00.000Z' }),
    ]);
  });

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'the period, to the millisecond in Japan',
      {},
      ['終わり', '会食', 'ガソリン代', '大阪出張 ホテル代', '始まり'],
    ],
    ['a single day', { from: '2026-05-03', to: '2026-05-03' }, ['ガソリン代']],
    ['the state', { status: 'rejected' }, ['終わり', '始まり']],
    ['the person', { applicantId: personOf('B') }, ['会食']],
    ['the department', { departmentId: 'planning' }, ['会食']],
    [
      'a department with those below it',
      { departmentId: 'sales' },
      ['終わり', 'ガソリン代', '大阪出張 ホテル代', '始まり'],
    ],
    ['the item of a line', { itemCode: 'train' }, ['大阪出張 ホテル代']],
    ['the least amount', { least: '29440' }, ['会食', '大阪出張 ホテル代']],
    [
      'an amount range, both ends included',
      { least: '5000', most: '29440' },
      ['ガソリン代', '大阪出張 ホテル代'],
    ],
    ['a word of the title', { text: '大阪' }, ['大阪出張 ホテル代']],
    ['the number in full width', { text: 'ＥＸ－０００１０２' }, ['ガソリン代']],
    ['a supplier, whatever its width', { text: 'eneos' }, ['ガソリン代']],
    ['a supplier of the second line', { text: '日航' }, ['大阪出張 ホテル代']],
    ['a name without its blank', { text: '佐藤次郎' }, ['会食']],
    ['words of title and supplier together', { text: 'ホテル JR' }, ['大阪出張 ホテル代']],
    ['no pattern: signs mean themselves', { text: '.*' }, []],
    [
      'several conditions at once',
      { least: '10000', text: '会', status: 'confirmed', applicantId: personOf('B') },
      ['会食'],
    ],
  ])('%s', async (_what, query, titles) => {
    expect(titlesIn(await search(table, query))).toEqual(titles);
  });

  test('and the totals are those of all hits, with the count of each state whatever state is asked for', async () => {
    const { totals, byStatus, items, nextCursor } = await search(table, { status: 'rejected', limit: '1' });
    expect(items).toHaveLength(1);
    expect(nextCursor).toBeDefined();
    expect(totals).toEqual({ count: 2, total: 3, tax: 0 });
    expect(byStatus).toEqual({ submitted: 1, returned: 0, rejected: 2, approved: 1, confirmed: 1 });
  });

  test.each<[string, string, readonly string[]]>([
    ['amount', 'desc', ['会食', '大阪出張 ホテル代', 'ガソリン代', '終わり', '始まり']],
    ['amount', 'asc', ['始まり', '終わり', 'ガソリン代', '大阪出張 ホテル代', '会食']],
    ['submitted', 'asc', ['始まり', '大阪出張 ホテル代', 'ガソリン代', '会食', '終わり']],
  ])('and come by %s %s, page by page, each once', async (sort, order, titles) => {
    const found: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
      const page: Hits = await search(table, {
        sort,
        order,
        limit: '2',
        ...(cursor === '' ? {} : { cursor }),
      });
      found.push(...titlesIn(page));
      cursor = page.nextCursor;
    }
    expect(found).toEqual(titles);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['a period of more than a year', { from: '2026-04-01', to: '2027-04-02' }],
    ['a period that ends before it begins', { from: '2026-05-02', to: '2026-05-01' }],
    ['an amount range without amounts', { least: '2', most: '1' }],
    ['half a yen', { least: '1.5' }],
    ['a draft', { status: 'draft' }],
    ['a cursor of nobody', { cursor: 'eyJ9' }],
  ])('and %s is refused with its field', async (_what, query) => {
    const answer = askAs(searchClaimsEndpoint, { table }, { ...year, ...query });
    const outcome = await answer.catch((error: Error) => error.name);
    expect(outcome === 'MalformedCursor' || outcome).toSatisfy(
      (one: unknown) => one === true || JSON.stringify(one).includes('input-malformed'),
    );
  });

  test.each(['applicant', 'approver', 'tenant-admin'] as const)('and never by %s', async (role) => {
    for (const endpoint of [searchClaimsEndpoint, writeClaimsEndpoint])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await askAs(endpoint, { table, roles: [role] }, year)).toMatchObject({
        refusal: { kind: 'not-allowed' },
      });
  });

  test('ACC-003 and written as a file: all hits, oldest month first, nothing a spreadsheet would calculate', async () => {
    await keepInList(table, [
      aListed({
        title: '=HYPERLINK("https://example.jp")',
        number: 'EX-000900',
        at: '2026-07-01T01:00:00.000Z',
        total: 7,
        suppliers: ['山田商店, 本店'],
      }),
    ]);
    const { fileName, text, nextCursor } = await bodyOf<{
      fileName: string;
      text: string;
      nextCursor?: string;
    }>(askAs(writeClaimsEndpoint, { table }, { ...year, least: '7' }));
    expect({ fileName, nextCursor }).toEqual({
      fileName: '申請一覧_2026-04-01_2027-03-31_以前の申請なし.csv',
      nextCursor: undefined,
    });
    expect(text.split('\r\n')).toEqual([
      '申請番号,申請日,状態,現在の段階,申請者,部門コード,部門,件名,金額,うち仮払消費税,明細数,経費科目,支払先,確認事項数',
      expect.stringMatching(
        /^EX-000101,2026-04-02,確定待ち,,田中花子,sales-1,営業一課,大阪出張 ホテル代,29440,2676,1,/,
      ),
      expect.stringMatching(/^EX-000102,2026-05-03,承認待ち,部長承認,/),
      expect.stringMatching(/^EX-000103,2026-06-04,確定済み,/),
      `EX-000900,2026-07-01,確定待ち,,田中花子,sales-1,営業一課,"'=HYPERLINK(""https://example.jp"")",7,0,1,会議費,"山田商店, 本店",0`,
      '',
    ]);
  });
});
