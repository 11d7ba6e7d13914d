import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { instantOf, systemClock } from '#lambdas/adapters/machine/clock.ts';
import { handler as tenantAdmin } from '#lambdas/functions/tenant-admin.ts';
import type { ApiEvent } from '#lambdas/http/api-event.ts';
import type { State } from '#domain/masters/states.ts';
import type { Master } from '#domain/masters/master.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { exampleIdOf, exampleStateOf } from '#test/builders/example-entry.ts';
import { masterEntry } from '#rows/masters.ts';
import { minato } from '#local/seed/minato.ts';
import { apiEvent } from '#test/bench/canned/events.ts';
import { startCompany } from '#test/builders/asked-app.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { aContext, told } from '#test/builders/tenant-plane.ts';

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  keptLog();
  services = await startCompany();
});
beforeEach(() => void keptLog());
afterAll(() => services.close());

const ask = async (route: string, parts: Parameters<typeof apiEvent>[1] = {}) => {
  const event = apiEvent(route, { by: '渡辺直樹', ...parts });
  return told(await tenantAdmin(event as unknown as ApiEvent, aContext(minato.tenantId)));
};
const tasks = async () => {
  const { status, body } = await ask('GET /api/company-tasks');
  expect(status).toBe(200);
  return body.items;
};
const replace = async (part: string, value: unknown) => {
  const { version } = (await ask(`GET /api/settings/${part}`)).body;
  const answer = await ask(`PUT /api/settings/${part}`, { body: { value, expectedVersion: version } });
  expect(answer.status).toBe(200);
};

describe('what an administrator has to do', () => {
  test('names the holes of the routes, and none once they are mended', async () => {
    expect(await tasks()).toContainEqual({
      kind: 'routes-have-holes',
      count: 2,
      isMore: false,
      examples: [expect.stringContaining('管理部'), expect.stringContaining('管理部')],
    });
    const steps = [{ name: '経理', approvers: ['role:accountant'] }];
    await replace('routes', [{ id: 'R-01', name: '経費', validFrom: '2020-04-01', steps }]);
    expect((await tasks()).map(({ kind }: { readonly kind: string }) => kind)).not.toContain(
      'routes-have-holes',
    );
  });

  test('names what ends soon, with where it is kept', async () => {
    const today = jstDateOf(instantOf(systemClock()));
    const validTo = addDays(today, 10);
    const [, month, day] = validTo.split('-').map(Number);
    const perDiems = [{ grade: '一般', dailyYen: 2_500, validFrom: '2020-04-01', validTo }];
    await replace('per-diems', perDiems);
    expect(await tasks()).toContainEqual({
      kind: 'entries-end-soon',
      place: 'per-diems',
      count: 1,
      isMore: false,
      examples: [`一般（${month}月${day}日まで）`],
    });
    const next = { grade: '一般', dailyYen: 3_000, validFrom: addDays(validTo, 1) };
    await replace('per-diems', [...perDiems, next]);
    expect((await tasks()).map(({ place }: { readonly place?: string }) => place)).not.toContain('per-diems');
  });

  const today = jstDateOf(instantOf(systemClock()));
  const dated = Object.values<Master>(everyMaster).filter(({ isDated }) => isDated);
  test.each(dated)('names what of the master $noun ends soon', async (master) => {
    const { noun, nameField } = master;
    const entryId = exampleIdOf(master, 'Z-9');
    const state: State = { ...exampleStateOf(master), validTo: addDays(today, 10) };
    const body = { states: [state], expectedVersion: 0, changesPast: true };
    const put = await ask(`PUT /api/masters/${noun}/{entryId}`, { params: { entryId }, body });
    expect(put.status).toBe(200);
    const found = (await tasks()).find(({ place }: { readonly place?: string }) => place === noun);
    expect(found).toMatchObject({ kind: 'entries-end-soon', isMaster: true, isMore: false });
    expect(found.examples.join()).toContain(state[nameField]);
  });

  test('looks through a few hundred rows of a large master, and says that there may be more', async () => {
    const states = [{ name: '仕入先', validFrom: '2020-04-01' as never }];
    const rows = Array.from({ length: 1_200 }, (_, at) =>
      masterEntry.stored(
        { tenantId: minato.tenantId, noun: 'partners', entryId: `0-${at}` },
        { now: { version: 1, states } },
      ),
    );
    for (let at = 0; at < rows.length; at += 100)
      // oxlint-disable-next-line no-await-in-loop -- as many as one call takes
      await services.database.send(
        new TransactWriteItemsCommand({
          TransactItems: rows.slice(at, at + 100).map((item) => ({
            Put: {
              TableName: 'TenantData',
              Item: Object.fromEntries(Object.entries(item).map(([name, value]) => [name, { S: value }])),
            },
          })),
        }),
      );
    await tasks();
    services.calls.clear();
    const found = (await tasks()).find(({ place }: { readonly place?: string }) => place === 'partners');
    expect(found).toEqual({
      kind: 'entries-end-soon',
      count: 0,
      isMore: true,
      examples: ['取引先は件数が多いため、適用の終わりは一部だけを確かめました'],
      place: 'partners',
      isMaster: true,
    });
    const read = services.calls
      .take()
      .filter(({ operation, input }) => operation === 'Query' && JSON.stringify(input).includes('#partners'));
    expect(read.map(({ input }) => Object(input).Limit)).toEqual([500]);
  });

  test('is nobody’s who keeps no settings', async () => {
    expect((await ask('GET /api/company-tasks', { by: '田中花子' })).status).toBe(403);
    expect((await ask('GET /api/company-tasks', { by: '山本恵' })).status).toBe(403);
  });
});
