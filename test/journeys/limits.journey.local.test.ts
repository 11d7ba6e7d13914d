import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { region } from '#local/aws/start-services.ts';
import { minato } from '#local/seed/minato.ts';
import { storageInUse } from '#rows/use.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create, submit } from './claim-driver.ts';
import { factsOf } from './invited-people.ts';
import { newUlid, type Person } from './person.ts';
import { openTwoOperators, type TwoOperators } from './two-operators.ts';

let it: TwoOperators;
let watanabe: Person;
let tanaka: Person;
let version = 0;
beforeAll(async () => {
  it = await openTwoOperators();
  [watanabe, tanaka] = await Promise.all([it.demo.signIn('watanabe'), it.demo.signIn('tanaka')]);
});
afterAll(() => it.demo.close());

const company = `/operator/tenants/${minato.tenantId}`;
const termsWith = (limits: object) => ({
  plan: 'standard',
  limits,
  options: [],
  contractedOn: '2026-11-30',
  startsOn: '2026-12-01',
  acceptedContract: 'サービス利用契約書 第3版',
  acceptedPolicies: '情報セキュリティ方針 第2版',
});
/** By two operators, whatever it takes away. */
const reduce = async (limits: object): Promise<void> => {
  const asked = await it.ask(it.kato, `${company}/contract-reduction`, { version, terms: termsWith(limits) });
  expect(asked.status).toBe(201);
  expect((await it.approve(it.mori, asked.body.requestId)).body.state).toBe('done');
  version += 1;
};
const raise = async (limits: object): Promise<void> => {
  const body = { reason: '増員のため', version, terms: termsWith(limits) };
  expect((await it.kato.post(`${company}/contract`, body)).status).toBe(200);
  version += 1;
};

const usage = async () => (await watanabe.get('/api/company/usage')).body;
const register = (loginId: string, id = newUlid()) =>
  watanabe.put(`/api/users/${id}`, { ...factsOf(loginId), expectedVersion: 0 });
const setState = async (id: string, state: string) => {
  const { version: expectedVersion } = (await watanabe.get(`/api/users/${id}`)).body;
  return watanabe.put(`/api/users/${id}/state`, { state, expectedVersion });
};
const importOf = async (loginIds: readonly string[]) => {
  const rows = loginIds.map((loginId) => `${loginId},山田太郎,${loginId}@minato.example.jp,一般\r\n`);
  const file = gzipSync(`サインインID,氏名,メールアドレス,等級\r\n${rows.join('')}`).toString('base64');
  const tried = (await watanabe.post('/api/master-files/users/checks', { file })).body;
  expect(tried.faultCount).toBe(0);
  return watanabe.post('/api/master-files/users/imports', {
    id: newUlid(),
    file,
    expectedVersion: tried.version,
  });
};

const people = minato.people.length;
const full = { code: 'users-limit-reached', most: people + 2, now: people + 2 };

