import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { newUlid, type Person } from './person.ts';

let demo: DemoCloud;
let tanaka: Person;
let watanabe: Person;
beforeAll(async () => {
  demo = await shareDemoCloud();
  [tanaka, watanabe] = [await demo.signIn('tanaka'), await demo.signIn('watanabe')];
});
afterAll(() => demo.close());

const section = { operator: 'JR東日本', line: '東海道線', stations: ['大船', '品川', '新橋'] };
const half = {
  kind: 'train',
  sections: [section],
  validFrom: '2026-10-01',
  validTo: '2027-03-31',
  months: 6,
  costYen: 128_510,
};
const ask = async (passId: string, changes: object = {}) =>
  tanaka.post('/api/my/commuter-passes', { passId, content: { ...half, ...changes } });
const keep = async (body: object) => {
  const answer = await watanabe.put('/api/company/commuter-pass', body);
  await demo.cloud.catchUp();
  return answer;
};
const mine = async () => (await tanaka.get('/api/my/commuter-passes')).body;
const waiting = async (by = watanabe) =>
  (await by.get('/api/company/commuter-passes')).body.items.map(({ id }: any) => id);
const tasks = async () =>
  (await watanabe.get('/api/company-tasks')).body.items.find(
    ({ kind }: any) => kind === 'commuter-passes-wait',
  );
const mailsToTanaka = () =>
  demo.cloud
    .mails()
    .filter(({ to }) => to.includes('tanaka@minato.example.jp'))
    .map(({ subject }) => subject.replace('【STAFee】', ''));

