import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UserId } from '#domain/kernel/ids.ts';
import { askAdmin, type AdminAsked } from '#test/builders/asked-admin.ts';
import { changedPerson } from '#test/builders/changed-person.ts';
import { keptLog, openFrontDoor, type FrontDoor } from '#test/builders/front-door.ts';
import { tanaka, watanabe } from '#test/builders/tenant-plane.ts';
import { newUlid } from '#test/journeys/person.ts';

let door: FrontDoor;
let ask: ReturnType<typeof askAdmin>;
beforeAll(async () => {
  door = await openFrontDoor();
  ask = askAdmin(door.tenantId);
});
beforeEach(() => {
  keptLog();
  door.faults.clear();
});
afterAll(() => door.close());

const content = {
  kind: 'train',
  sections: [{ operator: 'JR東日本', stations: ['大船', '新橋'] }],
  validFrom: '2026-10-01',
  validTo: '2026-10-31',
  months: 1,
  costYen: 24_830,
};
const by = (userId: string): AdminAsked => ({ userId });
const asked = async (userId: string): Promise<string> => {
  const passId = newUlid();
  const body = { passId, content };
  expect((await ask('POST /api/my/commuter-passes', { ...by(userId), body })).status).toBe(201);
  return passId;
};
const keep = async (body: object, options: AdminAsked = {}) =>
  ask('PUT /api/company/commuter-pass', { ...options, body });
const waiting = async (): Promise<readonly string[]> =>
  (await ask('GET /api/company/commuter-passes')).body.items.map(({ id }: any) => id);
const passOf = async (userId: string, passId: string) =>
  (await ask('GET /api/company/commuter-passes', { query: { userId } })).body.items.find(
    ({ id }: any) => id === passId,
  );
const audited = async (action: string) => {
  const { Items = [] } = await door.database.send(new ScanCommand({ TableName: 'Audit' }));
  return Items.filter((item) => item['action']?.S === action && item['outcome']?.S === 'done').length;
};

describe('killed before any of its calls and sent again, a confirmation', () => {
  test('is done once, with one audit item, and the pass waits no more', async () => {
    let calls = 0;
    for (let isDone = false; !isDone && calls < 100; calls += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each moment on its own
      const passId = await asked(tanaka);
      // oxlint-disable-next-line no-await-in-loop
      const before = await audited('commuter-pass.confirm');
      const body = { act: 'confirm', userId: tanaka, passId, expectedVersion: 1 };
      door.faults.crashAfter(calls);
      // oxlint-disable-next-line no-await-in-loop
      const first = await keep(body);
      door.faults.clear();
      // oxlint-disable-next-line no-await-in-loop
      expect((await keep(body)).body).toMatchObject({ state: 'confirmed', version: 2 });
      // oxlint-disable-next-line no-await-in-loop
      expect(await audited('commuter-pass.confirm')).toBe(before + 1);
      // oxlint-disable-next-line no-await-in-loop
      expect(await waiting()).toEqual([]);
      isDone = first.status === 200;
    }
    expect(calls).toBeGreaterThan(3);
    expect(calls).toBeLessThan(100);
  });
});

describe('one’s own pass (docs/decisions/0201)', () => {
  test('is kept by whoever is the only one to keep people, and marked', async () => {
    const passId = await asked(watanabe);
    const kept = await keep({ act: 'confirm', userId: watanabe, passId, expectedVersion: 1 });
    expect(kept.body.state).toBe('confirmed');
    expect((await ask('GET /api/company/commuter-passes')).body.isOwnKeptByAnother).toBeUndefined();
    expect(kept.body.events.map(({ act, alone }: any) => [act, alone])).toEqual([
      ['ask', undefined],
      ['confirm', true],
    ]);
  });

  test('is kept by another as soon as there is one who can sign in', async () => {
    const passId = await asked(watanabe);
    const first = await asked(tanaka);
    await changedPerson(door.tenantId, tanaka as UserId, { roles: ['applicant', 'tenant-admin'] });
    const which = { userId: watanabe, passId, expectedVersion: 1 };
    const further = { endsOn: '2026-10-10', reason: '転居' };
    const bodies = [
      { act: 'confirm', ...which },
      { act: 'send-back', ...which, reason: '転居' },
      { act: 'end', ...which, ...further },
      { act: 'register', userId: watanabe, passId: newUlid(), content },
    ];
    const answers = await Promise.all(bodies.map((body) => keep(body)));
    const refused = [403, 'own-commuter-pass-kept-by-another'];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(bodies.map(() => refused));
    expect((await passOf(watanabe, passId)).state).toBe('asked');
    // Said to her, of the list and of her own, so that no screen draws what only says no; and to nobody else.
    const listed = async (options: AdminAsked) =>
      (await ask('GET /api/company/commuter-passes', options)).body.isOwnKeptByAnother;
    expect(await listed({})).toBe(true);
    expect(await listed({ query: { userId: watanabe } })).toBe(true);
    expect(await listed({ query: { userId: tanaka } })).toBeUndefined();
    const done = await keep({ act: 'confirm', ...which }, { ...by(tanaka), name: '田中花子' });
    expect(done.body.events.at(-1)).toEqual({
      act: 'confirm',
      at: expect.any(String),
      byName: '田中花子',
    });
    const other = await keep({ act: 'confirm', userId: tanaka, passId: first, expectedVersion: 1 });
    expect(other.body.state).toBe('confirmed');
    await changedPerson(door.tenantId, tanaka as UserId, { roles: ['applicant'] });
  });
});

test('what waits of somebody who is deleted leaves the list and the home, and is withdrawn', async () => {
  const passIds = [await asked(tanaka), await asked(tanaka)];
  expect((await waiting()).toSorted()).toEqual(passIds.toSorted());
  const { version: expectedVersion } = (await ask(`GET /api/users/${tanaka}`)).body;
  const body = { state: 'deleted', expectedVersion };
  expect((await ask(`PUT /api/users/${tanaka}/state`, { body })).status).toBe(200);
  expect(await waiting()).toEqual([]);
  const { items } = (await ask('GET /api/company-tasks')).body;
  expect(items.filter(({ kind }: any) => kind === 'commuter-passes-wait')).toEqual([]);
  const passes = await Promise.all(passIds.map(async (id) => passOf(tanaka, id)));
  const last = { act: 'withdraw', byName: '渡辺直樹', reason: '利用者の削除のため' };
  expect(passes.map(({ state, events }) => [state, events.at(-1)])).toMatchObject([
    ['withdrawn', last],
    ['withdrawn', last],
  ]);
});
