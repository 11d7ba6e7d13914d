import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JournalEntry } from '#domain/journals/entry.ts';
import { assignSerials } from '#domain/journals/post-entry.ts';
import { isClaimId } from '#domain/kernel/ids.ts';
import { isCalendarMonth } from '#domain/kernel/time.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { placeOf } from '#lambdas/journals/journal-store.ts';
import { minato } from '#local/seed/minato.ts';
import { region } from '#local/aws/start-services.ts';
import { postedEntries, serialCounter } from '#rows/journals.ts';
import { aLine, known } from '#test/builders/claims.ts';
import { derived } from '#test/builders/journals.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { newUlid, type Person } from './person.ts';

const month = '2026-08';
const claimCount = 5_200;
const perTransaction = 50;

let demo: DemoCloud;
let takahashi: Person;
let watanabe: Person;

const idOf = (index: number) => known(isClaimId, `01KBG${String(index).padStart(21, '0')}`);

/** A claim a day, of two rows each: a meeting of 11,000 and supplies of 5,500. */
const entriesOf = (index: number): readonly JournalEntry[] => {
  const spentOn = `${month}-${String((index % 31) + 1).padStart(2, '0')}`;
  const lines = [aLine({ spentOn }), aLine({ id: '2', spentOn, itemCode: 'supplies', amount: 5_500 })];
  return assignSerials(derived(lines), index + 1).map((entry) => ({
    ...entry,
    claimId: idOf(index),
    claimNumber: `EX-${String(index).padStart(6, '0')}`,
  }));
};

/** Straight into the stores, as 5,200 confirmations would have left it. */
const seed = async (): Promise<void> => {
  const { cloud } = demo;
  const place = { region, endpoint: cloud.services.dynamodb, credentials: cloud.operator };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(place));
  const names = { tenantDataTable: cloud.nameOf('TenantData'), auditTable: cloud.nameOf('Audit') };
  const table = tenantTableOf(minato.tenantId, client, names);
  for (let first = 0; first < claimCount; first += perTransaction) {
    const indices = Array.from({ length: perTransaction }, (_, offset) => first + offset);
    await table.transact({
      journals: indices.map((index) => ({
        kind: 'put' as const,
        ...postedEntries.row(placeOf(idOf(index), known(isCalendarMonth, month)), { z: entriesOf(index) }),
      })),
    });
  }
  await table.transact({ serial: { kind: 'put', ...serialCounter.row({}, { next: claimCount }) } });
};

beforeAll(async () => {
  demo = await shareDemoCloud();
  await seed();
  [takahashi, watanabe] = await Promise.all([demo.signIn('takahashi'), demo.signIn('watanabe')]);
}, 300_000);
afterAll(() => demo.close());

describe('a month of 5,200 entries', () => {
  test('is listed in pages, by date and serial, each with the totals of the whole month', async () => {
    const first = await takahashi.get(`/api/journals?month=${month}&limit=100`);
    expect(first.status).toBe(200);
    // 16,500 × 5,200.
    expect(first.body.totals).toEqual({ count: 5_200, debit: 85_800_000, credit: 85_800_000 });
    expect(first.body.items).toHaveLength(100);
    const second = await takahashi.get(
      `/api/journals?month=${month}&limit=100&cursor=${first.body.nextCursor}`,
    );
    const places = [...first.body.items, ...second.body.items].map(
      ({ postedOn, serial }: any) => `${postedOn} ${String(serial).padStart(6, '0')}`,
    );
    expect(new Set(places).size).toBe(200);
    expect(places.toSorted()).toEqual(places);
    // 168 claims stand on the first day: the second page goes over to the next.
    expect([places.at(0), places.at(-1)]).toEqual(['2026-08-01 000001', '2026-08-02 000963']);
  });

  test('refuses a cursor of another month', async () => {
    const { body } = await takahashi.get(`/api/journals?month=${month}&limit=1`);
    const strange = await takahashi.get(`/api/journals?month=2026-09&limit=1&cursor=${body.nextCursor}`);
    expect(strange.body).toMatchObject({ status: 400, code: 'input-malformed' });
  });

  test('tells in a small answer what an export would hold', async () => {
    const { status, body } = await takahashi.get(`/api/exports/preview?month=${month}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ entryCount: 5_200, exportedCount: 0, rowCount: 15_600, fileCount: 1 });
    expect(body.totals.map(({ name, debit, credit }: any) => [name, debit, credit])).toEqual([
      ['仮払消費税', 7_800_000, 0],
      ['未払金', 0, 85_800_000],
      ['消耗品費', 26_000_000, 0],
      ['会議費', 52_000_000, 0],
    ]);
    expect(JSON.stringify(body).length).toBeLessThan(5_000);
  });

  test('is exported for 弥生会計 Next in files of 1,000 rows, all of one batch, each downloaded by itself', async () => {
    const { body: setting } = await watanabe.get('/api/settings/export-profile');
    const changed = await watanabe.put('/api/settings/export-profile', {
      value: { ...setting.value, product: 'next' },
      expectedVersion: setting.version,
    });
    expect(changed.status).toBe(200);
    const made = await takahashi.post('/api/exports', { id: newUlid(), month, format: 'yayoi' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ entryCount: 5_200, rowCount: 15_600 });
    // Slips of three rows: 999 in a file.
    expect(made.body.files.map(({ rowCount }: any) => rowCount)).toEqual([
      ...Array.from({ length: 15 }, () => 999),
      615,
    ]);
    const address = `/api/exports/${made.body.id}/downloads`;
    const last = await takahashi.post(address, { file: 16 });
    const bytes = Buffer.from(await (await fetch(last.body.url)).arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.body.files[15].sha256);
    expect((await takahashi.post(address, { file: 1 })).status).toBe(200);
    expect((await takahashi.post(address, { file: 16 })).body.code).toBe('export-needs-reason');
    expect((await takahashi.post(address, { file: 17 })).status).toBe(404);
    const after = await takahashi.get(`/api/exports/preview?month=${month}`);
    expect(after.body).toMatchObject({ entryCount: 0, exportedCount: 5_200 });
  });
});
