import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { minato } from '#local/seed/minato.ts';
import { askApp, doneByApp } from '#test/builders/asked-app.ts';
import { keepApproved } from '#test/journeys/approved-claims.ts';
import { statusesOf } from '#test/journeys/claim-driver.ts';
import {
  approvedOn,
  askAdmin,
  close,
  confirmed,
  ito,
  reopen,
  showClosing,
  startClosingCompany,
  submitted,
  lineOn,
  takahashi,
  tanaka,
} from './closing-company.ts';

let services: Awaited<ReturnType<typeof startClosingCompany>>;
beforeAll(async () => {
  services = await startClosingCompany('2026-06-05T03:00:00.000Z');
});
beforeEach(async () => {
  services.faults.clear();
  vi.setSystemTime(new Date('2026-06-05T03:00:00.000Z'));
  await reopen('2026-04');
});
afterAll(async () => {
  await services.close();
  vi.useRealTimers();
});

const history = async (limit = 100) =>
  (await askAdmin('GET /api/closings', takahashi, undefined, { limit: '100' })).body.items.slice(0, limit);
/** Which of the two was written down, in the order of the table. */
const audits = async () =>
  ((await services.database.send(new ScanCommand({ TableName: 'Audit' }))).Items ?? [])
    .map((item) => item['action']?.S ?? '')
    .filter((action) => action.startsWith('month.'))
    .toSorted();
const months = (body: any) => body.months.map(({ month, state }: any) => `${month} ${state}`);

describe('closing a month (K-03)', () => {
  test('closes May on 06-05; a late line of May is booked on 06-01 and says so to its applicant in one sentence', async () => {
    const closed = await close('2026-05');
    expect(closed.status).toBe(200);
    expect(closed.body).toMatchObject({ closedThrough: '2026-05', filedThrough: '2026-03' });
    expect(months(closed.body)).toEqual([
      '2026-06 open',
      '2026-05 closed',
      '2026-04 closed',
      '2026-03 filed',
    ]);
    expect((await history(1))[0]).toEqual({
      act: 'close',
      month: '2026-05',
      at: '2026-06-05T12:00:00+09:00',
      byName: '高橋美咲',
    });

    const claim = await submitted([lineOn('2026-05-12')]);
    const finding = claim.verdict.lines[0].findings.find(({ kind }: any) => kind === 'period-closed');
    expect(finding).toMatchObject({
      severity: 'warn',
      text: '利用日2026-05-12の月は締め済みのため、仕訳は2026-06-01の日付で計上されます（日付が正しければ、このまま申請できます）',
    });

    const { entries } = await confirmed(await approvedOn('2026-05-12'));
    expect(entries).toMatchObject([{ postedOn: '2026-06-01', spentOn: '2026-05-12' }]);
    expect(entries[0].lines[0].memo).toMatch(/^発生日2026\/05\/12 /);
  });

  test('is kept with its audit item, and a reopening with its reason', async () => {
    const before = await audits();
    await close('2026-05');
    expect((await reopen('2026-05')).body).toMatchObject({ closedThrough: '2026-04' });
    expect(await history(2)).toMatchObject([
      { act: 'reopen', month: '2026-05', byName: '伊藤誠', reason: '請求書が遅れて届いたため' },
      { act: 'close', month: '2026-05', byName: '高橋美咲' },
    ]);
    expect(await audits()).toEqual([...before, 'month.close', 'month.reopen'].toSorted());
  });

  test('reopening needs 伊藤 and a reason', async () => {
    await close('2026-05');
    expect((await reopen('2026-05', takahashi)).body.code).toBe('not-allowed');
    const { version: expectedVersion } = await showClosing();
    const empty = { month: '2026-05', reason: ' ', expectedVersion };
    expect((await askAdmin('POST /api/reopenings', ito, empty)).body.fields).toEqual([
      { path: 'reason', message: '理由を入力してください' },
    ]);
    expect((await showClosing()).closedThrough).toBe('2026-05');
  });

  test.each([
    ['the month that is going on', 'POST /api/closings', '2026-06', 'month-not-over'],
    ['a filed month', 'POST /api/closings', '2026-03', 'month-already-closed'],
    ['the reopening of an open month', 'POST /api/reopenings', '2026-06', 'month-not-closed'],
    ['the reopening of a filed month', 'POST /api/reopenings', '2026-03', 'month-filed'],
  ])('refuses %s', async (_what, route, month, code) => {
    const { version: expectedVersion } = await showClosing();
    const reason = route.includes('reopen') ? { reason: '確認' } : {};
    expect((await askAdmin(route, ito, { month, ...reason, expectedVersion })).body.code).toBe(code);
  });

  test('waits for midnight in Japan', async () => {
    vi.setSystemTime(new Date('2026-06-30T14:59:59.999Z'));
    expect((await close('2026-06')).body.code).toBe('month-not-over');
    vi.setSystemTime(new Date('2026-06-30T15:00:00.000Z'));
    expect((await close('2026-06')).body.closedThrough).toBe('2026-06');
  });

  test('counts what waits in each month: one claim in every month of its lines', async () => {
    const count = async (month: string) =>
      (await showClosing()).months.find((one: any) => one.month === month).waiting;
    const [april, june] = [await count('2026-04'), await count('2026-06')];
    await approvedOn('2026-04-10', '2026-04-11', '2026-06-01');
    await submitted([lineOn('2026-04-12')]);
    expect(await count('2026-04')).toEqual({
      ...april,
      submitted: april.submitted + 1,
      approved: april.approved + 1,
    });
    expect(await count('2026-06')).toEqual({ ...june, approved: june.approved + 1 });
  });

  test('counts a corrected line in the month in which it will be posted, and in its own once the claim went back', async () => {
    const count = async (month: string) =>
      (await showClosing()).months.find((one: any) => one.month === month).waiting;
    const [april, june] = [await count('2026-04'), await count('2026-06')];
    const claim = await approvedOn('2026-04-13');
    expect(await count('2026-04')).toEqual({ ...april, approved: april.approved + 1 });
    const asked = { by: takahashi, id: claim.id };
    const corrections = [{ lineId: claim.lines[0].id, postedOn: '2026-06-02' }];
    const corrected = await doneByApp('POST /api/claims/{claimId}/corrections', {
      ...asked,
      body: { corrections, reason: '計上月', expectedVersion: claim.version },
    });
    expect(await count('2026-04')).toEqual(april);
    expect(await count('2026-06')).toEqual({ ...june, approved: june.approved + 1 });
    await doneByApp('POST /api/claims/{claimId}/send-backs', {
      ...asked,
      body: { to: { kind: 'applicant' }, reason: '確認', expectedVersion: corrected.version },
    });
    expect(await count('2026-04')).toEqual({ ...april, returned: april.returned + 1 });
    expect(await count('2026-06')).toEqual(june);
  });
});

