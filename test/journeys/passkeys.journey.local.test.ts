import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { dayFromNow, may, threeDays } from './inspected-company.ts';
import { passkeysAt } from './passkey-holder.ts';
import { newPasswords, resettingIn, type Resetting } from './password-resetting.ts';
import { personWith, type Person } from './person.ts';

let demo: DemoCloud;
let passkeys: ReturnType<typeof passkeysAt>;
let door: Resetting;
let watanabe: Person;
beforeAll(async () => {
  demo = await shareDemoCloud();
  passkeys = passkeysAt(demo);
  door = resettingIn(demo);
  watanabe = await demo.signIn('watanabe');
});
afterAll(() => demo.close());

const isWrong = { status: 422, body: { code: 'passkey-sign-in-failed' } };
const isIn = { status: 200, body: { outcome: 'signed-in' } };
const inMinato = (loginId: string) => ({ companyCode: 'minato', loginId }) as const;
const turned = async (userId: string, state: 'active' | 'disabled') => {
  const { version: expectedVersion } = (await watanabe.get(`/api/users/${userId}`)).body;
  expect((await watanabe.put(`/api/users/${userId}/state`, { state, expectedVersion })).status).toBe(200);
  // The directory follows.
  await demo.cloud.catchUp();
};
const trail = async (action: string) => {
  const { Items = [] } = await door
    .database()
    .send(new ScanCommand({ TableName: demo.cloud.nameOf('Audit') }));
  return Items.filter((item) => item['action'] === action).map(({ actor, outcome }) => ({ actor, outcome }));
};

describe('passkeys at the whole service (9.2.4, 9.4.2)', () => {
  test('8.2.2 of two companies: one of the other is none here, and counts as no guess', async () => {
    const tanaka = await passkeys.holder(inMinato('tanaka'), '田中の携帯');
    const ofAoba = { companyCode: 'aoba-kobo', loginId: 'hayashi' } as const;
    const hayashi = await passkeys.holder(ofAoba, '林の携帯');
    expect([tanaka.registered.status, hayashi.registered.status]).toEqual([200, 200]);
    // Picked by mistake from the browser's list, more often than any company lets somebody guess.
    for (let time = 0; time < 7; time += 1)
      // oxlint-disable-next-line no-await-in-loop
      expect(await passkeys.enter(inMinato('tanaka'), hayashi.by)).toMatchObject(isWrong);
    expect(await tanaka.enter()).toMatchObject(isIn);
    expect(await hayashi.enter()).toMatchObject({ ...isIn, body: { user: { id: hayashi.person.userId } } });
    expect(await passkeys.enter(ofAoba, tanaka.by)).toMatchObject(isWrong);
    // Nor does the lock tell who exists: a stranger's name, and a company of no name, stay unlocked as long.
    for (const names of [inMinato('nobody-here'), { companyCode: 'aoba-kobo', loginId: 'nobody' } as const])
      for (let time = 0; time < 6; time += 1)
        // oxlint-disable-next-line no-await-in-loop
        expect(await passkeys.enter(names, hayashi.by)).toMatchObject(isWrong);
  });

  test('are named anew and added after 本人確認 alone, each known to the trail', async () => {
    const { enter, by, person: first } = await passkeys.holder(inMinato('sato'), '佐藤の携帯');
    const session = { ...personWith(demo.cloud, await enter()), userId: first.userId };
    const [phone] = await passkeys.listed(session);
    const renamed = { passkeyId: phone?.id, name: '佐藤の古い携帯' };
    expect((await session.post(`${passkeys.own}/passkey-name`, renamed)).status).toBe(204);
    expect((await passkeys.listed(session))[0]?.name).toBe('佐藤の古い携帯');
    expect(await trail('auth.rename-passkey')).toEqual(
      expect.arrayContaining(['begun', 'done'].map((outcome) => ({ actor: session.userId, outcome }))),
    );
    expect((await passkeys.proveByPasskey(session, by)).status).toBe(204);
    const spare = { loginId: 'sato', by: passkeys.device(), name: '予備' };
    expect((await passkeys.register(session, spare)).status).toBe(200);
    // What the directory gave for it is used up: whoever has row and cookie registers no further one by it.
    const again = await session.post(`${passkeys.own}/passkey-options`, { loginId: 'sato' });
    expect(again).toMatchObject({ status: 403, body: { code: 'step-up-needed', hasPasskey: true } });
  });

  test('let in nobody who was stopped, and nobody once an administrator ended them', async () => {
    const { enter, person } = await passkeys.holder(inMinato('yamamoto'), '山本の携帯');
    await turned(person.userId, 'disabled');
    expect(await enter()).toMatchObject(isWrong);
    await turned(person.userId, 'active');
    expect(await enter()).toMatchObject(isIn);
    expect((await watanabe.post(`/api/users/${person.userId}/totp-end`)).status).toBe(204);
    expect(await enter()).toMatchObject(isWrong);
    expect((await demo.signIn('yamamoto')).userId).toBe(person.userId);
  });

  test('lock the login ID after five that fail, also for the right one', async () => {
    const { enter } = await passkeys.holder(inMinato('nakamura'), '中村の携帯');
    for (let time = 0; time < 5; time += 1)
      // oxlint-disable-next-line no-await-in-loop
      expect(await enter({ isVerified: false })).toMatchObject(isWrong);
    expect(await enter()).toMatchObject({ status: 429, body: { code: 'login-locked' } });
  });

  test('9.2.2 open an account for some days in its days only', async () => {
    const { enter, person } = await passkeys.holder(inMinato('yamamoto'), '調査官の携帯');
    const boxed = async (days: { readonly from: string; readonly to: string }) => {
      const { body } = await watanabe.get(`/api/users/${person.userId}`);
      const posts = body.posts.map(({ departmentName: _name, ...post }: any) => post);
      const { name, kana, email, grade, version: expectedVersion } = body;
      const given = { name, kana, email, grade, posts, expectedVersion, timeBox: { ...days, ...may } };
      expect((await watanabe.put(`/api/users/${person.userId}`, given)).status).toBe(200);
    };
    await boxed(threeDays);
    const inside = personWith(demo.cloud, await enter());
    expect((await inside.get('/api/me')).body.user.timeBox).toEqual({ ...threeDays, ...may });
    expect((await inside.get('/api/journals?month=2026-04')).body).toMatchObject({ isLimited: true });
    await boxed({ from: dayFromNow(-3), to: dayFromNow(-1) });
    expect((await inside.get('/api/me')).status).toBe(401);
    expect(await enter()).toMatchObject({ status: 403, body: { code: 'account-out-of-days' } });
  });

  test('stay after a new password, and page and mail name them and say where they are deleted', async () => {
    await passkeys.holder(inMinato('ito'), '伊藤の携帯');
    await door.request('ito@minato.example.jp');
    await demo.cloud.catchUp();
    const token = door.token();
    expect((await door.inspect(token)).body.passkeys).toEqual([
      { name: '伊藤の携帯', since: expect.any(String) },
    ]);
    expect((await door.complete(token, newPasswords[0])).status).toBe(204);
    await demo.cloud.catchUp();
    const { text } = door.done()[0] ?? { text: '' };
    expect(text).toContain('・伊藤の携帯（登録: ');
    expect(text).toContain('/me/sign-in-factors');
    expect(text).toContain('二段階認証の解除');
  });
});
