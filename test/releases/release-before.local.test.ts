import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAssembly } from '#local/build/build-assembly.ts';
import { startCloud } from '#local/cloud.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { passwordIn, startDemoCloud } from '#test/journeys/demo-cloud.ts';
import { submit } from '#test/journeys/claim-driver.ts';
import { resettingIn } from '#test/journeys/password-resetting.ts';
import { personWith, signIn, type Person } from '#test/journeys/person.ts';
import { allRowKinds } from '#rows/all.ts';
import { claimHeader } from '#rows/claims.ts';
import { kindsOf } from '#rows/judge-item.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { KindFacts } from '#rows/row-kind.ts';
import { allRows } from './all-rows.ts';
import { addedKinds, unreadableBefore } from './compare-shapes.ts';
import { notMadeInADay, ofMasters } from './kinds-of-a-day.ts';
import { dataFolderBefore, keysBefore, shapesBefore } from './release-before.ts';
import { lostKeys } from './row-keys.ts';
import { shapesOf, type RowShapes } from './row-shapes.ts';
import { workADay } from './work-a-day.ts';

describe('what the release before left', () => {
  const { folder, madeAt, day } = dataFolderBefore();
  const startedAt = Date.now();
  const clock = () => new Date(madeAt.getTime() + 60_000 + Date.now() - startedAt);
  let cloud: Cloud;
  let tanaka: Person;
  beforeAll(async () => {
    const assembly = await buildAssembly({ root: join(import.meta.dirname, '../..') });
    cloud = await startCloud({ assembly, dataFolder: folder, clock, isServingSchedules: false });
    const headers = new Headers({ 'set-cookie': day.cookie });
    tanaka = personWith(cloud, { status: 200, body: { csrfToken: day.csrfToken }, headers });
  });
  afterAll(async () => {
    await cloud?.close();
    rmSync(folder, { recursive: true });
  });

  test('opens: a browser that was signed in then still is', async () => {
    expect(await tanaka.get('/api/me')).toMatchObject({ status: 200, body: { user: { name: '田中花子' } } });
  });

  test.each(day.claimIds.map((id, index) => [['draft', 'confirmed', 'returned', 'submitted'][index], id]))(
    'reads a claim that is %s, with its timeline',
    async (status, id) => {
      expect(await tanaka.get(`/api/claims/${id}`)).toMatchObject({ status: 200, body: { status } });
      const { body } = await tanaka.get(`/api/claims/${id}/timeline`);
      expect(body.items.length).toBeGreaterThan(0);
    },
  );

  test('reads lists, receipts, the inbox, journals, exports and settings', async () => {
    const [sato, takahashi, watanabe] = (await Promise.all(
      ['sato', 'takahashi', 'watanabe'].map((loginId) =>
        signIn(cloud, { companyCode: 'minato', loginId, password: passwordIn('minato') }),
      ),
    )) as [Person, Person, Person];
    const listed = (await tanaka.get('/api/claims?limit=100')).body.items.map(({ id }: any) => id);
    expect(listed).toEqual(expect.arrayContaining([...day.claimIds]));
    const { body: receipt } = await tanaka.get(`/api/evidence/${day.evidenceId}`);
    expect((await fetch(receipt.viewUrl)).status).toBe(200);
    expect((await sato.get('/api/inbox')).body.items.map(({ claimId }: any) => claimId)).toContain(
      day.claimIds[3],
    );
    expect((await takahashi.get('/api/journals?month=2026-05')).body.items).toHaveLength(1);
    expect((await takahashi.get('/api/exports')).body.items).toHaveLength(1);
    for (const part of ['per-diems', 'filing', 'watched-amounts', 'export-profile', 'approval'])
      expect((await watanabe.get(`/api/settings/${part}`)).status).toBe(200);
    expect((await watanabe.get('/api/users')).body.items.length).toBeGreaterThan(5);
  });

  test('finds its claims in the company’s list, for which it had no rows, after one walk', async () => {
    const takahashi = await signIn(cloud, {
      companyCode: 'minato',
      loginId: 'takahashi',
      password: passwordIn('minato'),
    });
    const found = async () => (await takahashi.get('/api/claim-search?from=2026-01-01&to=2026-12-31')).body;
    expect(await found()).toMatchObject({ totals: { count: 0 }, isWhole: false });
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const body: any = cursor === '' ? {} : { cursor };
      // oxlint-disable-next-line no-await-in-loop -- each step begins where the one before ended
      cursor = (await takahashi.post('/api/claim-search/older-claims', body)).body.nextCursor;
    }
    const { items, isWhole } = await found();
    expect(isWhole).toBe(true);
    const out = await Promise.all(
      day.claimIds.map(async (id) => (await tanaka.get(`/api/claims/${id}`)).body),
    );
    expect(items.map(({ claimId, status }: any) => `${claimId} ${status}`)).toEqual(
      expect.arrayContaining(
        out.filter(({ status }) => status !== 'draft').map(({ id, status }) => `${id} ${status}`),
      ),
    );
  });

  const rowsOfThen = async () => Object.entries(await allRows(cloud, clock().getTime() - Date.now()));

  test('is read row by row, each by one kind of today', async () => {
    const unread = (await rowsOfThen()).flatMap(([table, rows]) =>
      rows.flatMap((row) => {
        const [kind, ...others] = kindsOf(allRowKinds, table, row);
        if (kind === undefined || others.length > 0) return [[table, row['PK'], row['SK']]];
        expect(() => kind.read(row)).not.toThrow();
        return [];
      }),
    );
    expect(unread).toEqual([]);
  });

  test('has its rows under the keys that its record names', async () => {
    const before = Object.values(keysBefore()).map((keys) => ({ ...keys, parts: {} }));
    const recorded = Object.keys(shapesBefore());
    expect(Object.keys(keysBefore())).toEqual(recorded);
    const isRecorded = (table: string, row: Readonly<Record<string, unknown>>) =>
      before.filter((kind) => kind.table === table && storedPartsOf(kind, row) !== undefined).length === 1;
    const added = new Set(addedKinds);
    const strays = (await rowsOfThen()).flatMap(([table, rows]) =>
      rows
        .filter((row) => !isRecorded(table, row))
        .filter((row) => kindsOf(allRowKinds, table, row).every(({ name }) => !added.has(name)))
        .map(({ PK, SK }) => [table, PK, SK]),
    );
    expect(strays).toEqual([]);
  });

  test('goes on with it: a draft of then is submitted', async () => {
    const { body: claim } = await tanaka.get(`/api/claims/${day.claimIds[0]}`);
    expect((await submit(tanaka, claim)).status).toBe(200);
  });

  test('finds its people by their mail addresses, for which it had no rows', async () => {
    const forgot = resettingIn({ cloud });
    expect((await forgot.request('sato@minato.example.jp')).status).toBe(204);
    await cloud.catchUp();
    expect((await forgot.complete(forgot.token(), 'Wasureta-Kotoba-2026!')).status).toBe(204);
  });
});

