import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { writeClaims } from '#contract/claim-search.ts';
import { isTenantId } from '#domain/kernel/ids.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf, type Query, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { monthsOfPeriod } from '#domain/calendar/months.ts';
import { claimsInMonths } from '#lambdas/claim-search/claims-in-months.ts';
import { listOlderClaimsEndpoint } from '#lambdas/claim-search/list-older-claims.ts';
import { bytesOfPart, writeClaimsEndpoint } from '#lambdas/claim-search/write-claims.ts';
import type { Search } from '#lambdas/claim-search/wanted-claims.ts';
import { listJournalsEndpoint } from '#lambdas/journals/list-journals.ts';
import { writeJournalsEndpoint } from '#lambdas/journals/write-journals.ts';
import { known } from '#test/builders/claims.ts';
import {
  aListed,
  askAs,
  bodyOf,
  keepInList,
  keepMasters,
  openedDetail,
} from '#test/builders/company-claims.ts';
import { startLocalServices } from '#test/builders/local-services.ts';

let services: Awaited<ReturnType<typeof startLocalServices>>;
let table: TenantTable;
/** 30 kB each: a hundred suppliers of a hundred signs. */
const wide = Array.from({ length: 120 }, (_none, at) =>
  aListed({
    number: `EX-${`${at}`.padStart(6, '0')}`,
    suppliers: Array.from({ length: 100 }, (_, of) => `"${'あ'.repeat(95)}${of}`),
  }),
);

beforeAll(async () => {
  services = await startLocalServices();
  const client = documentClientOf({ region: 'ap-northeast-1' });
  const places = { tenantDataTable: 'TenantData', auditTable: 'Audit' };
  table = tenantTableOf(known(isTenantId, `t01${'w'.repeat(24)}`), client, places);
  await keepMasters(table);
  for (let at = 0; at < wide.length; at += 30)
    // oxlint-disable-next-line no-await-in-loop -- a transaction holds 4 MB
    await keepInList(table, wide.slice(at, at + 30));
});
afterAll(() => services.close());

const year = { from: '2026-04-01', to: '2027-03-31' };
type File = AnswerOf<typeof writeClaims>;
const partAt = (cursor?: string) =>
  bodyOf<File>(
    askAs(writeClaimsEndpoint, { table }, { ...year, ...(cursor === undefined ? {} : { cursor }) }),
  );
/** The parts of files that were told, with the details as this suite keeps them. */
const audited = async (noun: string) =>
  ((await services.database.send(new ScanCommand({ TableName: 'Audit' }))).Items ?? [])
    .filter(({ action }) => action?.S === `${noun}.write-file`)
    .map(({ detail, target }) => ({ target: target?.S, ...openedDetail(detail?.S ?? '') }))
    .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

test('LDG-005 a part of the file holds what an answer holds, and together they hold each claim once', async () => {
  const numbers: string[] = [];
  let [cursor, parts]: [string | undefined, number] = [undefined, 0];
  do {
    // oxlint-disable-next-line no-await-in-loop -- each part begins where the one before ended
    const part: File = await partAt(cursor);
    const bytes = Buffer.byteLength(JSON.stringify(part.text));
    expect(bytes).toBeLessThan(bytesOfPart + 40_000);
    numbers.push(...[...part.text.matchAll(/^EX-\d{6}/gm)].map(([number]) => number));
    cursor = part.nextCursor;
    parts += 1;
  } while (cursor !== undefined);
  expect(parts).toBeGreaterThan(1);
  expect(numbers.toSorted()).toEqual(wide.map(({ number }) => number));
  expect(await audited('claim')).toEqual([
    { target: 'claims', ...year, part: 'first' },
    ...Array.from({ length: parts - 1 }, () => ({ target: 'claims', ...year, part: 'following' })),
  ]);
});

