import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallPdf } from '#test/builders/small-pdf.ts';
import { readSchedule } from '#local/aws/schedules/schedule-expression.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create } from '#test/journeys/claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from '#test/journeys/demo-cloud.ts';
import { attach, newUlid, type Person } from '#test/journeys/person.ts';

const hour = 3_600_000;
const start = Date.now();
let demo: DemoCloud;
let tanaka: Person;
beforeAll(async () => {
  demo = await shareDemoCloud();
  tanaka = await demo.signIn('tanaka');
});
afterAll(() => demo.close());

const place = () => ({ region: 'ap-northeast-1', credentials: demo.cloud.operator });
const rows = async (table: string, wanted: (item: any) => boolean): Promise<any[]> => {
  const client = new DynamoDBClient({ ...place(), endpoint: demo.cloud.services.dynamodb });
  const { Items = [] } = await DynamoDBDocumentClient.from(client).send(
    new ScanCommand({ TableName: demo.cloud.nameOf(table) }),
  );
  return Items.filter(wanted);
};
const rowsOf = (id: string) => rows('TenantData', ({ PK, SK }) => `${PK} ${SK}`.includes(id));
const objectsOf = async (id: string) => {
  const client = new S3Client({ ...place(), endpoint: demo.cloud.services.s3 });
  const { Versions = [] } = await client.send(
    new ListObjectVersionsCommand({ Bucket: demo.cloud.nameOf('Documents') }),
  );
  return Versions.filter(({ Key }) => Key?.endsWith(id));
};

/** Runs the job as its schedule would, so many hours after the start. */
const runAfter = async (hours: number): Promise<any> => {
  demo.cloud.setClock(() => new Date(start + hours * hour));
  const schedule = demo.cloud.schedules.find(({ name }) => name === 'retention-purge');
  const event = JSON.parse(schedule?.eventAt(new Date(start + hours * hour)) ?? '{}');
  return demo.cloud.invoke(schedule?.functionArn ?? '', event);
};

const reserve = async (claimId: string, bytes = smallPdf('abandoned')) => {
  const id = newUlid();
  const answer = await tanaka.post('/api/evidence', {
    id,
    claimId,
    fileName: '領収書.pdf',
    contentType: 'application/pdf',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  expect(answer.status).toBe(201);
  const { uploadUrl, headers } = answer.body;
  const upload = () => fetch(uploadUrl, { method: 'PUT', headers, body: new Uint8Array(bytes) });
  return { id, upload };
};

describe('the nightly retention purge', () => {
  test('is due at 03:30 in Japan, also on New Year and on a leap day', () => {
    const schedule = demo.cloud.schedules.find(({ name }) => name === 'retention-purge');
    const next = readSchedule(schedule?.expression ?? '', {
      timezone: schedule?.timezone ?? '',
      startedAt: new Date(0),
    });
    expect(next(new Date('2026-12-31T15:00:00.000Z'))).toEqual(new Date('2026-12-31T18:30:00.000Z'));
    expect(next(new Date('2028-02-28T18:30:00.000Z'))).toEqual(new Date('2028-02-29T18:30:00.000Z'));
  });

  test('takes away what was left half done, and nothing that a person wrote', async () => {
    const draft = await create(tanaka, { lines: [shinkansen()] });
    const kept = await attach(tanaka, draft.id);
    const never = await reserve(draft.id);
    const uploaded = await reserve(draft.id);
    expect((await uploaded.upload()).status).toBe(200);
    const body = { companyCode: 'minato', loginId: 'nobody-has-this', password: 'Wrong-Password-1!' };
    await fetch(`${demo.cloud.url}/api/auth/login`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-company-code': 'minato',
        origin: demo.cloud.url,
      },
      body: JSON.stringify(body),
    });
    const counters = () =>
      rows('TenantData', ({ PK, userId }) => PK.endsWith('#LOGIN') && userId === undefined);
    expect(await counters()).toHaveLength(1);

    const early = await runAfter(23.9);
    expect(early.counts).toMatchObject({ reservations: 0, loginCounters: 0 });
    expect(await rowsOf(never.id)).toHaveLength(3);

    const night = await runAfter(25);
    expect(night).toMatchObject({
      runs: expect.any(Number),
      tenants: 2,
      failedTenants: [],
      counts: { reservations: 2, reservedObjects: 1, loginCounters: 0 },
    });
    expect(night.counts.sessions + early.counts.sessions).toBeGreaterThanOrEqual(1);
    expect(night.finishedAtJst).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/);
    expect([await rowsOf(never.id), await rowsOf(uploaded.id)]).toEqual([[], []]);
    expect(await objectsOf(uploaded.id)).toEqual([]);
    // From where people signed in is known for 30 days.
    expect(await rows('Session', ({ PK }) => !PK.endsWith('#SEEN'))).toEqual([]);

    const later = await runAfter(400 * 24);
    expect(await rows('Session', () => true)).toEqual([]);
    expect(later.counts).toMatchObject({ loginCounters: 1, reservations: 0 });
    expect(await counters()).toEqual([]);
    expect((await rowsOf(draft.id)).map(({ SK }) => SK)).toEqual(expect.arrayContaining(['H', 'L']));
    expect(await objectsOf(kept)).toHaveLength(1);
    expect(await rowsOf(kept)).toHaveLength(2);
    demo.cloud.setClock(() => new Date());
  });

  test('leaves a report of the day and a word in both trails', async () => {
    const reports = await rows('Control', ({ PK }) => PK === 'JOB#retention-purge');
    expect(reports.length).toBeGreaterThanOrEqual(2);
    const trail = await rows('Audit', ({ action }) => action === 'retention.purge');
    const planes = new Set(trail.map(({ PK }) => PK.slice(0, 2)));
    expect(planes).toEqual(new Set(['OP', 'T#']));
  });

  test('is taken up after a fault, and counts nothing twice', async () => {
    const person = await demo.signIn('tanaka');
    tanaka = person;
    const draft = await create(tanaka, { lines: [] });
    const { id, upload } = await reserve(draft.id);
    await upload();
    // The object goes, the rows do not: the run that follows finds the mark and goes on.
    const fault = {
      service: 's3',
      operation: 'DeleteObject',
      code: 'InternalError',
      statusCode: 500,
    } as const;
    demo.cloud.faults.failNext({ ...fault, times: 3 });
    await expect(runAfter(49)).rejects.toThrow('the retention purge failed for t');
    demo.cloud.faults.clear();
    expect(await rowsOf(id)).toHaveLength(3);
    const again = await runAfter(49.2);
    expect(again).toMatchObject({ failedTenants: [] });
    expect(await rowsOf(id)).toEqual([]);
    expect(await objectsOf(id)).toEqual([]);
    demo.cloud.setClock(() => new Date());
  });

  test('lets nobody complete a reservation that it has marked', async () => {
    tanaka = await demo.signIn('tanaka');
    const draft = await create(tanaka, { lines: [] });
    const { id, upload } = await reserve(draft.id);
    await upload();
    const fault = {
      service: 's3',
      operation: 'ListObjectVersions',
      code: 'InternalError',
      statusCode: 500,
    } as const;
    demo.cloud.faults.failNext({ ...fault, times: 3 });
    await expect(runAfter(25)).rejects.toThrow('the retention purge failed for t');
    demo.cloud.faults.clear();
    demo.cloud.setClock(() => new Date());
    tanaka = await demo.signIn('tanaka');
    const completed = await tanaka.post(`/api/evidence/${id}/completion`);
    expect([completed.status, completed.body.code]).toEqual([422, 'evidence-not-stored']);
  });
});
