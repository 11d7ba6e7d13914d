import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { passwordIn, startDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { keptPerson } from './kept-person.ts';
import { newPasswords, resettingIn, type Resetting } from './password-resetting.ts';
import { signIn, type Person } from './person.ts';

let demo: DemoCloud;
let door: Resetting;
let tanaka: Person;
beforeAll(async () => {
  demo = await startDemoCloud();
  door = resettingIn(demo);
  tanaka = await demo.signIn('tanaka');
});
beforeEach(() => demo.cloud.faults.clear());
afterAll(() => demo.close());

const at = (name: string): string => `${name}@minato.example.jp`;
/** The newest first. */
const mailsTo = (name: string) => demo.cloud.mails().filter(({ to }) => to.includes(at(name)));
const subjectsTo = (name: string) => mailsTo(name).map(({ subject }) => subject.replace('【STAFee】', ''));
const tokenTo = (name: string): string =>
  /address-change#(\S+)/.exec(
    mailsTo(name).find(({ text }) => text.includes('address-change#'))?.text ?? '',
  )?.[1] ?? 'no link';

const profile = async (person: Person) => (await person.get('/api/my/profile')).body;
const ask = async (person: Person, name: string) => {
  const answer = await person.post('/api/my/address', { email: at(name) });
  await demo.cloud.catchUp();
  return answer;
};
const confirm = async (person: Person, token: string) => {
  const answer = await person.post('/api/my/address-confirmation', { token });
  await demo.cloud.catchUp();
  return answer;
};
const keepAddress = async (by: Person, id: string, changes: object) => {
  const answer = await keptPerson(by, id, changes);
  await demo.cloud.catchUp();
  return answer;
};
const decide = async (by: Person, ownAddress: 'open' | 'closed') => {
  const { version } = (await by.get('/api/settings/people-rules')).body;
  const value = { ownAddress, ownCommuterPass: 'open', invitationWay: 'link' };
  const body = { value, expectedVersion: version };
  expect((await by.put('/api/settings/people-rules', body)).status).toBe(200);
};