test('the file says that it does not hold the claims of before, until they are in the list', async () => {
  expect(await partAt()).toMatchObject({
    isWhole: false,
    fileName: '申請一覧_2026-04-01_2027-03-31_以前の申請なし.csv',
  });
  let cursor: string | undefined;
  do {
    const body = cursor === undefined ? {} : { cursor };
    // oxlint-disable-next-line no-await-in-loop
    const step: { nextCursor?: string } = await bodyOf(askAs(listOlderClaimsEndpoint, { table, body }));
    cursor = step.nextCursor;
  } while (cursor !== undefined);
  expect(await partAt()).toMatchObject({ isWhole: true, fileName: '申請一覧_2026-04-01_2027-03-31.csv' });
});

test('a file of the books is told too, what is looked at is not', async () => {
  const query = { month: '2026-05', text: '打合せ' };
  await bodyOf(askAs(listJournalsEndpoint, { table }, query));
  await bodyOf(askAs(writeJournalsEndpoint, { table }, query));
  expect(await audited('journal')).toEqual([{ target: 'journals', ...query, part: 'first' }]);
});

describe('8.2.2 for a reader by department', () => {
  const ofDepartment = (departmentId: string, month: number) =>
    aListed({ departmentId, at: `2026-${`${month}`.padStart(2, '0')}-15T03:00:00.000Z` });
  const own = [4, 4, 6, 9, 9, 9].map((month) => ofDepartment('sales-1', month));
  const others = Array.from({ length: 80 }, (_none, at) => ofDepartment('accounting', 4 + (at % 8)));
  let read: TenantTable;

  beforeAll(async () => {
    const client = documentClientOf({ region: 'ap-northeast-1' });
    const places = { tenantDataTable: 'TenantData', auditTable: 'Audit' };
    const whole = tenantTableOf(known(isTenantId, `t01${'d'.repeat(24)}`), client, places);
    await keepMasters(whole);
    await keepInList(whole, [...own, ...others]);
    // As a month of many thousand claims: many reads.
    const ofList = ({ pk }: Query) => (pk.startsWith('CL#') ? { limit: 2 } : {});
    read = { ...whole, query: (query) => whole.query({ ...query, ...ofList(query) }) };
  });

  test('a file comes whole and in bounded parts, whose cursors name no claim of others', async () => {
    const [numbers, cursors]: [string[], string[]] = [[], []];
    let cursor: string | undefined;
    do {
      services.calls.clear();
      const query = { ...year, ...(cursor === undefined ? {} : { cursor }) };
      const asked = askAs(writeClaimsEndpoint, { table: read, departments: ['sales-1'] }, query);
      // oxlint-disable-next-line no-await-in-loop -- each part begins where the one before ended
      const part = await bodyOf<File>(asked);
      // 13, and the rest of a month of 13 claims.
      const reads = services.calls.take().filter(({ operation }) => operation === 'Query').length;
      expect(reads).toBeLessThanOrEqual(13 + 7);
      numbers.push(...[...part.text.matchAll(/^EX-\d{6}/gm)].map(([number]) => number));
      cursor = part.nextCursor;
      if (cursor !== undefined) cursors.push(cursor);
    } while (cursor !== undefined);
    expect(numbers.toSorted()).toEqual(own.map(({ number }) => number).toSorted());
    expect(cursors.length).toBeGreaterThan(2);
    const told = cursors.map((one) => one + Buffer.from(one.split('/')[1] ?? '', 'base64url').toString());
    for (const { claimId } of others) expect(told.join(' ')).not.toContain(claimId);
  });

  test('a search is too wide by what he may see, and by no claim of others', async () => {
    const months = monthsOfPeriod({ from: '2026-04-01', to: '2026-12-31' } as never);
    const search = (maySee: Search['maySee'], claims: number, rows = 1_000) =>
      claimsInMonths(
        read,
        months,
        { maySee, isHidden: () => false, fits: ({ total }) => total > 1e9 },
        { claims, rows },
      );
    const isOwn: Search['maySee'] = ({ departmentId }) => departmentId === 'sales-1';
    expect((await search(isOwn, own.length))?.found).toEqual([]);
    expect(await search(isOwn, own.length - 1)).toBeUndefined();
    expect((await search(() => true, own.length + others.length))?.found).toEqual([]);
    expect(await search(() => true, own.length + others.length - 1)).toBeUndefined();
    // Beyond any company that is served, reading ends all the same.
    expect(await search(isOwn, own.length, 20)).toBeUndefined();
  });
});
