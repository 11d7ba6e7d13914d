import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handler as tenantAdmin } from '#lambdas/functions/tenant-admin.ts';
import type { ApiEvent } from '#lambdas/http/api-event.ts';
import { minato } from '#local/seed/minato.ts';
import { apiEvent } from '#test/bench/canned/events.ts';
import { startCompany } from '#test/builders/asked-app.ts';
import { userOf } from '#test/builders/claims.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { aContext, told } from '#test/builders/tenant-plane.ts';

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  keptLog();
  services = await startCompany();
});
beforeEach(() => void keptLog());
afterAll(() => services.close());

const ask = async (route: string, body?: unknown, entryId = '') => {
  const event = apiEvent(route, {
    by: '渡辺直樹',
    params: { entryId },
    ...(body === undefined ? {} : { body }),
  });
  return told(await tenantAdmin(event as unknown as ApiEvent, aContext(minato.tenantId)));
};
const tanaka = userOf(minato.masters, '田中花子').id;
const sato = userOf(minato.masters, '佐藤健一').id;
const example = { applicantId: tanaka, departmentId: 'sales-1', total: 120_000 };
const since = { validFrom: '2026-04-01' };
const routeWith = (...approvers: readonly string[]) => ({
  ...since,
  id: 'R-09',
  name: '試し',
  steps: [{ name: '承認', approvers }],
});
const check = (value: unknown, more: object = {}) =>
  ask('POST /api/settings/routes/checks', { value, ...more });

describe('承認ルート', () => {
  test('are looked into as they are: 管理部 has no head, and 田中 is led over 課長 and 部長', async () => {
    const { value } = (await ask('GET /api/settings/routes')).body;
    const answer = await check(value, { example });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        holes: [
          { route: '経費', step: '課長' },
          { route: '経費', step: '部長' },
        ],
        taken: {
          route: '経費',
          isPassable: true,
          steps: [
            { name: '課長', approverNames: ['佐藤健一'] },
            { name: '部長', approverNames: ['鈴木一郎'] },
            { name: '経理担当', approverNames: ['高橋美咲', '中村翔'] },
            { name: '経理部長', approverNames: ['伊藤誠'] },
          ],
        },
      },
    });
  });

  test('say a hole while they are typed, and keep nothing of it', async () => {
    const before = await ask('GET /api/settings/routes');
    expect((await check([routeWith('role:auditor')], { example })).body).toMatchObject({
      holes: [{ route: '試し', step: '承認', words: '「承認」に、承認する権限のある人がいません。' }],
    });
    expect((await check([routeWith(`person:${sato}`, 'role:accountant')], { example })).body).toMatchObject({
      holes: [],
      taken: { steps: [{ approverNames: expect.arrayContaining(['佐藤健一', '高橋美咲', '中村翔']) }] },
    });
    expect((await ask('GET /api/settings/routes')).body).toEqual(before.body);
  });

  test.each([
    [[routeWith('post:head:nowhere')], 'value.0.steps.0.approvers'],
    [[routeWith('role:rown01KMNAT0000000000000000009')], 'value.0.steps.0.approvers.0'],
    [[routeWith('person:01KMNAT0000000000000000099')], 'value.0.steps.0.approvers'],
    [[routeWith()], 'value.0.steps.0.approvers'],
    [[{ ...routeWith('department-head'), steps: [] }], 'value.0.steps'],
    [[routeWith('department-head'), routeWith('division-head')], 'value.1.id'],
    [[{ ...routeWith('department-head'), itemCodes: ['nothing'] }], 'value.0.itemCodes'],
  ])('names the field that does not fit: %j', async (value, path) => {
    const { version } = (await ask('GET /api/settings/routes')).body;
    const answer = await ask('PUT /api/settings/routes', { value, expectedVersion: version });
    const paths = (answer.body.fields ?? []).map((field: { readonly path: string }) => field.path);
    expect([answer.status, paths]).toEqual([400, [path]]);
  });

  test('name nothing anew that has ended, and keep what they named', async () => {
    const states = [{ name: '旧営業部', validFrom: '2020-04-01', validTo: '2026-03-31' }];
    const made = await ask('PUT /api/masters/departments/{entryId}', { states, expectedVersion: 0 }, 'old');
    expect(made.status).toBe(200);
    const { version: ofAccount } = (await ask('GET /api/masters/accounts/{entryId}', undefined, '801')).body;
    const ended = { on: '2026-03-31', expectedVersion: ofAccount };
    expect((await ask('POST /api/masters/accounts/{entryId}/end', ended, '801')).status).toBe(200);
    const { value, version } = (await ask('GET /api/settings/routes')).body;
    const withAccount = routeWith('department-head');
    const asked = async (route: object) => {
      const answer = await ask('PUT /api/settings/routes', {
        value: [...value, route],
        expectedVersion: version,
      });
      return (answer.body.fields ?? []).map(({ path }: { readonly path: string }) =>
        path.replace(/^value\.\d+\./, ''),
      );
    };
    expect(await asked(routeWith('post:head:old'))).toEqual(['steps.0.approvers']);
    const steps = [{ name: '承認', approvers: ['department-head'], forAccounts: ['801'] }];
    expect(await asked({ ...withAccount, steps })).toEqual(['steps.0.forAccounts']);
    const { departments, accounts } = (await ask('GET /api/setting-choices')).body;
    expect(departments).toContainEqual({ id: 'old', name: '旧営業部', isOver: true });
    expect(accounts).toContainEqual({ id: '801', name: '雑収入', isOver: true });
  });

  test('are replaced, each with a version of its own where it says something new', async () => {
    const { value, version } = (await ask('GET /api/settings/routes')).body;
    const changed = [...value, routeWith(`person:${sato}`)];
    const answer = await ask('PUT /api/settings/routes', { value: changed, expectedVersion: version });
    expect(answer).toMatchObject({ status: 200, body: { value: changed, version: version + 1 } });
    expect((await ask('GET /api/setting-choices')).body.people).toContainEqual({
      id: sato,
      name: '佐藤健一',
    });
  });
});