describe('two at the same state', () => {
  test('of two closings the second is told, and the same sent again is answered again', async () => {
    const { version: expectedVersion } = await showClosing();
    const send = (month: string, by: string) =>
      askAdmin('POST /api/closings', by, { month, expectedVersion });
    expect((await send('2026-04', takahashi)).status).toBe(200);
    const told = (await history()).length;
    expect((await send('2026-04', takahashi)).status).toBe(200);
    expect((await send('2026-05', takahashi)).body.code).toBe('closing-changed-meanwhile');
    expect((await send('2026-04', ito)).body.code).toBe('closing-changed-meanwhile');
    expect(await history()).toHaveLength(told);
  });

  test('of many at once one wins, and no answer is a defect', async () => {
    const { version: expectedVersion } = await showClosing();
    const answers = await Promise.all(
      [takahashi, ito, '中村翔'].map((by) =>
        askAdmin('POST /api/closings', by, { month: '2026-05', expectedVersion }),
      ),
    );
    const statuses = statusesOf(answers);
    expect(statuses[0]).toBe(200);
    expect(statuses.slice(1).every((status) => status === 409 || status === 503)).toBe(true);
    expect((await showClosing()).version).toBe(expectedVersion + 1);
  });

  test('K-03 申告期限 opens no month that it closed before: that takes a reopening', async () => {
    const admin = '渡辺直樹';
    const seen = (await askAdmin('GET /api/settings/filing', admin)).body;
    const change = (value: object) =>
      askAdmin('PUT /api/settings/filing', admin, { value, expectedVersion: seen.version });
    expect((await change({ filingMonths: 3, closedThrough: '2026-01' })).status).toBe(400);
    expect((await change({ filingMonths: 3 })).body.value).toEqual({ filingMonths: 3 });
    // The return of the year to 2026-03 is now due at the end of June: the company keeps closed what the law had closed.
    expect(await showClosing()).toMatchObject({ closedThrough: '2026-03', filedThrough: '2025-03' });
    const again = { value: { filingMonths: 2 }, expectedVersion: seen.version + 1 };
    expect((await askAdmin('PUT /api/settings/filing', admin, again)).status).toBe(200);
  });
});

describe('killed at any call, and sent again', () => {
  test.each(['close', 'reopen'] as const)('a month is changed once: %s', async (act) => {
    for (let calls = 0, isOver = false; !isOver; calls += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one moment after the other
      await (act === 'close' ? reopen('2026-05') : close('2026-05'));
      // oxlint-disable-next-line no-await-in-loop
      const { version: expectedVersion } = await showClosing();
      // oxlint-disable-next-line no-await-in-loop
      const told = (await history()).length;
      const [route, reason] =
        act === 'close' ? ['POST /api/closings', {}] : ['POST /api/reopenings', { reason: '訂正' }];
      const send = () => askAdmin(route, ito, { month: '2026-05', ...reason, expectedVersion });
      services.faults.crashAfter(calls);
      // oxlint-disable-next-line no-await-in-loop
      await send();
      services.faults.clear();
      // The calls after the transaction only read.
      // oxlint-disable-next-line no-await-in-loop
      isOver = (await showClosing()).version > expectedVersion;
      // oxlint-disable-next-line no-await-in-loop
      expect((await send()).status).toBe(200);
      // oxlint-disable-next-line no-await-in-loop
      const { version, closedThrough } = await showClosing();
      expect([version, closedThrough]).toEqual([
        expectedVersion + 1,
        act === 'close' ? '2026-05' : '2026-04',
      ]);
      // oxlint-disable-next-line no-await-in-loop
      expect(await history()).toHaveLength(told + 1);
    }
  });
});

test('whoever may not look at the closing is not told of it', async () => {
  expect((await askAdmin('GET /api/closing', tanaka)).status).toBe(403);
  expect((await askApp('GET /api/journals', { query: { month: '2026-05' } })).status).toBe(403);
});

test('a hundred of each state are counted, and of which there are more is said of that state alone', async () => {
  const names = { tenantDataTable: 'TenantData', auditTable: 'Audit' };
  const client = DynamoDBDocumentClient.from(services.database);
  const before = await showClosing();
  expect(before.isCut).toEqual({ returned: false, submitted: false, approved: false });
  await keepApproved(tenantTableOf(minato.tenantId, client, names), { count: 101, from: 1_001 });
  expect((await showClosing()).isCut).toEqual({ returned: false, submitted: false, approved: true });
});
