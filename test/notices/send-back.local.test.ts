import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endIn } from '#lambdas/audit/segment.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create, submit, vote } from '#test/journeys/claim-driver.ts';
import { startDemoCloud, type DemoCloud } from '#test/journeys/demo-cloud.ts';
import type { Person } from '#test/journeys/person.ts';

let demo: DemoCloud;
let tanaka: Person;
let sato: Person;
beforeAll(async () => {
  demo = await startDemoCloud();
  tanaka = await demo.signIn('tanaka');
  sato = await demo.signIn('sato');
});
afterAll(() => demo.close());

const notices = () =>
  demo.cloud
    .mails()
    .filter(({ subject }) => subject === '【STAFee】差戻しのお知らせ')
    .map(({ to, from, text }) => ({ to, from, text }));
let before = 0;
beforeEach(() => {
  before = notices().length;
});
const newNotices = () => notices().slice(0, notices().length - before);

const sentBack = async () => {
  const claim = (await submit(tanaka, await create(tanaka, { title: '5月の出張', lines: [shinkansen()] })))
    .body;
  const reason = '領収書の宛名が違います';
  const { status, body } = await vote(sato, claim, { kind: 'send-back', reason });
  expect(status).toBe(200);
  return body;
};

const operator = () => ({ region: 'ap-northeast-1', credentials: demo.cloud.operator });

describe('a claim that is sent back', () => {
  test('is told to its applicant by one mail that says where to look, and not what is there', async () => {
    const claim = await sentBack();
    await demo.cloud.settle();
    const [mail, ...others] = newNotices();
    expect(others).toEqual([]);
    expect(mail?.to).toEqual(['tanaka@minato.example.jp']);
    expect(mail?.text).toContain('田中花子 様');
    expect(mail?.text).toContain(`経費申請「${claim.number}」が差し戻されました。`);
    expect(mail?.text).toContain(`/claims/${claim.id}\n`);
    expect(mail?.text).not.toContain('宛名');
    expect(mail?.text).not.toContain('出張');
    expect(mail?.text).not.toMatch(/[\d,]+円/);
  });

  test('is told once, although the queue hands it over again', async () => {
    demo.cloud.faults.failNext({
      service: 'ses',
      operation: 'SendEmail',
      code: 'InternalFailure',
      statusCode: 500,
      times: 3,
    });
    await sentBack();
    await demo.cloud.settle();
    expect(newNotices()).toEqual([]);
    demo.cloud.faults.clear();
    demo.cloud.setClock(() => new Date(Date.now() + 7 * 60_000));
    await demo.cloud.settle();
    expect(newNotices()).toHaveLength(1);
    demo.cloud.setClock(() => new Date(Date.now() + 14 * 60_000));
    await demo.cloud.settle();
    expect(newNotices()).toHaveLength(1);
    demo.cloud.setClock(() => new Date());
  });

  test.each([['approve'], ['reject']])('and nothing else is: %s', async (kind) => {
    const claim = (await submit(tanaka, await create(tanaka, { lines: [shinkansen()] }))).body;
    await vote(sato, claim, kind === 'reject' ? { kind, reason: '重複' } : { kind });
    await demo.cloud.settle();
    expect(newNotices()).toEqual([]);
  });
});

/** The worker's messages are visible again 6 minutes after they were handed out. */
const afterMinutes = async (minutes: number) => {
  demo.cloud.setClock(() => new Date(Date.now() + minutes * 60_000));
  await demo.cloud.settle();
};

describe('a notice under faults', () => {
  afterEach(() => {
    demo.cloud.faults.clear();
    demo.cloud.setClock(() => new Date());
  });

  test('waits out a throttle, and goes once', async () => {
    demo.cloud.faults.throttleNext({ service: 'ses', operation: 'SendEmail', times: 20 });
    await sentBack();
    await sentBack();
    await demo.cloud.settle();
    expect(newNotices()).toEqual([]);
    expect(demo.cloud.faults.pending()).toBeLessThan(20);
    demo.cloud.faults.clear();
    await afterMinutes(7);
    expect(newNotices()).toHaveLength(2);
    await afterMinutes(14);
    expect(newNotices()).toHaveLength(2);
  });

  test('goes a second time, and no third, when the worker dies between the mail and its record', async () => {
    demo.cloud.faults.throttleNext({ service: 'ses', operation: 'SendEmail', times: 20 });
    await sentBack();
    await demo.cloud.settle();
    demo.cloud.faults.clear();
    demo.cloud.faults.failNext({
      service: 'dynamodb',
      operation: 'TransactWriteItems',
      // The archiver and the purge write transactions at the same time; only the notice's own may fail.
      by: 'TenantNotice',
      code: 'InternalServerError',
      statusCode: 500,
      times: 20,
    });
    await afterMinutes(7);
    expect(newNotices()).toHaveLength(1);
    expect(demo.cloud.faults.pending()).toBeLessThan(20);
    demo.cloud.faults.clear();
    await afterMinutes(14);
    expect(newNotices()).toHaveLength(2);
    await afterMinutes(21);
    expect(newNotices()).toHaveLength(2);
  });
});

describe('the audit trail of the running cloud', () => {
  const archive = () => ({
    client: new S3Client({ ...operator(), endpoint: demo.cloud.services.s3 }),
    Bucket: demo.cloud.nameOf('Archive'),
  });
  const segments = async (): Promise<readonly { key: string; text: string }[]> => {
    const { client, Bucket } = archive();
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
    return Promise.all(
      Contents.map(async ({ Key = '' }) => {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        return { key: Key, text: (await Body?.transformToString()) ?? '' };
      }),
    );
  };

  test('ends in chains of segments whose hashes fit, and holds the notice that was sent', async () => {
    await sentBack();
    await demo.cloud.settle();
    await demo.cloud.settle();
    const all = await segments();
    const chains = Map.groupBy(all, ({ key }) => key.replace(/\/\d+\.jsonl$/, ''));
    expect([...chains.keys()].every((chain) => /^(t\/t[0-9a-z]{26}|ops)\/\d{8}$/.test(chain))).toBe(true);
    for (const chain of chains.values()) {
      let hash = '0'.repeat(64);
      for (const { text } of chain) {
        expect(JSON.parse(text.slice(0, text.indexOf('\n'))).prevHash).toBe(hash);
        hash = endIn(text).hash;
      }
    }
    expect(all.some(({ text }) => text.includes('"action":"notice.send"'))).toBe(true);
    expect(all.some(({ text }) => text.includes('"action":"claim.send-back"'))).toBe(true);
  });

  test('archives a change of an item as tampering', async () => {
    const trail = (await segments()).find(({ text }) => text.includes('claim.send-back'));
    const line = (trail?.text ?? '').split('\n').find((one) => one.includes('claim.send-back')) ?? '{}';
    const { PK, SK } = JSON.parse(line).item;
    const document = DynamoDBDocumentClient.from(
      new DynamoDBClient({ ...operator(), endpoint: demo.cloud.services.dynamodb }),
    );
    await document.send(
      new UpdateCommand({
        TableName: demo.cloud.nameOf('Audit'),
        Key: { PK, SK },
        UpdateExpression: 'SET actor = :other',
        ExpressionAttributeValues: { ':other': '-' },
      }),
    );
    await demo.cloud.settle();
    const tampering = (await segments()).filter(({ text }) => text.includes('{"kind":"changed"'));
    expect(tampering).toHaveLength(1);
    expect(newNotices()).toEqual([]);
  });
});
