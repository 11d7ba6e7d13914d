import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { routesThatDiffer } from '#domain/approvals/sent-routes.ts';
import { settings } from '#rows/settings.ts';
import { handler as tenantAdmin } from '#lambdas/functions/tenant-admin.ts';
import type { ApiEvent } from '#lambdas/http/api-event.ts';
import { minato } from '#local/seed/minato.ts';
import { apiEvent } from '#test/bench/canned/events.ts';
import { startCompany } from '#test/builders/asked-app.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { aContext, told } from '#test/builders/tenant-plane.ts';
import { chanceOf } from '#test/journeys/contract-values.ts';

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  keptLog();
  services = await startCompany();
});
beforeEach(() => {
  keptLog();
  services.calls.clear();
});
afterAll(() => services.close());

const ask = async (route: string, body?: unknown, query?: Readonly<Record<string, string>>) => {
  const event = apiEvent(route, {
    by: '渡辺直樹',
    ...(body === undefined ? {} : { body }),
    ...(query === undefined ? {} : { query }),
  });
  const answer = told(await tenantAdmin(event as unknown as ApiEvent, aContext(minato.tenantId)));
  expect(Buffer.byteLength(JSON.stringify(answer.body))).toBeLessThan(1_000_000);
  return answer;
};

const chance = chanceOf(199);
/** Signs drawn at random from 2,000: names that repeat nothing pack worst. */
const nameOf = (signs: number): string =>
  Array.from({ length: signs }, () => String.fromCharCode(0x4e00 + chance(2_000))).join('');
const posts = minato.masters.departments.map(({ id }) => `post:head:${id}`);
const routesOf = (count: number, steps: number, signs = 8) =>
  Array.from({ length: count }, (_route, at) => ({
    id: `R-${at}`,
    name: nameOf(signs),
    validFrom: '2026-04-01',
    steps: Array.from({ length: steps }, (_step, step) => ({
      name: nameOf(signs),
      approvers: [step === 0 ? 'department-head' : (posts[chance(posts.length)] ?? '')],
      fromTotal: 1_000 * (step + 1),
    })),
  }));
const versionNow = async (): Promise<number> => (await ask('GET /api/settings/routes')).body.version;
const put = async (value: unknown) =>
  ask('PUT /api/settings/routes', { value, expectedVersion: await versionNow() });
const fieldsOf = ({ body }: { readonly body: any }) => body.fields;

/** Of each item that a transaction puts, as DynamoDB counts it: names and values in UTF-8. */
const bytesOfPuts = (): readonly number[] =>
  services.calls
    .take()
    .flatMap(({ operation, input }) =>
      operation !== 'TransactWriteItems'
        ? []
        : Object(input).TransactItems.map(({ Put }: any) =>
            Object.entries<any>(Put?.Item ?? {}).reduce(
              (sum, [name, { S, B, N }]) =>
                sum +
                Buffer.byteLength(name) +
                Buffer.byteLength(S ?? N ?? (B === undefined ? '' : Buffer.from(B, 'base64'))),
              0,
            ),
          ),
    );

describe('200 routes of 15 steps', () => {
  const routes = routesOf(200, 15);

  test('are kept, shown and changed, in rows of less than 400 kB', async () => {
    const made = await put(routes);
    expect([made.status, made.body.value]).toEqual([200, routes]);
    expect((await ask('GET /api/settings/routes')).body.value).toEqual(routes);
    const others = routesOf(200, 15);
    expect((await put(others)).status).toBe(200);
    const bytes = bytesOfPuts();
    expect(Math.max(...bytes)).toBeLessThan(400_000);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(1_500_000);
    const { PK, SK } = settings.routes.primaryKey({ tenantId: minato.tenantId });
    const { Item } = await services.database.send(
      new GetItemCommand({ TableName: 'TenantData', Key: { PK: { S: PK }, SK: { S: SK } } }),
    );
    expect(Item?.['doc']?.S?.startsWith('H4sI')).toBe(true);
  });

  test('tell in their history what differs, and no more', async () => {
    const { value } = (await ask('GET /api/settings/routes')).body;
    const renamed = value.map((route: any) => (route.id === 'R-7' ? { ...route, name: '稟議' } : route));
    expect((await put(renamed)).status).toBe(200);
    const [newest] = (await ask('GET /api/setting-changes', undefined, { limit: '1' })).body.items;
    expect(newest).toMatchObject({ part: 'routes', to: [{ id: 'R-7', name: '稟議' }] });
    expect(newest.from).toHaveLength(1);
    await ask('GET /api/setting-changes', undefined, { limit: '100' });
  });

  test('are as many as there may be, which is said at once', async () => {
    expect(fieldsOf(await put(routesOf(201, 1)))).toEqual([
      { path: 'value', message: '承認ルートは200件までです。使わないルートを削除してください' },
    ]);
  });

  test('of so many and such long steps that no row holds them are refused in words, and change nothing', async () => {
    const before = (await ask('GET /api/settings/routes')).body;
    expect(fieldsOf(await put(routesOf(200, 17, 12)))).toEqual([
      {
        path: 'value',
        message:
          '承認ルートの登録量が上限を超えています。使わないルートを削除するか、同じ承認者のルートを1つにまとめてください',
      },
    ]);
    expect((await ask('GET /api/settings/routes')).body).toEqual(before);
  });
});

describe('what differs between routes', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).join('');
  test.each([
    ['nothing', [a, b, c], [a, b, c], '', ''],
    ['one that comes', [a, b], [a, b, c], '', 'c'],
    ['one that goes', [a, b, c], [a, c], 'b', ''],
    ['two that change places', [a, b, c, d], [a, c, b, d], 'bc', 'cb'],
    ['the last that is tried first', [a, b, c], [c, a, b], 'abc', 'cab'],
    ['what is said', [a, b], [a, { id: 'b', name: '新' }], 'b', 'b'],
  ])('is %s', (_what, from, to, before, after) => {
    const differing = routesThatDiffer({ from: from as never, to: to as never });
    expect([idsOf(differing.from), idsOf(differing.to)]).toEqual([before, after]);
  });
});