describe('the limit of users (6.1.1, 12.1.3)', () => {
  const [first, second] = [newUlid(), newUlid()];

  test('lets in as many as were contracted, also where many come at once', async () => {
    await reduce({ users: people + 2 });
    const answers = await Promise.all([
      register('kazuko', first),
      register('shiori', second),
      register('takumi'),
      register('wataru'),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    for (const { status, body } of answers.filter((one) => one.status !== 200)) {
      expect(status).toBe(409);
      expect(body).toMatchObject(full);
      expect(body.detail).toBe(
        `契約の上限は${people + 2}人で、いまの利用者は${people + 2}人です。使っていない人の利用を停止するか、契約の変更をサービスの窓口に相談してください。`,
      );
    }
    expect(await usage()).toMatchObject({
      limits: { users: people + 2 },
      people: { count: people + 2, isMore: false },
    });
  });

  test('refuses a file that brings one too many, whole', async () => {
    expect((await importOf(['mitsuko'])).body).toMatchObject(full);
    expect((await watanabe.get('/api/users?text=mitsuko')).body.items).toEqual([]);
  });

  test('has room again once somebody is stopped, and none for taking him back when it is filled', async () => {
    const { items } = (await watanabe.get('/api/users?text=%E5%B1%B1%E7%94%B0%E5%A4%AA%E9%83%8E')).body;
    const { id } = items[0];
    expect((await setState(id, 'disabled')).status).toBe(200);
    expect((await usage()).people.count).toBe(people + 1);
    expect((await importOf(['mitsuko'])).body).toMatchObject({ added: 1 });
    expect((await usage()).people.count).toBe(people + 2);
    expect((await setState(id, 'active')).body).toMatchObject(full);
    await raise({ users: people + 3 });
    expect((await setState(id, 'active')).body).toMatchObject({ state: 'uninvited' });
  });

  test('lowered below use takes nothing away; an import that is put back makes room', async () => {
    const { lastImport } = (await watanabe.get('/api/masters/users')).body;
    await reduce({ users: 1 });
    expect((await usage()).people.count).toBe(people + 3);
    expect((await tanaka.get('/api/me')).status).toBe(200);
    const undone = await watanabe.post(`/api/master-files/users/imports/${lastImport.id}/undo`, {
      id: newUlid(),
    });
    expect(undone.status).toBe(200);
    expect((await usage()).people.count).toBe(people + 2);
    expect((await register('kazuo')).body).toMatchObject({ code: full.code, most: 1, now: people + 2 });
  });
});

describe('the limit of claims a month (6.1.1, 12.1.3)', () => {
  test('is counted at the first submission, and an applicant is told in one sentence', async () => {
    await raise({ users: people + 10 });
    await reduce({ users: people + 10, claimsAMonth: 2 });
    const drafts = await Promise.all(
      ['一件目', '二件目', '三件目', '四件目'].map((title) =>
        create(tanaka, { title, lines: [shinkansen()] }),
      ),
    );
    const answers = await Promise.all(drafts.map((draft) => submit(tanaka, draft)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({
      code: 'claims-limit-reached',
      detail: '会社の今月の申請数が上限に達しています。下書きは残ります。会社の管理者に連絡してください。',
    });
    expect((await usage()).claims).toEqual({ count: 2, isMore: false });

    // One that is taken back has been counted, and comes again.
    const { body: one } = answers.find(({ status }) => status === 200) ?? { body: {} };
    const back = await tanaka.post(
      `/api/claims/${one.id}/withdrawal`,
      { expectedVersion: one.version },
      { key: newUlid() },
    );
    expect((await submit(tanaka, back.body)).status).toBe(200);
    expect((await usage()).claims.count).toBe(2);
  });
});

describe('the limit of storage (6.1.1, 12.1.3)', () => {
  test('holds places for as many bytes as were contracted, and frees those that nobody used', async () => {
    await reduce({ users: people + 10, claimsAMonth: 2, storageGb: 1 });
    const draft = await create(tanaka, { title: '証憑', lines: [shinkansen()] });
    const reserve = (size: number, id = newUlid()) =>
      tanaka.post('/api/evidence', {
        id,
        claimId: draft.id,
        fileName: '領収書.pdf',
        contentType: 'application/pdf',
        size,
        sha256: 'a'.repeat(64),
      });
    // As if 48 of 50 files lay there.
    await it.demo.cloud.catchUp();
    const client = DynamoDBDocumentClient.from(
      new DynamoDBClient({
        region,
        endpoint: it.demo.cloud.services.dynamodb,
        credentials: it.demo.cloud.operator,
      }),
    );
    const Item = storageInUse.stored({ tenantId: minato.tenantId, copy: '7' }, { count: 960_000_000 });
    await client.send(new PutCommand({ TableName: it.demo.cloud.nameOf('TenantData'), Item }));
    client.destroy();
    const answers = await Promise.all(Array.from({ length: 4 }, () => reserve(20_000_000)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    const refused = answers.find(({ status }) => status !== 201);
    expect(refused).toMatchObject({ status: 409, body: { code: 'storage-limit-reached' } });
    expect((await usage()).storageBytes).toBe(1_000_000_000);
    // The same place is asked for again, and is the same.
    const known = answers.find(({ status }) => status === 201)?.body;
    expect((await reserve(20_000_000, known.id)).status).toBe(201);

    const after = new Date(it.now().getTime() + 26 * 3_600_000);
    await it.demo.cloud.invoke('retention-purge', { scheduledAt: after.toISOString() });
    // Sessions are over by then, too.
    watanabe = await it.demo.signIn('watanabe');
    expect((await usage()).storageBytes).toBe(960_000_000);
  });
});

describe('the company’s page 契約 (6.1.1)', () => {
  test('shows terms, what the company accepted, and each change, and no reason of an operator', async () => {
    expect((await watanabe.get('/api/company/contract')).body).toEqual({
      ...termsWith({ users: people + 10, claimsAMonth: 2, storageGb: 1 }),
      version,
    });
    const { items, nextCursor } = (await watanabe.get('/api/company/contract-changes?limit=2')).body;
    expect(items).toEqual([
      {
        version,
        at: expect.any(String),
        changes: [{ what: '証憑の保存容量の上限', from: '上限なし', to: '1GB' }],
      },
      {
        version: version - 1,
        at: expect.any(String),
        changes: [{ what: '1か月の申請の上限', from: '上限なし', to: '2件' }],
      },
    ]);
    const rest = await watanabe.get(`/api/company/contract-changes?limit=50&cursor=${nextCursor}`);
    expect(rest.body.items.map((one: any) => one.version)).toEqual(
      Array.from({ length: version - 2 }, (_, index) => version - 2 - index),
    );
    tanaka = await it.demo.signIn('tanaka');
    expect((await tanaka.get('/api/company/contract')).status).toBe(403);
    expect((await tanaka.get('/api/company/contract-changes')).status).toBe(403);
  });
});
