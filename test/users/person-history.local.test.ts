import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { keptLog } from '#test/builders/front-door.ts';
import { newUlid } from '#test/journeys/person.ts';
import { fileOf, openPeople, rowOf } from './people-company.ts';

let company: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  company = await openPeople();
});
beforeEach(() => keptLog());
afterAll(() => company.door.close());

const post = { departmentId: 'sales-1', position: 'member', isPrimary: true, validFrom: '2026-04-01' };
const facts = {
  name: '山田太郎',
  kana: '',
  loginId: 'yamada',
  email: 'yamada@minato.example.jp',
  grade: '一般',
  posts: [post],
};
const keep = (id: string, body: unknown) => company.ask(`PUT /api/users/${id}`, { body });
const historyOf = async (id: string) =>
  (await company.ask(`GET /api/masters/users/${id}/versions`)).body.items;

describe('the history of a person (9.2.1)', () => {
  test('says who changed what, old and new, newest first, by form and by file', async () => {
    const id = newUlid();
    await keep(id, { ...facts, expectedVersion: 0 });
    await keep(id, { ...facts, email: 'taro@minato.example.jp', grade: '課長', expectedVersion: 1 });
    await company.ask(`PUT /api/users/${id}/roles`, {
      body: { roles: ['applicant', 'accountant'], expectedVersion: 2 },
    });
    await company.take(await company.wanted(fileOf(['yamada,山田太一'], 'サインインID,氏名')));
    const items = await historyOf(id);
    expect(items.map(({ version, byName, lines }: any) => ({ version, byName, lines }))).toEqual([
      { version: 4, byName: '渡辺直樹', lines: [{ where: '氏名', from: '山田太郎', to: '山田太一' }] },
      { version: 3, byName: '渡辺直樹', lines: [{ where: 'ロール', from: '申請者', to: '申請者、経理' }] },
      {
        version: 2,
        byName: '渡辺直樹',
        lines: [
          { where: 'メールアドレス', from: 'yamada@minato.example.jp', to: 'taro@minato.example.jp' },
          { where: '等級', from: '一般', to: '課長' },
        ],
      },
      {
        version: 1,
        byName: '渡辺直樹',
        lines: [
          { where: '氏名', to: '山田太郎' },
          { where: 'サインインID', to: 'yamada' },
          { where: 'メールアドレス', to: 'yamada@minato.example.jp' },
          { where: '等級', to: '一般' },
          { where: '所属', to: '営業一課（一般・主所属、2026-04-01〜）' },
          { where: 'ロール', to: '申請者' },
          { where: '状態', to: '有効' },
        ],
      },
    ]);
  });

  test('lies sealed, and is nobody’s who is nobody', async () => {
    await company.take(await company.wanted(fileOf([rowOf('himitsu')])));
    expect(JSON.stringify(await company.rows('TenantData'))).not.toContain('himitsu@');
    const [one] = await company.find('himitsu');
    expect((await historyOf(one.id))[0].version).toBe(1);
    expect((await company.ask(`GET /api/masters/users/${newUlid()}/versions`)).status).toBe(404);
  });
});

describe('invitations of a company', () => {
  test('are bounded within an hour, and say from when the next may go', async () => {
    const id = newUlid();
    await keep(id, { ...facts, loginId: 'seki', email: 'seki@minato.example.jp', expectedVersion: 0 });
    const invite = () => company.ask(`POST /api/users/${id}/invitation`, { body: { way: 'link' } });
    expect((await invite()).status).toBe(200);
    const [row] = (await company.rows('TenantData')).filter(({ PK }) => PK?.S?.endsWith('#INVITATIONS'));
    expect(row?.['count']?.N).toBe('1');
    await company.door.database.send(
      new UpdateItemCommand({
        TableName: 'TenantData',
        Key: { PK: row?.['PK'] ?? { S: '' }, SK: row?.['SK'] ?? { S: '' } },
        UpdateExpression: 'SET #count = :most',
        ExpressionAttributeNames: { '#count': 'count' },
        ExpressionAttributeValues: { ':most': { N: '1200' } },
      }),
    );
    expect(await invite()).toMatchObject({
      status: 409,
      body: { code: 'invitations-too-many', detail: expect.stringMatching(/（1200通）.*\d\d:00以降に/) },
    });
    // Whom nobody has told yet stands among those whom a list of them shows.
    const { body } = await company.ask('GET /api/users', { query: { state: 'uninvited' } });
    expect(body.items.map(({ loginId }: any) => loginId)).not.toContain('seki');
  });

  test('9.2.2 keeps 期間限定 of somebody whom a file changes, and refuses a role by which he would write', async () => {
    const id = newUlid();
    const timeBox = { from: '2026-12-01', to: '2026-12-03', contentFrom: '2025-04', contentTo: '2026-03' };
    const boxed = { ...facts, loginId: 'inspector', email: 'inspector@minato.example.jp', posts: [] };
    const roles = ['tax-inspector'];
    expect(await keep(id, { ...boxed, roles, timeBox, expectedVersion: 0 })).toMatchObject({
      status: 200,
      body: { timeBox },
    });
    const head = 'サインインID,氏名,ロール';
    const named = await company.take(
      await company.wanted(fileOf(['inspector,調査官,税務調査官（閲覧のみ）'], head)),
    );
    expect(named).toMatchObject({ status: 200, body: { changed: 1 } });
    expect((await company.ask(`GET /api/users/${id}`)).body).toMatchObject({ name: '調査官', timeBox });
    expect((await company.check(fileOf(['inspector,調査官,経理'], head))).body.faults).toEqual([
      expect.objectContaining({ reason: '期間限定の利用者には、閲覧だけができるロールを付けてください' }),
    ]);
  });
});
