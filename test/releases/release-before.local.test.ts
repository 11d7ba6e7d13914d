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
import { allRows } from './all-rows.ts';
import { unreadableBefore } from './compare-shapes.ts';
import { dataFolderBefore, shapesBefore } from './release-before.ts';
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

  test('goes on with it: a draft of then is submitted', async () => {
    const { body: claim } = await tanaka.get(`/api/claims/${day.claimIds[0]}`);
    expect((await submit(tanaka, claim)).status).toBe(200);
  });

  test('finds its people by their mail addresses, for which it had no rows', async () => {
    const forgot = resettingIn({ cloud });
    expect((await forgot.request('sato@minato.example.jp')).status).toBe(204);
    await cloud.settle();
    expect((await forgot.complete(forgot.token(), 'Wasureta-Kotoba-2026!')).status).toBe(204);
  });
});

describe('what this release leaves', () => {
  test('is readable by the release before: fields were added, and nothing else', async () => {
    const demo = await startDemoCloud();
    try {
      await workADay(demo.cloud, passwordIn('minato'));
      expect(unreadableBefore(shapesBefore(), shapesOf(await allRows(demo.cloud)))).toEqual([]);
    } finally {
      await demo.close();
    }
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
