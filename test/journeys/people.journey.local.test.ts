import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { resettingIn, type Resetting } from './password-resetting.ts';
import { logIn, newUlid, personWith, type Person } from './person.ts';

let demo: DemoCloud;
let door: Resetting;
let watanabe: Person;
beforeAll(async () => {
  demo = await startDemoCloud();
  door = resettingIn(demo);
  watanabe = await demo.signIn('watanabe');
});
afterAll(() => demo.close());

const post = { departmentId: 'sales-1', position: 'member', isPrimary: true, validFrom: '2026-04-01' };
const factsOf = (loginId: string) => ({
  name: '山田太郎',
  kana: 'やまだ たろう',
  loginId,
  email: `${loginId}@minato.example.jp`,
  grade: '一般',
  posts: [post],
});
const register = async (loginId: string): Promise<string> => {
  const id = newUlid();
  const answer = await watanabe.put(`/api/users/${id}`, { ...factsOf(loginId), expectedVersion: 0 });
  expect([answer.status, answer.body.state]).toEqual([200, 'uninvited']);
  return id;
};
const stateOf = async (id: string): Promise<string> => (await watanabe.get(`/api/users/${id}`)).body.state;
const invite = async (id: string, way: 'link' | 'temporary-password') => {
  const answer = await watanabe.post(`/api/users/${id}/invitation`, { way });
  await demo.cloud.catchUp();
  return answer;
};
/** The newest first. */
const mailsTo = (loginId: string) =>
  demo.cloud.mails().filter(({ to }) => to.includes(`${loginId}@minato.example.jp`));
const tokenIn = (text = ''): string => /first-password#(\S+)/.exec(text)?.[1] ?? 'no link';
const passwordIn = (text = ''): string => /仮パスワード: (\S+)/.exec(text)?.[1] ?? 'no password';
const signIn = (loginId: string, password: string) =>
  logIn(demo.cloud, { companyCode: 'minato', loginId, password });
const chosen = 'Jibun-no-Kotoba-7!';

describe('somebody who is invited by a link (9.2.4)', () => {
  let id = '';
  beforeAll(async () => {
    id = await register('yamada');
  });

  test('cannot make himself an account before', async () => {
    expect((await door.request('yamada@minato.example.jp')).status).toBe(204);
    await demo.cloud.catchUp();
    expect(mailsTo('yamada')).toEqual([]);
    expect((await signIn('yamada', chosen)).status).toBe(401);
  });

  test('is mailed once, with what he needs to sign in, and is 招待中 for seven days', async () => {
    const { body } = await invite(id, 'link');
    expect(body).toMatchObject({ state: 'invited', invitedBy: 'link' });
    const days = (Date.parse(body.expiresAt) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    const [mail, ...others] = mailsTo('yamada');
    expect(others).toEqual([]);
    for (const word of ['山田太郎 様', '企業コード: minato', 'サインインID: yamada', '有効期限: '])
      expect(mail?.text).toContain(word);
  });

  test('uses the newest link alone, sets a password, signs in, and is 有効', async () => {
    const older = tokenIn(mailsTo('yamada')[0]?.text);
    await invite(id, 'link');
    const newer = tokenIn(mailsTo('yamada')[0]?.text);
    expect(newer).not.toBe(older);
    expect((await door.inspect(older)).body.code).toBe('reset-link-over');
    expect((await door.inspect(newer)).body).toMatchObject({ personName: '山田太郎' });
    expect((await door.complete(newer, chosen)).status).toBe(204);
    expect((await signIn('yamada', chosen)).body.outcome).toBe('signed-in');
    expect(await stateOf(id)).toBe('active');
    // Whoever has a password of his own is invited no more.
    expect((await invite(id, 'link')).body.code).toBe('person-not-invitable');
  });
});

describe('somebody who is invited by a temporary password (9.2.4)', () => {
  test('gets it in a second mail, has to change it, and a newer one ends it', async () => {
    const id = await register('suzuki-i');
    await invite(id, 'temporary-password');
    const [second, first, ...others] = mailsTo('suzuki-i');
    expect(others).toEqual([]);
    expect(first?.text).toContain('サインインID: suzuki-i');
    expect(first?.text).not.toContain(passwordIn(second?.text));
    expect(second?.text).not.toContain('suzuki-i');
    const former = passwordIn(second?.text);
    await invite(id, 'temporary-password');
    const password = passwordIn(mailsTo('suzuki-i')[0]?.text);
    expect(password).not.toBe(former);
    expect((await signIn('suzuki-i', former)).status).toBe(401);
    const begun = await signIn('suzuki-i', password);
    expect(begun.body.outcome).toBe('new-password-required');
    const answer = await fetch(`${demo.cloud.url}/api/auth/challenges`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ challengeId: begun.body.challengeId, newPassword: chosen }),
    });
    expect(answer.status).toBe(200);
    expect(await stateOf(id)).toBe('active');
  });
});

test('an invitation that nobody followed ends after seven days, and by a link anew it is followed', async () => {
  const id = await register('osoi');
  await invite(id, 'link');
  const token = tokenIn(mailsTo('osoi')[0]?.text);
  door.move(7 * 24 * 3_600_000 + 60_000);
  watanabe = await demo.signIn('watanabe');
  expect((await door.inspect(token)).body.code).toBe('reset-link-over');
  expect(await stateOf(id)).toBe('expired');
  expect((await door.request('osoi@minato.example.jp')).status).toBe(204);
  await demo.cloud.catchUp();
  expect(mailsTo('osoi')).toHaveLength(1);
  await invite(id, 'link');
  expect((await door.complete(tokenIn(mailsTo('osoi')[0]?.text), chosen)).status).toBe(204);
  const person = personWith(demo.cloud, await signIn('osoi', chosen));
  expect((await person.get('/api/me')).body.user.name).toBe('山田太郎');
});
