import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anOrder, smallMasters } from '#test/builders/tenant-plane.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { onboardingOrder } from '#lambdas/tenants/onboarding-order.ts';
import { searchClaimsEndpoint } from '#lambdas/claim-search/search-claims.ts';
import { masterIndexes } from '#rows/settings.ts';
import { askAs } from '#test/builders/company-claims.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { day } from '#test/builders/claims.ts';
import * as v from 'valibot';
import { gzipped, openCompanies, type Companies } from './master-company.ts';

/** As a release wrote it that looked at no id of a department. */
const osaka = '大阪営業所（本店）';
const since = { validFrom: day('2020-04-01') };

let company: Companies;
const table = () =>
  tenantTableOf(company.minato, documentClientOf({ region: 'ap-northeast-1' }), {
    tenantDataTable: 'TenantData',
    auditTable: 'Audit',
  });
beforeAll(async () => {
  company = await openCompanies();
  const doc = [
    { id: 'sales-1', name: '営業一課', ...since },
    { id: osaka, name: '大阪営業所', ...since },
  ];
  await table().transact({ index: { kind: 'put', ...masterIndexes.departments.row({}, { doc }) } });
});
beforeEach(() => void keptLog());
afterAll(() => company.services.close());

const idsIn = async () => {
  const { items } = (await company.send('GET /api/masters/departments')).body;
  return items.map(({ id }: any) => id).toSorted();
};
const at = `/api/masters/departments/${osaka}`;

describe('a department whose code nobody could give today', () => {
  test('is listed and shown before anybody changes the master', async () => {
    expect(await idsIn()).toEqual(['sales-1', osaka]);
    expect((await company.send(`GET ${at}`)).body).toMatchObject({ id: osaka, version: 1 });
  });

  test('stays to be listed, shown, changed and ended once the master is entries', async () => {
    const other = { states: [{ name: '企画課', validFrom: '2026-04-01' }], expectedVersion: 0 };
    expect((await company.send('PUT /api/masters/departments/planning', { body: other })).status).toBe(200);
    expect(await idsIn()).toEqual(['planning', 'sales-1', osaka]);
    const renamed = { states: [{ name: '大阪支店', ...since }], expectedVersion: 1, changesPast: true };
    const put = await company.send(`PUT ${at}`, { body: renamed });
    expect(put).toMatchObject({ status: 200, body: { id: osaka, states: renamed.states } });
    expect((await company.send(`GET ${at}/versions`)).body.items).toHaveLength(2);
    const ending = { on: '2026-12-31', expectedVersion: put.body.version };
    const ended = await company.send(`POST ${at}/end`, { body: ending });
    expect(ended).toMatchObject({ status: 200, body: { states: [{ validTo: '2026-12-31' }] } });
    const file = gzipped(
      ['部門コード,部門名,上位部門コード,適用開始日,適用終了日', 'new-1,新しい課,,2026-04-01,'].join('\r\n'),
    );
    const { body } = await company.send('POST /api/master-files/departments/checks', { body: { file } });
    expect(body).toMatchObject({ faults: [] });
  });

  test('is found in the company’s list', async () => {
    const asked = { from: '2026-04-01', to: '2026-12-31', departmentId: osaka };
    expect(await askAs(searchClaimsEndpoint, { table: table() }, asked)).toMatchObject({ ok: true });
  });

  test.each([osaka, '営業#2', '..', 'Ａ-1'])('can be made by nobody from today on: %s', async (id) => {
    const body = { states: [{ name: '新しい課', validFrom: '2026-04-01' }], expectedVersion: 0 };
    const made = await company.send(`PUT /api/masters/departments/${id}x`, { body });
    expect(made).toMatchObject({ status: 404 });
    const masters = {
      ...smallMasters('新しい会社'),
      departments: [{ id: `${id}x`, name: '課', ...since }],
    };
    expect(v.is(onboardingOrder, anOrder({ masters }))).toBe(false);
    expect(v.is(onboardingOrder, anOrder())).toBe(true);
  });
});
