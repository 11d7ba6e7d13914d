import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newUlid, type Person } from './person.ts';
import { openSupport, type Support } from './support-company.ts';

const done = async (answer: Promise<{ readonly status: number; readonly body: any }>): Promise<void> => {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(JSON.stringify(body));
};

let it: Support;
let suzuki: Person;
beforeAll(async () => {
  it = await openSupport();
  const { watanabe } = it.at;
  const { items } = (await watanabe.get('/api/users?limit=100')).body;
  const { id } = items.find(({ loginId }: any) => loginId === 'suzuki');
  const { version: expectedVersion } = (await watanabe.get(`/api/users/${id}`)).body;
  const roles = ['applicant', 'approver', 'tenant-admin'];
  await done(watanabe.put(`/api/users/${id}/roles`, { roles, expectedVersion }));
  suzuki = await it.demo.signIn('suzuki');
  const rule = '/api/settings/second-person';
  const { version } = (await watanabe.get(rule)).body;
  const on = { value: { approval: 'on' }, expectedVersion: version };
  await done(watanabe.put(rule, on));
});
afterAll(() => it.demo.close());

const asked = async (): Promise<string> => {
  const { status, body } = await it.ask(it.at.kato);
  expect(status).toBe(201);
  return body.grantId;
};
const stateOf = async (grantId: string) =>
  (await it.grants()).find((one: any) => one.grantId === grantId).state;
const view = (grantId: string) =>
  it.view(it.at.kato, grantId, 'showClaim', { params: { claimId: it.claim.id } });
/** 渡辺 asks for another administrator. */
const askedOfAnother = async (grantId: string): Promise<{ readonly status: number; readonly body: any }> => {
  const wish = {
    deed: 'give-support-grant',
    body: { grantId, operatorName: '加藤誠', parts: ['claims'], hours: 2 },
  };
  return it.at.watanabe.post('/api/company/second-person-requests', { requestId: newUlid(), wish });
};
const decide = (requestId: string, by: Person): Promise<{ readonly status: number; readonly body: any }> =>
  by.post('/api/company/second-person-decision', { requestId, act: 'approve' });

describe('9.2.2 a grant of support where the company wants two administrators', () => {
  const gains = 'サポート（加藤誠）による申請の閲覧（2時間）';

  test('is given by one administrator with another, and by neither alone', async () => {
    const grantId = await asked();
    expect(await it.give(grantId)).toMatchObject({
      status: 403,
      body: { code: 'second-person-needed', gains },
    });
    const { status, body } = await askedOfAnother(grantId);
    expect([status, body]).toMatchObject([
      201,
      { state: 'waiting', gains: [gains], change: { kind: 'grant', operatorName: '加藤誠', hours: 2 } },
    ]);
    expect(await stateOf(grantId)).toBe('asked');
    expect((await view(grantId)).body.code).toBe('grant-not-in-force');
    expect((await decide(body.id, it.at.watanabe)).body.code).toBe('own-second-request');
    expect((await decide(body.id, suzuki)).body.state).toBe('approved');
    const given = (await it.grants()).find((one: any) => one.grantId === grantId);
    expect(given).toMatchObject({ state: 'active', decidedByName: '渡辺直樹（承認：鈴木一郎）' });
    expect((await view(grantId)).status).toBe(200);
    // Less is read: one takes it back.
    expect((await it.refuse(grantId)).body.state).toBe('withdrawn');
    expect((await view(grantId)).body.code).toBe('grant-not-in-force');
  });

  test('is not given any more once the operators ended it', async () => {
    const grantId = await asked();
    const { body } = await askedOfAnother(grantId);
    await it.at.kato.post(`${it.path}/${grantId}/end`, { reason: '解決したため' });
    expect((await decide(body.id, suzuki)).body).toMatchObject({
      state: 'overtaken',
      end: { reason: '依頼の後に、閲覧の依頼が取り下げられたか、回答されたか、期限が切れました' },
    });
    expect(await stateOf(grantId)).toBe('ended');
  });

  test('is asked for where another is wanted alone', async () => {
    const grantId = await asked();
    const wish = {
      deed: 'give-support-grant',
      body: { grantId, operatorName: '加藤誠', parts: ['claims'], hours: 3 },
    };
    const other = { requestId: newUlid(), wish };
    // Something else than what the operator asked for.
    expect((await it.at.watanabe.post('/api/company/second-person-requests', other)).body.code).toBe(
      'grant-decided',
    );
  });
});
