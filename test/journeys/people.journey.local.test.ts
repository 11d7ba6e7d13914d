import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create, submit, vote } from './claim-driver.ts';
import { passwordIn, shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { astrayTests } from './astray-tests.ts';
import { factsOf, tellAgain, temporaryIn, tokenIn } from './invited-people.ts';
import { resettingIn, type Resetting } from './password-resetting.ts';
import { logIn, newUlid, personWith, type Person } from './person.ts';

let demo: DemoCloud;
let door: Resetting;
let watanabe: Person;
beforeAll(async () => {
  demo = await shareDemoCloud();
  door = resettingIn(demo);
  watanabe = await demo.signIn('watanabe');
});
afterAll(() => demo.close());

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
const signIn = (loginId: string, password: string) =>
  logIn(demo.cloud, { companyCode: 'minato', loginId, password });
const chosen = 'Jibun-no-Kotoba-7!';
const company = () => ({ demo, door, watanabe });

/** Sends 田中花子's claim on its way: 佐藤健一 approves first, 経理部 next, its head last. */
const submitted = async (title: string) => {
  const tanaka = await demo.signIn('tanaka');
  const { body } = await submit(tanaka, await create(tanaka, { title, lines: [shinkansen()] }));
  return body;
};
const stepsOf = ({ route }: any) => route.steps.map(({ approverNames }: any) => approverNames);
const idOf = async (name: string): Promise<string> => {
  const { items } = (await watanabe.get(`/api/users?text=${encodeURIComponent(name)}`)).body;
  return items[0].id;
};
const change = async (id: string, wish: object) => {
  const { version } = (await watanabe.get(`/api/users/${id}`)).body;
  return watanabe.put(`/api/users/${id}/state`, { expectedVersion: version, ...wish });
};
/** Until nothing is left, as the screen does. */
const handOver = async (id: string, to: string): Promise<number> => {
  let [cursor, handed]: [string | undefined, number] = [undefined, 0];
  do {
    // oxlint-disable-next-line no-await-in-loop
    const { body } = await watanabe.post(`/api/users/${id}/hand-over`, { to, ...(cursor && { cursor }) });
    handed += body.handed;
    cursor = body.nextCursor;
  } while (cursor !== undefined);
  return handed;
};

describe('an approver who leaves', () => {
  let claims: any[] = [];
  let [sato, ito, takahashi]: [string, string, string] = ['', '', ''];
  beforeAll(async () => {
    claims = [await submitted('一件目'), await submitted('二件目')];
    [sato, ito, takahashi] = [await idOf('佐藤健一'), await idOf('伊藤誠'), await idOf('高橋美咲')];
  });

  test('is shown with what waits for him, and not shut out before somebody takes over', async () => {
    const duties = (await watanabe.get(`/api/users/${sato}/duties`)).body;
    expect(duties).toMatchObject({ wantsSuccessor: true, votes: { isCut: false } });
    expect(duties.votes.count).toBeGreaterThanOrEqual(2);
    expect(duties.headOf.map(({ departmentName }: any) => departmentName)).toEqual(['営業一課']);
    expect((await change(sato, { state: 'disabled' })).body.code).toBe('hand-over-wanted');
    const ogawa = await idOf('小川');
    expect((await change(sato, { state: 'disabled', handOverTo: sato })).status).toBe(400);
    expect((await change(sato, { state: 'disabled', handOverTo: ogawa })).body.fields[0].path).toBe(
      'handOverTo',
    );
    expect((await watanabe.post(`/api/users/${sato}/hand-over`, { to: ito })).body.code).toBe(
      'person-is-active',
    );
  });

  test('is out at once; his claims, his post as head and new claims go to the successor', async () => {
    const person = await demo.signIn('sato');
    const done = await change(sato, { state: 'disabled', handOverTo: ito });
    expect(done.body).toMatchObject({ state: 'disabled', handingOverTo: { name: '伊藤誠' } });
    expect((await person.get('/api/me')).status).toBe(401);
    expect((await signIn('sato', passwordIn('minato'))).status).toBe(401);
    expect(await handOver(sato, ito)).toBeGreaterThanOrEqual(2);
    // Done, and asked again there is nothing to do.
    expect((await watanabe.get(`/api/users/${sato}`)).body.handingOverTo).toBeUndefined();
    expect(await handOver(sato, ito)).toBe(0);

    const successor = await demo.signIn('ito');
    const waiting = (await successor.get('/api/inbox')).body.items.map(({ title }: any) => title);
    expect(waiting).toEqual(expect.arrayContaining(['一件目', '二件目']));
    const opened = (await successor.get(`/api/claims/${claims[0].id}`)).body;
    expect(stepsOf(opened)[0]).toEqual(['伊藤誠']);
    const voted = await vote(successor, opened, { kind: 'approve', from: 'opened' });
    expect(voted.status).toBe(200);
    const { items } = (await successor.get(`/api/claims/${claims[0].id}/timeline`)).body;
    expect(items.find(({ act }: any) => act === 'hand-over')).toMatchObject({
      byName: '渡辺直樹',
      handed: { from: '佐藤健一', to: '伊藤誠' },
    });
    expect(stepsOf(await submitted('三件目'))[0]).toEqual(['伊藤誠']);
  });

  test('has no user that could sign in, until he is let in again', async () => {
    await demo.cloud.catchUp();
    expect((await change(sato, { state: 'active' })).body.state).toBe('active');
    await demo.cloud.catchUp();
    expect((await signIn('sato', passwordIn('minato'))).status).toBe(200);
    // Signed out by force, he may sign in again.
    const person = await demo.signIn('sato');
    expect((await watanabe.post(`/api/users/${sato}/sign-out`)).status).toBe(204);
    expect((await person.get('/api/me')).status).toBe(401);
    expect((await signIn('sato', passwordIn('minato'))).status).toBe(200);
  });

  test('deleted keeps his name on what he did, and frees login ID and address', async () => {
    expect((await change(sato, { state: 'deleted', handOverTo: takahashi })).body).toMatchObject({
      state: 'deleted',
      name: '佐藤健一',
      email: '',
      posts: [],
      roles: [],
    });
    await demo.cloud.catchUp();
    expect((await signIn('sato', passwordIn('minato'))).status).toBe(401);
    expect((await change(sato, { state: 'active' })).body.code).toBe('person-deleted');
    const listed = async (query: string) => (await watanabe.get(`/api/users?${query}`)).body.items;
    expect(await listed(`text=${encodeURIComponent('佐藤健一')}`)).toEqual([]);
    expect(await listed('state=deleted')).toMatchObject([{ name: '佐藤健一' }]);
    const id = newUlid();
    const again = { ...factsOf('sato'), name: '佐藤次郎', expectedVersion: 0 };
    expect((await watanabe.put(`/api/users/${id}`, again)).status).toBe(200);
    const successor = await demo.signIn('ito');
    const { items } = (await successor.get(`/api/claims/${claims[1].id}/timeline`)).body;
    expect(items.find(({ act }: any) => act === 'hand-over').handed.from).toBe('佐藤健一');
  });

  test('of whom nobody else keeps access cannot be shut out', async () => {
    const own = await idOf('渡辺直樹');
    const refused = await change(own, { state: 'disabled', handOverTo: ito });
    expect(refused).toMatchObject({ status: 422, body: { code: 'nobody-keeps-access' } });
  });
});

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
    await tellAgain(demo, door, id);
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

astrayTests({ company, chosen, register, invite, mailsTo, signIn, stateOf });

describe('somebody who is invited by a temporary password (9.2.4)', () => {
  test('gets it in a second mail, has to change it, and a newer one ends it', async () => {
    const id = await register('suzuki-i');
    await invite(id, 'temporary-password');
    await tellAgain(demo, door, id);
    const [second, first, ...others] = mailsTo('suzuki-i');
    expect(others).toEqual([]);
    expect(first?.text).toContain('サインインID: suzuki-i');
    expect(first?.text).not.toContain(temporaryIn(second?.text));
    expect(second?.text).not.toContain('suzuki-i');
    const former = temporaryIn(second?.text);
    await invite(id, 'temporary-password');
    const password = temporaryIn(mailsTo('suzuki-i')[0]?.text);
    expect(password).not.toBe(former);
    // The former notice told once more takes nothing back.
    await tellAgain(demo, door, id);
    expect(mailsTo('suzuki-i')).toHaveLength(4);
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
