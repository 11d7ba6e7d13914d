import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { writeClaims } from '#contract/claim-search.ts';
import { isTenantId } from '#domain/kernel/ids.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { listOlderClaimsEndpoint } from '#lambdas/claim-search/list-older-claims.ts';
import { bytesOfPart, writeClaimsEndpoint } from '#lambdas/claim-search/write-claims.ts';
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
