import { afterAll, beforeAll, expect, test } from 'vitest';
import { privateTaxi, shinkansen } from '#test/builders/sent-lines.ts';
import { create, draftOf, submit } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { newUlid, type Person } from './person.ts';

const names = ['tanaka', 'sato', 'takahashi', 'ito', 'watanabe'] as const;
let demo: DemoCloud;
let people: Record<(typeof names)[number], Person>;
beforeAll(async () => {
  demo = await shareDemoCloud();
  const signedIn = await Promise.all(names.map(async (name) => [name, await demo.signIn(name)] as const));
  people = Object.fromEntries(signedIn) as typeof people;
});
afterAll(() => demo.close());

const registerItem = async (code: string): Promise<void> => {
  const { body } = await people.watanabe.get('/api/masters/items/taxi');
  const states = body.states.map((state: object) => ({ ...state, name: `送迎 ${code}` }));
  const put = await people.watanabe.put(`/api/masters/items/${code}`, { states, expectedVersion: 0 });
  expect(put).toMatchObject({ status: 200 });
};

test('T-01 an item that was registered a moment ago is written into a new claim, and into one that is saved', async () => {
  const { tanaka } = people;
  // The function of claims has just written with the masters, and keeps them.
  const draft = await create(tanaka, { lines: [privateTaxi()] });
  await registerItem('pickup');
  const lines = [privateTaxi({ itemCode: 'pickup' })];
  expect(await tanaka.post('/api/claims', draftOf({ lines }))).toMatchObject({ status: 201 });
  await registerItem('dropoff');
  const { id: _theClaims, ...content } = draftOf({ lines: [privateTaxi({ itemCode: 'dropoff' })] });
  const body = { ...content, expectedVersion: draft.version };
  expect(await tanaka.put(`/api/claims/${draft.id}`, body)).toMatchObject({ status: 200 });
  const nothing = draftOf({ lines: [privateTaxi({ itemCode: 'nothing' })] });
  expect(await tanaka.post('/api/claims', nothing)).toMatchObject({
    status: 400,
    body: { code: 'input-malformed', fields: [{ path: 'lines.0.itemCode' }] },
  });
});

test('8.2.2 a label that was registered a moment ago is given to a claim', async () => {
  const { tanaka, sato, takahashi, ito, watanabe } = people;
  const submitted = await submit(tanaka, await create(tanaka, { lines: [shinkansen()] }));
  expect(submitted).toMatchObject({ status: 200 });
  const { body: claim } = submitted;
  const label = { states: [{ name: '人事情報' }], expectedVersion: 0 };
  expect(await watanabe.put('/api/masters/labels/MOMENT', label)).toMatchObject({ status: 200 });
  const { body: access } = await watanabe.get('/api/settings/access');
  const seenBy = { label: 'MOMENT', roles: [], people: [sato, takahashi, ito].map(({ userId }) => userId) };
  const value = { ...access.value, labels: [...access.value.labels, seenBy] };
  const kept = await watanabe.put('/api/settings/access', { value, expectedVersion: access.version });
  expect(kept).toMatchObject({ status: 200 });
  const given = { labels: ['MOMENT'], reason: '人事の情報のため', expectedVersion: claim.version };
  const labelled = await takahashi.post(`/api/claims/${claim.id}/labels`, given, { key: newUlid() });
  expect(labelled).toMatchObject({ status: 200, body: { labels: [{ code: 'MOMENT', name: '人事情報' }] } });
});
