import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { privateTaxi, shinkansen } from '#test/builders/sent-lines.ts';
import { create, submit, vote } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { newUlid, type Person } from './person.ts';

const names = ['tanaka', 'sato', 'takahashi', 'nakamura', 'ito', 'watanabe'] as const;
let demo: DemoCloud;
let people: Record<(typeof names)[number], Person>;

const access = async () => (await people.watanabe.get('/api/settings/access')).body;
const decided = async (labels: readonly unknown[]) => ({ ...(await access()).value, labels });
const keep = async (labels: readonly unknown[]) => {
  const { version: expectedVersion } = await access();
  const body = { value: await decided(labels), expectedVersion };
  expect(await people.watanabe.put('/api/settings/access', body)).toMatchObject({ status: 200 });
};
const seenBy = (label: string, ...who: readonly (typeof names)[number][]) => ({
  label,
  roles: [],
  people: who.map((name) => people[name].userId),
});
const allOffice = ['sato', 'takahashi', 'ito'] as const;
const register = (code: string) =>
  people.watanabe.put(`/api/masters/labels/${code}`, {
    states: [{ name: `ラベル${code}` }],
    expectedVersion: 0,
  });
const stuckTask = async () =>
  (await people.watanabe.get('/api/company-tasks')).body.items.find(
    ({ kind }: any) => kind === 'claims-are-stuck',
  );

/** What a 経費科目 brings along from now on. */
const labelItem = async (code: string, labelCode: string | undefined) => {
  const { states, version } = (await people.watanabe.get(`/api/masters/items/${code}`)).body;
  const next = states.map(({ labelCode: _before, ...state }: any) => ({
    ...state,
    ...(labelCode === undefined ? {} : { labelCode }),
  }));
  const body = { states: next, expectedVersion: version, changesPast: true };
  expect(await people.watanabe.put(`/api/masters/items/${code}`, body)).toMatchObject({ status: 200 });
};

beforeAll(async () => {
  demo = await shareDemoCloud();
  const signedIn = await Promise.all(names.map(async (name) => [name, await demo.signIn(name)] as const));
  people = Object.fromEntries(signedIn) as typeof people;
  for (const code of ['HR', 'OLD'])
    // oxlint-disable-next-line no-await-in-loop -- one version of the settings after the other
    await register(code);
  await keep([seenBy('HR', ...allOffice), seenBy('OLD', ...allOffice)]);
});
afterAll(() => demo.close());

