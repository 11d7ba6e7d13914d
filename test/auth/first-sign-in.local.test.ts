import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { effectOf, keptLog, openFrontDoor, type FrontDoor } from '#test/builders/front-door.ts';
import { anOrder, smallMasters } from '#test/builders/tenant-plane.ts';
import type { User } from '#domain/tenants/masters.ts';

const ogawa = '01JNGAWA000000000000000000';
let door: FrontDoor;
beforeAll(async () => {
  const masters = smallMasters('株式会社みなと商事');
  const users = [...masters.users, { ...masters.users[0], id: ogawa, name: '小川' } as User];
  const people = [...anOrder().people, { userId: ogawa, loginId: 'ogawa', email: 'ogawa@minato.example.jp' }];
  door = await openFrontDoor({ masters: { ...masters, users }, people });
});
beforeEach(() => void keptLog());
afterAll(() => door.close());

const mailedPassword = () =>
  door
    .mails()
    .filter(({ to }) => to.includes('ogawa@minato.example.jp'))
    .map(({ text }) => /仮パスワード: (\S+)\n/.exec(text)?.[1])
    .find((found) => found !== undefined) ?? '';

const answer = (challengeId: string, newPassword: string) =>
  door.send('POST /api/auth/challenges', { body: { challengeId, newPassword } });

describe('the first sign-in with the mailed password', () => {
  test('asks for a new one and starts no session (T-01)', async () => {
    const { status, body, cookie } = await door.logIn({ loginId: 'ogawa', password: mailedPassword() });
    expect(status).toBe(200);
    expect(body).toEqual({
      outcome: 'new-password-required',
      challengeId: expect.stringMatching(/^t\w{26}\.[\w-]{43}$/),
      policy: { minimumLength: 12 },
      reason: 'temporary',
    });
    expect(cookie).toBeUndefined();
  });

  test('takes a strong password after a weak one, once', async () => {
    const { body } = await door.logIn({ loginId: 'ogawa', password: mailedPassword() });
    const weak = await answer(body.challengeId, 'weak');
    expect(weak).toMatchObject({ status: 422, body: { code: 'password-weak', minimumLength: 12 } });
    expect(weak.body.detail).toContain('12文字以上');
    const blank = await answer(body.challengeId, 'Abcdef-123456 ');
    expect(blank.body).toMatchObject({
      rules: '先頭と末尾に空白がない',
      fields: [{ path: 'newPassword', message: '「先頭と末尾に空白がない」を満たしていません。' }],
    });

    const strong = await answer(body.challengeId, 'Fresh-Start-2026');
    expect(strong).toMatchObject({ status: 200, body: { outcome: 'signed-in', user: { name: '小川' } } });
    expect(effectOf(await door.authorize(strong.cookie ?? ''))).toBe('Allow');

    expect(await answer(body.challengeId, 'Fresh-Start-2027')).toMatchObject({
      status: 401,
      body: { code: 'challenge-expired' },
    });
    expect((await door.logIn({ loginId: 'ogawa', password: 'Fresh-Start-2026' })).body.outcome).toBe(
      'signed-in',
    );
  });

  test('knows no challenge that it did not set', async () => {
    const forged = await answer(`${door.tenantId}.${'x'.repeat(43)}`, 'Fresh-Start-2026');
    expect(forged).toMatchObject({ status: 401, body: { code: 'challenge-expired' } });
  });
});
