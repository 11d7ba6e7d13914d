import { DynamoDBDocumentClient, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handler as tenantAdmin } from '#lambdas/functions/tenant-admin.ts';
import type { ApiEvent } from '#lambdas/http/api-event.ts';
import { minato } from '#local/seed/minato.ts';
import { apiEvent } from '#test/bench/canned/events.ts';
import { askApp, doneByApp, startCompany } from '#test/builders/asked-app.ts';
import { userOf } from '#test/builders/claims.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { aContext, told } from '#test/builders/tenant-plane.ts';
import { newUlid } from '#test/journeys/person.ts';

const { tenantId, masters } = minato;
const roles = (name: string, held: readonly string[]) => ({ name, held });

/** 佐藤 heads a section and may only apply; 中村, who was to stand in, has lost his role since. */
const changes = [roles('佐藤健一', ['applicant']), roles('中村翔', ['applicant'])];

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  keptLog();
  services = await startCompany({
    users: masters.users.map((user) => {
      const change = changes.find(({ name }) => name === user.name);
      return change === undefined ? user : Object.assign({}, user, { roles: change.held });
    }),
    approval: { fallbackApproverId: userOf(masters, '中村翔').id },
  });
});
beforeEach(() => void keptLog());
afterAll(() => services.close());

const askAdmin = async (route: string, parts: Parameters<typeof apiEvent>[1] = {}) => {
  const event = apiEvent(route, { by: '渡辺直樹', ...parts });
  return told(await tenantAdmin(event as unknown as ApiEvent, aContext(tenantId)));
};

let amount = 29_000;
const submit = async (by = '田中花子', departmentId = 'sales-1') => {
  amount += 10;
  const lines = [shinkansen({ amount, parts: [{ rate: 'standard', amount }] })];
  const body = { id: newUlid(), title: '5月の経費', departmentId, lines };
  const { id, version } = await doneByApp('POST /api/claims', { by, body });
  return askApp('POST /api/claims/{claimId}/submission', { by, id, body: { expectedVersion: version } });
};
const namesOf = ({ body }: any) => body.route.steps.map(({ approverNames }: any) => approverNames);
const forecast = (by: string, departmentId: string) =>
  doneByApp('GET /api/routes/forecast', { by, query: { departmentId } });

/** 部長 above 佐藤, and in 経理 whoever may vote. */
const passing = [['鈴木一郎'], ['高橋美咲'], ['伊藤誠']];

describe('somebody whom a route names and who may not vote', () => {
  test('is passed over when a claim is submitted, and while it is typed', async () => {
    expect(namesOf(await submit())).toEqual(passing);
    const steps = (await forecast('田中花子', 'sales-1')).steps.map((step: any) => step.approverNames);
    expect(steps).toEqual(passing);
  });

  test('is passed over too where the row that leads to him was written before it said roles', async () => {
    const database = DynamoDBDocumentClient.from(services.database);
    const { Items = [] } = await database.send(new ScanCommand({ TableName: 'TenantData' }));
    const places = Items.filter(({ PK }) => String(PK).includes('#POST#'));
    expect(places.length).toBeGreaterThan(5);
    for (const { PK, SK, doc } of places) {
      const { roles: said, ...before } = JSON.parse(doc);
      expect(said).toBeInstanceOf(Array);
      // oxlint-disable-next-line no-await-in-loop
      await database.send(
        new UpdateCommand({
          TableName: 'TenantData',
          Key: { PK, SK },
          UpdateExpression: 'SET doc = :doc',
          ExpressionAttributeValues: { ':doc': JSON.stringify(before) },
        }),
      );
    }
    const { body } = await askAdmin('GET /api/settings/trip-rules');
    const value = { ...body.value, paidAheadDays: 20 };
    await askAdmin('PUT /api/settings/trip-rules', { body: { value, expectedVersion: body.version } });
    expect(namesOf(await submit())).toEqual(passing);
  });

  test('stands in for nobody: the hole is said while typing and refused when sent (P-07)', async () => {
    const { isPassable, steps } = await forecast('渡辺直樹', 'administration');
    expect({ isPassable, first: steps[0] }).toMatchObject({
      isPassable: false,
      first: { approverNames: [] },
    });
    expect(await submit('渡辺直樹', 'administration')).toMatchObject({
      status: 422,
      body: { code: 'route-has-nobody', step: '課長' },
    });
  });

  test('is told to whoever looks after access, with what he is asked for', async () => {
    const { status, body } = await askAdmin('GET /api/passed-over-approvers');
    expect(status).toBe(200);
    expect(body.items.map(({ id: _id, ...rest }: any) => rest)).toEqual([
      { name: '佐藤健一', posts: [{ departmentName: '営業一課', position: 'head' }], isStandIn: false },
      { name: '中村翔', posts: [{ departmentName: '経理部', position: 'member' }], isStandIn: true },
    ]);
  });
});

describe('a company that has switched approvals off', () => {
  test('is told so at the submission, where a claim would lie for good', async () => {
    const { body } = await askAdmin('GET /api/settings/access');
    const value = { ...body.value, switchedOff: ['approvals'] };
    await askAdmin('PUT /api/settings/access', { body: { value, expectedVersion: body.version } });
    expect(await submit()).toMatchObject({
      status: 422,
      body: { code: 'route-has-nobody', step: '承認（停止中の機能）' },
    });
    expect(await forecast('田中花子', 'sales-1')).toMatchObject({ isPassable: false });
  });
});