describe('8.2.2 a label that comes, goes or is narrowed later', () => {
  test('8.2.2 M5 is borne by a draft of before once it is submitted, and by a claim that 経理 corrects to its item', async () => {
    const { tanaka, sato, takahashi, nakamura } = people;
    const draft = await create(tanaka, { lines: [privateTaxi({ itemCode: 'vending' })] });
    const third = await create(tanaka, {
      lines: [privateTaxi({ itemCode: 'vending' }), shinkansen({ id: '2' })],
    });
    const { body: untouched } = await submit(tanaka, third);
    const other = await submit(tanaka, await create(tanaka, { lines: [shinkansen()] }));
    expect(other).toMatchObject({ status: 200 });
    expect([draft.labels, other.body.labels]).toEqual([undefined, undefined]);
    await labelItem('vending', 'HR');
    const sent = await submit(tanaka, draft);
    expect(sent).toMatchObject({ status: 200, body: { labels: [{ code: 'HR' }] } });
    expect(await nakamura.get(`/api/claims/${draft.id}`)).toMatchObject({ status: 404 });

    // Whoever corrects a day, or another line, chose nothing that brings it along.
    const ofThird = `/api/claims/${untouched.id}/corrections`;
    const dated = { lineId: '2', postedOn: '2026-06-01' };
    const day = { expectedVersion: untouched.version, corrections: [dated], reason: '計上日の誤り' };
    const checked = await nakamura.post(`${ofThird}/check`, day);
    expect([checked.status, checked.body.labelled]).toEqual([200, undefined]);
    const corrected = await nakamura.post(ofThird, day);
    expect([corrected.status, corrected.body.labels]).toEqual([200, undefined]);
    const chosen = { ...dated, postedOn: '2026-06-02', itemCode: 'vending' };
    const both = [{ lineId: '1', postedOn: '2026-10-01' }, chosen];
    const choosing = { ...day, expectedVersion: corrected.body.version, corrections: both };
    for (const path of [ofThird, `${ofThird}/check`])
      // oxlint-disable-next-line no-await-in-loop
      expect(await nakamura.post(path, choosing)).toMatchObject({
        status: 400,
        body: { fields: [{ path: 'corrections.1.itemCode' }] },
      });
    expect((await takahashi.post(`${ofThird}/check`, choosing)).body.labelled).toEqual({
      from: 'なし',
      to: 'ラベルHR',
    });

    await vote(sato, other.body);
    const open = (await takahashi.get(`/api/claims/${other.body.id}`)).body;
    const correction = {
      expectedVersion: open.version,
      corrections: [{ lineId: open.lines[0].id, itemCode: 'vending' }],
      reason: '自動販売機の利用だったため',
    };
    const path = `/api/claims/${open.id}`;
    // Nobody makes a claim bear what he may not see himself.
    expect(await nakamura.post(`${path}/corrections`, correction)).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'corrections.0.itemCode' }] },
    });
    expect(await takahashi.post(`${path}/corrections`, correction)).toMatchObject({
      status: 200,
      body: { labels: [{ code: 'HR', isOffices: true }] },
    });
    const { items } = (await takahashi.get(`${path}/timeline`)).body;
    expect(items.at(-1)).toMatchObject({ act: 'correct', labelled: { from: 'なし', to: 'ラベルHR' } });
    expect(await nakamura.get(path)).toMatchObject({ status: 404 });
    expect(JSON.stringify((await nakamura.get('/api/inbox')).body)).not.toContain(open.id);
    await labelItem('vending', undefined);
  });

  test('8.2.2 M3 names the claims on which nobody could act, before it is saved and on the home after', async () => {
    const { tanaka, watanabe } = people;
    const claim = await create(tanaka, { labels: ['HR'], lines: [shinkansen()] });
    const { number } = (await submit(tanaka, claim)).body;
    const check = async (labels: readonly unknown[]) =>
      (await watanabe.post('/api/settings/access/checks', { value: await decided(labels) })).body;
    const old = seenBy('OLD', ...allOffice);
    expect(await check([seenBy('HR', ...allOffice), old])).toEqual({ stuck: [], hidden: 0, isMore: false });
    expect(await stuckTask()).toBeUndefined();
    const narrowed = [seenBy('HR', 'takahashi', 'ito'), old];
    // 渡辺 may not see it: he learns that there is one, not which, and his asking leaves a trace.
    const { stuck, hidden } = await check(narrowed);
    expect(stuck).toEqual([]);
    expect(hidden).toBeGreaterThan(0);
    demo.cloud.calls.clear();
    await check(narrowed);
    const written = JSON.stringify(demo.cloud.calls.take().map(({ input }) => input));
    expect(written).toContain('access.check-hidden');
    await keep(narrowed);
    const told = await stuckTask();
    expect(told).toMatchObject({ count: hidden, isMore: false });
    expect(told.examples).toEqual([`あなたに閲覧権限のない情報のラベルが付いた申請 ${hidden}件`]);
    // It is told once: what nobody can act on already is no consequence of the next change.
    expect(await check(narrowed)).toEqual({ stuck: [], hidden: 0, isMore: false });
    // Whoever may see it is told by number and step.
    const seen = [seenBy('HR', 'takahashi', 'ito', 'watanabe'), old];
    await keep(seen);
    expect((await stuckTask()).examples).toContain(`${number}：課長`);
    expect(JSON.stringify(await check([seenBy('HR'), old]))).not.toContain(number);
    await keep([seenBy('HR', ...allOffice), old]);
    expect(await stuckTask()).toBeUndefined();
  });

  test('8.2.2 L5 ends: what bears it is seen by the same people, a copy bears it too, and its code is given to no other', async () => {
    const { tanaka, takahashi, nakamura, watanabe } = people;
    const claim = await create(tanaka, { labels: ['OLD'], lines: [shinkansen()] });
    const { body: sent } = await submit(tanaka, claim);
    const { version } = (await watanabe.get('/api/masters/labels/OLD')).body;
    const ended = await watanabe.post('/api/masters/labels/OLD/end', { expectedVersion: version });
    expect(ended.status).toBeLessThan(300);
    const offered = (await tanaka.get('/api/claim-form')).body.labels.map(({ code }: any) => code);
    expect(offered).not.toContain('OLD');
    // Whoever decides about access goes on calling it by its name.
    const { labels } = (await watanabe.get('/api/setting-choices?only=labels')).body;
    expect(labels).toContainEqual({ id: 'OLD', name: 'ラベルOLD', isOver: true });
    expect(await takahashi.get(`/api/claims/${sent.id}`)).toMatchObject({ status: 200 });
    expect(await nakamura.get(`/api/claims/${sent.id}`)).toMatchObject({ status: 404 });

    const copied = await tanaka.post(`/api/claims/${sent.id}/copies`, { id: newUlid() });
    expect(copied).toMatchObject({ status: 201, body: { labels: [{ code: 'OLD', name: 'ラベルOLD' }] } });
    const anew = await register('OLD');
    expect(anew).toMatchObject({ status: 400 });
    expect(JSON.stringify(anew.body)).toContain('以前に使われたラベルコード');
  });
});