describe('通勤定期 (EXP-011, F04)', () => {
  const first = newUlid();

  test('is asked for by its owner, waits on the administrator’s home, and counts once it is confirmed', async () => {
    expect(await mine()).toEqual({ mayAsk: true, items: [] });
    const asked = await ask(first);
    expect([asked.status, asked.body.state, asked.body.costYen]).toEqual([201, 'asked', 128_510]);
    // Sent again after a lost answer, it is the same one.
    expect((await ask(first)).body.version).toBe(1);
    expect((await ask(first, { costYen: 1 })).body.code).toBe('commuter-pass-changed-meanwhile');
    expect(await waiting()).toEqual([first]);
    expect(await tasks()).toMatchObject({ count: 1, examples: ['田中花子'] });
    const confirm = { act: 'confirm', userId: tanaka.userId, passId: first, expectedVersion: 1 };
    expect((await keep(confirm)).body).toMatchObject({ state: 'confirmed', version: 2 });
    expect((await keep(confirm)).body.version).toBe(2);
    expect([await waiting(), await tasks()]).toEqual([[], undefined]);
    expect(mailsToTanaka()[0]).toBe('通勤定期が確定しました');
    const [pass] = (await mine()).items;
    expect(pass).toMatchObject({ state: 'confirmed', sections: [section], validTo: '2027-03-31' });
    expect(pass.events.map(({ act, byName }: any) => [act, byName])).toEqual([
      ['ask', '田中花子'],
      ['confirm', '渡辺直樹'],
    ]);
  });

  test('is sent back with a reason, or withdrawn, and then answered no more', async () => {
    const [second, third] = [newUlid(), newUlid()];
    await ask(second);
    const which = { userId: tanaka.userId, passId: second, expectedVersion: 1 };
    const sent = await keep({ act: 'send-back', ...which, reason: '写しの金額と違います' });
    expect(sent.body.state).toBe('sent-back');
    expect(mailsToTanaka()[0]).toBe('通勤定期が差し戻されました');
    expect((await keep({ act: 'confirm', ...which, expectedVersion: 2 })).body.code).toBe(
      'commuter-pass-changed-meanwhile',
    );
    await ask(third);
    const withdrawn = await tanaka.post('/api/my/commuter-pass-withdrawal', { passId: third });
    expect(withdrawn.body.state).toBe('withdrawn');
    expect((await keep({ act: 'confirm', ...which, passId: third })).body.code).toBe(
      'commuter-pass-changed-meanwhile',
    );
    expect(await waiting()).toEqual([]);
  });

  test('renewed ends the one before it the day before, and is ended before its time with a reason', async () => {
    const next = newUlid();
    const content = { ...half, validFrom: '2027-02-01', validTo: '2027-04-30', months: 3, replaces: first };
    const registered = await keep({ act: 'register', userId: tanaka.userId, passId: next, content });
    expect(registered.body).toMatchObject({ state: 'confirmed', version: 1 });
    const of = async () =>
      (await watanabe.get(`/api/company/commuter-passes?userId=${tanaka.userId}`)).body.items;
    expect((await of()).find(({ id }: any) => id === first)).toMatchObject({
      endsOn: '2027-01-31',
      personName: '田中花子',
    });
    const which = { userId: tanaka.userId, passId: next, expectedVersion: 1 };
    const ended = await keep({ act: 'end', ...which, endsOn: '2027-03-10', reason: '転居のため' });
    expect(ended.body).toMatchObject({ endsOn: '2027-03-10', validTo: '2027-04-30' });
    expect(mailsToTanaka()[0]).toBe('通勤定期が終了しました');
    // What ended comes to no more days; it may have ended earlier still.
    for (const endsOn of ['2027-03-10', '2027-03-11', '2027-12-31'])
      // oxlint-disable-next-line no-await-in-loop
      expect(await keep({ act: 'end', ...which, expectedVersion: 2, endsOn, reason: '延長' })).toMatchObject({
        status: 400,
        body: { fields: [{ path: 'endsOn', message: expect.stringContaining('2027年3月10日') }] },
      });
    const earlier = { endsOn: '2027-03-01', reason: '転居が早まったため' };
    expect((await keep({ act: 'end', ...which, expectedVersion: 2, ...earlier })).body).toMatchObject({
      endsOn: '2027-03-01',
      version: 3,
    });
  });

  test.each<[string, object, string]>([
    ['no section', { sections: [] }, 'content.sections'],
    ['one station', { sections: [{ ...section, stations: ['大船'] }] }, 'content.sections.0.stations'],
    [
      'a station twice',
      { sections: [{ ...section, stations: ['大船', '大船'] }] },
      'content.sections.0.stations',
    ],
    ['an end before its beginning', { validTo: '2026-09-30' }, 'content.validTo'],
    ['more days than its months', { validTo: '2027-04-30' }, 'content.validTo'],
    ['no cost', { costYen: 0 }, 'content.costYen'],
    ['another’s pass to replace', { replaces: newUlid() }, 'content.replaces'],
    ['a month that is not sold', { months: 2 }, 'content.months'],
  ])('is refused with %s', async (_with, changes, path) => {
    const { status, body } = await ask(newUlid(), changes);
    expect([status, body.fields?.[0]?.path]).toEqual([400, path]);
  });

  test('five wait at most, and none where the company keeps them itself', async () => {
    const ids = [1, 2, 3, 4, 5].map(() => newUlid());
    for (const id of ids)
      // oxlint-disable-next-line no-await-in-loop
      expect((await ask(id)).status).toBe(201);
    expect((await ask(newUlid())).body.code).toBe('commuter-passes-too-many');
    for (const passId of ids)
      // oxlint-disable-next-line no-await-in-loop
      await tanaka.post('/api/my/commuter-pass-withdrawal', { passId });
    const { value, version } = (await watanabe.get('/api/settings/people-rules')).body;
    const closed = { value: { ...value, ownCommuterPass: 'closed' }, expectedVersion: version };
    expect((await watanabe.put('/api/settings/people-rules', closed)).status).toBe(200);
    expect((await ask(newUlid())).body.code).toBe('own-commuter-pass-closed');
    expect((await mine()).mayAsk).toBe(false);
  });

  test('of another company is nowhere, and others neither see nor answer it (8.2.2)', async () => {
    const mori = await demo.signIn('hayashi', 'aoba-kobo');
    expect((await mori.get(`/api/company/commuter-passes?userId=${tanaka.userId}`)).status).toBe(404);
    const which = { userId: tanaka.userId, passId: first, expectedVersion: 2 };
    expect((await mori.put('/api/company/commuter-pass', { act: 'confirm', ...which })).status).toBe(404);
    expect((await tanaka.get('/api/company/commuter-passes')).status).toBe(403);
    expect((await tanaka.put('/api/company/commuter-pass', { act: 'confirm', ...which })).status).toBe(403);
    const sato = await demo.signIn('sato');
    const stolen = await sato.post('/api/my/commuter-pass-withdrawal', { passId: first });
    expect(stolen.status).toBe(404);
  });
});
