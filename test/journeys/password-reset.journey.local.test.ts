import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { passwordIn, shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { newPasswords, resettingIn, type Resetting } from './password-resetting.ts';
import { personWith } from './person.ts';

let demo: DemoCloud;
let forgot: Resetting;
let tenantId: string;
let tanaka: string;
beforeAll(async () => {
  demo = await shareDemoCloud();
  forgot = resettingIn(demo);
  const { userId, cookie } = await demo.signIn('tanaka');
  tanaka = userId;
  tenantId = cookie.split('=')[1]?.split('.')[0] ?? '';
});
beforeEach(() => forgot.later());
afterAll(() => demo.close());

const asked = async (email?: string): Promise<string> => {
  expect((await forgot.request(email)).status).toBe(204);
  await demo.cloud.catchUp();
  return forgot.token();
};
const before: { current: string } = { current: passwordIn('minato') };
const reset = async (newPassword: string): Promise<void> => {
  expect(await forgot.complete(await asked(), newPassword)).toMatchObject({ status: 204 });
  before.current = newPassword;
};
const newOnes = async (deed: () => Promise<unknown>): Promise<readonly string[]> => {
  const known = (await forgot.trail()).length;
  await deed();
  await demo.cloud.catchUp();
  return (await forgot.trail()).slice(known);
};

describe('somebody who forgot his password', () => {
  test('gets a mail with a link, looks, and sets a new one', async () => {
    const token = await asked(' Tanaka@minato.example.jp');
    const [mail] = forgot.links();
    expect(mail?.to).toEqual(['tanaka@minato.example.jp']);
    expect(mail?.text).toContain('田中花子 様');
    expect(mail?.text).toContain(`/password-reset#${token}\n`);
    expect(await forgot.inspect(token)).toMatchObject({
      status: 200,
      body: { companyName: '株式会社みなと商事', personName: '田中花子', policy: { minimumLength: 12 } },
    });
    // A scanner that looks as often as it likes uses nothing up.
    expect((await forgot.inspect(token)).status).toBe(200);
    expect((await forgot.complete(token, newPasswords[0])).status).toBe(204);
    expect((await forgot.signIn(before.current)).status).toBe(401);
    expect((await forgot.signIn(newPasswords[0])).status).toBe(200);
    before.current = newPasswords[0];
    await demo.cloud.catchUp();
    expect(forgot.done()[0]).toMatchObject({ to: ['tanaka@minato.example.jp'] });
    expect(forgot.done()[0]?.text).toContain('パスワードが再設定されました');
  });

  test('uses the link once', async () => {
    const token = await asked();
    expect((await forgot.complete(token, newPasswords[1])).status).toBe(204);
    before.current = newPasswords[1];
    expect(await forgot.complete(token, newPasswords[2])).toMatchObject({
      status: 422,
      body: { code: 'reset-link-over' },
    });
    expect((await forgot.inspect(token)).body.code).toBe('reset-link-over');
  });

  test('uses the newest link, within an hour', async () => {
    const older = await asked();
    const newer = await asked();
    expect((await forgot.inspect(older)).body.code).toBe('reset-link-over');
    expect((await forgot.inspect(newer)).status).toBe(200);
    forgot.move(61 * 60_000);
    expect((await forgot.inspect(newer)).body.code).toBe('reset-link-over');
  });

  test('ends all his sessions, wherever they are', async () => {
    const person = personWith(demo.cloud, await forgot.signIn(before.current));
    expect((await person.get('/api/me')).status).toBe(200);
    await reset('Betsu-no-Kotoba-4!');
    expect((await person.get('/api/me')).status).toBe(401);
  });

  test('signs in at once, although wrong passwords had locked his login ID', async () => {
    for (let guess = 0; guess < 5; guess += 1) await forgot.signIn('Machigatta-Kotoba-1!');
    expect((await forgot.signIn(before.current)).status).toBe(429);
    await reset('Betsu-no-Kotoba-5!');
    expect((await forgot.signIn(before.current)).status).toBe(200);
  });

  test('is told of a weak or a former password, and keeps the link and his sessions', async () => {
    const person = personWith(demo.cloud, await forgot.signIn(before.current));
    const token = await asked();
    expect(await forgot.complete(token, 'mijikai')).toMatchObject({
      status: 422,
      body: { code: 'password-weak' },
    });
    expect(await forgot.complete(token, before.current)).toMatchObject({
      status: 422,
      body: { code: 'password-reused' },
    });
    expect((await person.get('/api/me')).status).toBe(200);
    expect((await forgot.complete(token, 'Betsu-no-Kotoba-6!')).status).toBe(204);
    before.current = 'Betsu-no-Kotoba-6!';
  });

  test('leaves who asked, what was done and what was refused in the trail', async () => {
    const entries = await newOnes(async () => {
      const token = await asked();
      await forgot.complete(token, 'mijikai');
      await forgot.complete(token, 'Betsu-no-Kotoba-7!');
    });
    before.current = 'Betsu-no-Kotoba-7!';
    expect(entries).toEqual([
      `auth.request-password-reset user ${tanaka}: done`,
      `auth.reset-password user ${tanaka}: refused`,
      `auth.reset-password user ${tanaka}: begun`,
      `auth.reset-password user ${tanaka}: done`,
    ]);
  });

  test('gets three mails an hour at most, however often somebody asks in his name', async () => {
    const known = forgot.links().length;
    for (let turn = 0; turn < 8; turn += 1) await asked();
    expect(forgot.links().length - known).toBe(3);
    expect((await forgot.trail()).at(-1)).toBe(
      `auth.request-password-reset-too-often user ${tanaka}: refused`,
    );
    forgot.later();
    await asked();
    expect(forgot.links().length - known).toBe(4);
  });

  test('keeps neither link nor address where others read', async () => {
    const token = await asked();
    const rows = JSON.stringify(await forgot.rowsOf('Session'));
    expect(rows).not.toContain(token.split('.')[2]);
    expect(rows).not.toContain('tanaka@');
    expect(JSON.stringify(await forgot.rowsOf('TenantData'))).not.toContain('tanaka@');
  });
});

describe('two at once', () => {
  test('of one link: one sets a password', async () => {
    const token = await asked();
    const tried = ['Futari-no-Kotoba-1!', 'Futari-no-Kotoba-2!'];
    const answers = await Promise.all(tried.map((password) => forgot.complete(token, password)));
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses[0]).toBe(204);
    expect(statuses[1]).toBeGreaterThan(204);
    const signedIn = await Promise.all(tried.map((password) => forgot.signIn(password)));
    expect(signedIn.map(({ status }) => status === 200)).toEqual(answers.map(({ status }) => status === 204));
    before.current = tried[answers.findIndex(({ status }) => status === 204)] ?? '';
  });
});

test('people of before there were rows of addresses are found, with the lock of their login ID', async () => {
  const database = forgot.database();
  const rows = (await forgot.rowsOf('TenantData')).filter(({ PK }) => PK === `T#${tenantId}#MAIL`);
  expect(rows.length).toBeGreaterThan(5);
  for (const { PK, SK } of rows)
    await database.send(new DeleteCommand({ TableName: demo.cloud.nameOf('TenantData'), Key: { PK, SK } }));
  for (let guess = 0; guess < 5; guess += 1) await forgot.signIn('Machigatta-Kotoba-1!');
  await reset('Mukashi-no-Kotoba-1!');
  expect((await forgot.signIn(before.current)).status).toBe(200);
  const made = (await forgot.rowsOf('TenantData')).filter(({ PK }) => PK === `T#${tenantId}#MAIL`);
  expect(made.map(({ SK }) => SK)).toEqual(expect.arrayContaining(rows.map(({ SK }) => SK)));
});