describe('one’s own mail address (9.2.1, 9.4.1)', () => {
  test('is shown beside the other facts that the administrator keeps', async () => {
    expect(await profile(tanaka)).toMatchObject({
      name: '田中花子',
      loginId: 'tanaka',
      email: at('tanaka'),
      mayChangeAddress: true,
      roles: [{ id: 'applicant', name: '申請者' }],
      posts: [{ departmentName: '営業一課', validFrom: expect.any(String) }],
    });
  });

  test('changes once the link in the new mailbox is opened, and both mailboxes hear of it', async () => {
    expect((await ask(tanaka, 'hanako')).body).toMatchObject({ email: at('hanako') });
    expect(subjectsTo('hanako')).toEqual(['メールアドレスの確認']);
    expect(subjectsTo('tanaka')[0]).toBe('メールアドレスの変更を受け付けました');
    expect(await profile(tanaka)).toMatchObject({
      email: at('tanaka'),
      askedAddress: { email: at('hanako') },
    });
    const token = tokenTo('hanako');
    // Signed in as somebody else, or by another secret, nobody makes anything of it.
    expect((await confirm(await demo.signIn('sato'), token)).body.code).toBe('address-link-over');
    const wrong = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    expect((await confirm(tanaka, wrong)).body.code).toBe('address-link-over');

    expect((await confirm(tanaka, token)).body).toEqual({ email: at('hanako') });
    const after = await profile(tanaka);
    expect([after.email, after.askedAddress]).toEqual([at('hanako'), undefined]);
    expect(subjectsTo('hanako')[0]).toBe('メールアドレスが変更されました');
    expect(subjectsTo('tanaka')[0]).toBe('メールアドレスが変更されました');
    expect(mailsTo('tanaka')[0]?.text).toContain('本人の手続きで');
    // His session goes on, and who forgot his password is found by the new address alone.
    expect((await tanaka.get('/api/me')).status).toBe(200);
    const links = door.links().length;
    await door.request(at('tanaka'));
    await door.request(at('hanako'));
    await demo.cloud.catchUp();
    expect(door.links().length - links).toBe(1);
    // Opened again, after a lost answer, it is as it was asked for; nothing is told twice.
    const [told, former] = [mailsTo('hanako').length, mailsTo('tanaka').length];
    expect((await confirm(tanaka, token)).status).toBe(200);
    expect([mailsTo('hanako').length, mailsTo('tanaka').length]).toEqual([told, former]);
  });

  test('stays where somebody changed it since, and where its owner gave it up', async () => {
    const watanabe = await demo.signIn('watanabe');
    await ask(tanaka, 'hanako-2');
    expect((await keepAddress(watanabe, tanaka.userId, { email: at('tanaka') })).status).toBe(200);
    expect(mailsTo('hanako')[0]?.text).toContain('渡辺直樹さんの操作で');
    // Changed by another, his session is over (docs/decisions/0070).
    tanaka = await demo.signIn('tanaka');
    expect((await confirm(tanaka, tokenTo('hanako-2'))).body.code).toBe('address-link-over');
    await ask(tanaka, 'hanako-3');
    expect((await tanaka.delete('/api/my/address')).status).toBe(204);
    expect((await tanaka.delete('/api/my/address')).status).toBe(204);
    expect((await confirm(tanaka, tokenTo('hanako-3'))).body.code).toBe('address-link-over');
    expect((await profile(tanaka)).email).toBe(at('tanaka'));
  });

  test('is warned of in the former mailbox, though whoever asked gave it up before anybody was mailed', async () => {
    tanaka = await demo.signIn('tanaka');
    const warned = () => subjectsTo('tanaka').filter((subject) => subject.includes('受け付けました')).length;
    const before = warned();
    expect((await tanaka.post('/api/my/address', { email: at('tanin-0') })).status).toBe(200);
    expect((await tanaka.delete('/api/my/address')).status).toBe(204);
    expect((await tanaka.post('/api/my/address', { email: at('tanin-00') })).status).toBe(200);
    await demo.cloud.catchUp();
    expect(warned()).toBe(before + 2);
    expect([subjectsTo('tanin-0'), subjectsTo('tanin-00')]).toEqual([[], ['メールアドレスの確認']]);
    await demo.cloud.catchUp();
    expect(warned()).toBe(before + 2);
  });

  test('is asked for five times a day, says nothing of whose it is, and is over after a day', async () => {
    door.move(25 * 3_600_000);
    tanaka = await demo.signIn('tanaka');
    // 佐藤's own: shared mailboxes are nobody's secret here.
    expect((await ask(tanaka, 'sato')).status).toBe(200);
    expect((await tanaka.post('/api/my/address', { email: at('tanaka') })).status).toBe(400);
    for (const name of ['h-1', 'h-2', 'h-3', 'h-4'])
      // oxlint-disable-next-line no-await-in-loop
      expect((await ask(tanaka, name)).status).toBe(200);
    expect((await ask(tanaka, 'h-5')).body).toMatchObject({ code: 'address-asked-too-often' });
    expect(mailsTo('h-5')).toEqual([]);
    // Only the newest link counts.
    expect((await confirm(tanaka, tokenTo('h-3'))).body.code).toBe('address-link-over');
    door.move(24 * 3_600_000);
    tanaka = await demo.signIn('tanaka');
    expect((await confirm(tanaka, tokenTo('h-4'))).body.code).toBe('address-link-over');
    expect(await profile(tanaka)).toMatchObject({ email: at('tanaka') });
  });

  test('is asked for no more once an administrator signed him out, or he has a new password', async () => {
    const left = async (person: Person, name: string) => [
      (await profile(person)).askedAddress,
      (await confirm(person, tokenTo(name))).body.code,
    ];
    const watanabe = await demo.signIn('watanabe');
    await ask(tanaka, 'tanin');
    expect((await profile(tanaka)).askedAddress).toMatchObject({ email: at('tanin') });
    expect((await watanabe.post(`/api/users/${tanaka.userId}/sign-out`, {})).status).toBeLessThan(300);
    tanaka = await demo.signIn('tanaka');
    expect(await left(tanaka, 'tanin')).toEqual([undefined, 'address-link-over']);
    const suzuki = await demo.signIn('suzuki');
    await ask(suzuki, 'tanin-2');
    const [newPassword] = newPasswords;
    const body = { currentPassword: passwordIn('minato'), newPassword };
    expect((await suzuki.post('/api/me/password', body)).status).toBe(200);
    const entering = { companyCode: 'minato', loginId: 'suzuki', password: newPassword };
    const again = await signIn(demo.cloud, entering);
    expect(await left(again, 'tanin-2')).toEqual([undefined, 'address-link-over']);
  });

  test('is an administrator’s alone to change where the company says so, also one that waits', async () => {
    const watanabe = await demo.signIn('watanabe');
    await ask(tanaka, 'machi');
    await decide(watanabe, 'closed');
    expect((await confirm(tanaka, tokenTo('machi'))).body.code).toBe('own-address-closed');
    expect((await ask(tanaka, 'machi-2')).body.code).toBe('own-address-closed');
    expect((await profile(tanaka)).mayChangeAddress).toBe(false);
    await decide(watanabe, 'open');
    expect((await confirm(tanaka, tokenTo('machi'))).body).toEqual({ email: at('machi') });
  });

  test('asks who it is before, as every change of names does', async () => {
    const sato = await demo.signIn('sato');
    door.move(6 * 60_000);
    expect((await sato.post('/api/my/address', { email: at('k') })).body.code).toBe('step-up-needed');
    const proof = { password: passwordIn('minato') };
    expect((await sato.post('/api/me/sign-in-factors/proof', proof)).status).toBe(204);
    expect((await ask(sato, 'k')).status).toBe(200);
  });
});