const otherKinds = allRowKinds.filter(({ name }) => name !== claimHeader.name);

describe('what this release leaves', () => {
  test('is readable by the release before: fields were added, and nothing else', async () => {
    const demo = await startDemoCloud();
    try {
      await workADay(demo.cloud, passwordIn('minato'));
      const rows = await allRows(demo.cloud);
      expect(unreadableBefore(shapesBefore(), shapesOf(rows, keysBefore()))).toEqual([]);
      const made = new Set(
        Object.entries(rows).flatMap(([table, found]) =>
          found.flatMap((row) => kindsOf(allRowKinds, table, row).map(({ name }) => name)),
        ),
      );
      // A kind that is in neither is not held against the release before; one that is in both is made after all.
      const neither = allRowKinds
        .map(({ name }) => name)
        .filter((name) => made.has(name) === name in notMadeInADay)
        .filter((name) => made.has(name) || !ofMasters.has(name));
      expect(neither).toEqual([]);
    } finally {
      await demo.close();
    }
  });

  test('stands under the keys by which the release before finds it', () => {
    expect(lostKeys(keysBefore(), allRowKinds)).toEqual([]);
  });

  test.each([
    ['another partition', { pk: 'T#{tenantId}#CL#{claimId}' }, 'claim-header: no row has its key'],
    ['another sort key', { sk: 'HEAD' }, 'claim-header: no row has its key'],
    ['another table', { table: 'Audit' }, 'claim-header: no row has its key'],
    [
      'another key of an index',
      { indexes: { ...claimHeader.indexes, GSI1: ['W#{applicantId}', '{draftOrder}'] } },
      'claim-header: does not stand in GSI1 under U#{applicantId},{draftOrder}',
    ],
    ['no key of an index', { indexes: {} }, 'claim-header: does not stand in GSI2'],
  ] as const)('%s of a row is noticed, whatever its kind is called', (_what, change, says) => {
    const moved = { ...claimHeader, name: 'renamed', ...change } as KindFacts;
    expect(lostKeys(keysBefore(), [...otherKinds, moved]).join('\n')).toContain(says);
  });

  test('another name of a kind is none to the rows', () => {
    expect(lostKeys(keysBefore(), [...otherKinds, { ...claimHeader, name: 'renamed' }])).toEqual([]);
  });

  const before: RowShapes = {
    'claim-header': {
      always: ['status', 'total'],
      types: { status: ['string'], total: ['number'] },
      words: { status: ['draft', 'submitted'] },
    },
  };
  const changed = (change: object): RowShapes => ({
    'claim-header': {
      ...(before['claim-header'] as object),
      ...change,
    } as never,
  });

  test.each([
    ['a field less', changed({ always: ['status'] }), 'total is not always there any more'],
    [
      'a field of another type',
      changed({ types: { status: ['string'], total: ['string'] } }),
      'total is a string now',
    ],
    ['a word that is new', changed({ words: { status: ['draft', 'paid'] } }), 'status says paid'],
    ['a kind less', {}, 'there are no such rows any more'],
    [
      'a kind that nobody declared',
      { ...before, 'Control X / Y': { always: [], types: {}, words: {} } },
      'is a new kind of row',
    ],
  ])('%s is noticed', (_what, now, says) => {
    expect(unreadableBefore(before, now).join('\n')).toContain(says);
  });

  test('a field more is not', () => {
    const types = { status: ['string'], total: ['number'], note: ['string'] };
    expect(unreadableBefore(before, changed({ always: ['note', 'status', 'total'], types }))).toEqual([]);
  });
});
