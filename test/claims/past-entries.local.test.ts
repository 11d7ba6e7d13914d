import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askApp, doneByApp, startCompany } from '#test/builders/asked-app.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { newUlid } from '#test/journeys/person.ts';

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  services = await startCompany();
});
afterAll(() => services.close());

const journey = { from: '新橋', to: '大宮', isRoundTrip: false };
const ride = (amount: number) =>
  shinkansen({ amount, parts: [{ rate: 'standard', amount }], journey, supplier: { name: '' } });

const drafted = (lines: readonly unknown[], departmentId: string, by?: string) =>
  doneByApp('POST /api/claims', {
    body: { id: newUlid(), title: '訪問', departmentId, lines },
    ...(by === undefined ? {} : { by }),
  });
const submitted = async (lines: readonly unknown[], departmentId = 'sales-1', by?: string) => {
  const { id, version } = await drafted(lines, departmentId, by);
  await doneByApp('POST /api/claims/{claimId}/submission', {
    id,
    body: { expectedVersion: version },
    ...(by === undefined ? {} : { by }),
  });
};
const past = async (by?: string) => await doneByApp('GET /api/past-entries', by === undefined ? {} : { by });

describe('one’s own past entries', () => {
  test('are those of what was submitted by oneself, in one query and a read for each claim', async () => {
    expect(await past()).toEqual({ ways: [], suppliers: [] });
    await submitted([ride(590)]);
    await submitted([ride(600)]);
    await drafted([ride(9_999)], 'sales-1');
    await submitted([ride(777)], 'accounting', '中村翔');
    services.calls.clear();
    expect(await past()).toEqual({ ways: [{ itemCode: 'train', ...journey, amount: 600 }], suppliers: [] });
    const calls = services.calls.take().map(({ operation }) => operation);
    expect(calls.toSorted()).toEqual(['GetItem', 'GetItem', 'Query']);
    expect(await past('中村翔')).toMatchObject({ ways: [{ amount: 777 }] });
    expect(await past('高橋美咲')).toEqual({ ways: [], suppliers: [] });
  });

  test('are read of twenty claims at most', async () => {
    for (let claims = 0; claims < 21; claims += 1)
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person submits them
      await submitted([ride(1_000 + claims)]);
    services.calls.clear();
    expect(await past()).toMatchObject({ ways: [{ amount: 1_020 }] });
    const calls = services.calls.take().map(({ operation }) => operation);
    expect(calls.filter((operation) => operation === 'GetItem')).toHaveLength(20);
    expect(calls.filter((operation) => operation === 'Query')).toHaveLength(1);
  });

  test('are nothing for whoever may write no claims', async () => {
    const { status } = await askApp('GET /api/past-entries', { rights: { 'claims.read': 'own' } });
    expect(status).toBe(403);
  });
});