/** So many calls succeed: more moments than a request has calls, so that the last ones kill nothing. */
const moments = Array.from({ length: 11 }, (_, calls) => calls);

describe('a change of address, killed at any call', () => {
  beforeAll(async () => {
    door.move(25 * 3_600_000);
    tanaka = await demo.signIn('tanaka');
  });

  test.each(moments)('is in force once or not at all, and told once (after %i calls)', async (moment) => {
    door.move(25 * 3_600_000);
    tanaka = await demo.signIn('tanaka');
    const [before, next] = [(await profile(tanaka)).email, `korosareta-${moment}`];
    const email = at(next);
    demo.cloud.faults.crashAfter(moment);
    await tanaka
      .post('/api/my/address', { email }, { key: `asked-once-${moment}-000000` })
      .catch(() => undefined);
    demo.cloud.faults.clear();
    expect(
      (await tanaka.post('/api/my/address', { email }, { key: `asked-once-${moment}-000000` })).status,
    ).toBe(200);
    await door.triedAgain();
    expect(subjectsTo(next)).toEqual(['メールアドレスの確認']);

    const token = tokenTo(next);
    demo.cloud.faults.crashAfter(moment);
    await tanaka.post('/api/my/address-confirmation', { token }).catch(() => undefined);
    demo.cloud.faults.clear();
    expect([before, email]).toContain((await profile(tanaka)).email);
    expect((await confirm(tanaka, token)).body).toEqual({ email });
    await door.triedAgain();
    expect(subjectsTo(next)).toEqual(['メールアドレスが変更されました', 'メールアドレスの確認']);
  });

  test.each([
    ['dynamodb', 'Query', 'TenantReset'],
    ['dynamodb', 'GetItem', 'TenantReset'],
    ['ses', 'SendEmail', 'mailworker'],
    ['sqs', 'SendMessageBatch', 'mailworker'],
  ] as const)('is told once although %s %s fails', async (service, operation, by) => {
    door.move(25 * 3_600_000);
    tanaka = await demo.signIn('tanaka');
    const next = `osoi-${service}-${operation}`.toLowerCase();
    const fault = { service, operation, by, code: 'InternalServerError', statusCode: 500 };
    demo.cloud.faults.failNext({ ...fault, times: 20 });
    expect((await ask(tanaka, next)).status).toBe(200);
    demo.cloud.faults.clear();
    await door.triedAgain();
    expect(subjectsTo(next)).toEqual(['メールアドレスの確認']);
    demo.cloud.faults.failNext({ ...fault, times: 20 });
    expect((await confirm(tanaka, tokenTo(next))).status).toBe(200);
    demo.cloud.faults.clear();
    await door.triedAgain();
    expect(subjectsTo(next)).toEqual(['メールアドレスが変更されました', 'メールアドレスの確認']);
  });
});
