import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import type { SignedInOperator } from './operator-driver.ts';
import { trailOf } from './operators-trail.ts';
import { openTwoOperators, type TwoOperators } from './two-operators.ts';

let it: TwoOperators;
let kato: SignedInOperator;
let mori: SignedInOperator;
beforeAll(async () => {
  it = await openTwoOperators();
  ({ kato, mori } = it);
});
afterAll(() => it.demo.close());

const company = `/operator/tenants/${aobaKobo.tenantId}`;
const days = { contractedOn: '2026-11-30', startsOn: '2026-12-01' };
const reason = '契約書 第3版のとおり';

const change = (who: SignedInOperator, version: number, terms: object) =>
  who.post(`${company}/contract`, {
    reason,
    version,
    terms: { plan: 'standard', limits: {}, options: [], ...days, ...terms },
  });
const reduce = (version: number, terms: object) =>
  it.ask(kato, `${company}/contract-reduction`, {
    version,
    terms: { plan: 'standard', limits: {}, options: [], ...days, ...terms },
  });

describe('the contract of a company (6.1.1, CLD.6.3.1)', () => {
  test('of before there were records has its plan and no bounds', async () => {
    expect((await kato.get(company)).body).toMatchObject({
      companyCode: 'aoba-kobo',
      name: '有限会社あおば工房',
      state: 'active',
      terms: { plan: 'standard', limits: {}, options: [] },
      version: 0,
    });
  });

  test('is changed by one person where nothing is taken away', async () => {
    expect((await change(kato, 0, { options: ['statusView'] })).body).toEqual({ version: 1 });
    expect((await kato.get(company)).body.terms).toMatchObject({ options: ['statusView'], ...days });
  });

  test('is changed by nobody who has not seen it as it is, nor into itself', async () => {
    expect((await change(mori, 0, { options: ['selfExport', 'statusView'] })).body.code).toBe(
      'contract-changed-meanwhile',
    );
    expect((await change(mori, 1, { options: ['statusView'] })).body.code).toBe('contract-unchanged');
    const wrong = await change(mori, 1, { options: ['statusView'], corporateNumber: '1180301018772' });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'input-malformed' } });
  });

  test('loses a limit or an option only by two', async () => {
    const less = { limits: { users: 50 }, options: [], corporateNumber: '1180301018771' };
    expect((await change(kato, 1, less)).body.code).toBe('contract-takes-away');
    const filed = await reduce(1, less);
    expect(filed).toMatchObject({
      status: 201,
      body: {
        says: '有限会社あおば工房の契約を縮小する（利用者の上限：上限なし→50人、稼働状況の閲覧：あり→なし、法人番号：なし→1180301018771）',
        approval: 'needs-another',
      },
    });
    expect((await kato.get(company)).body).toMatchObject({ version: 1 });
    expect((await it.approve(mori, filed.body.requestId)).body).toMatchObject({ state: 'done' });
    expect((await kato.get(company)).body).toMatchObject({
      terms: { limits: { users: 50 }, options: [] },
      version: 2,
    });
    expect((await reduce(2, { ...less, limits: { users: 60 } })).body.code).toBe('contract-takes-nothing');
  });

  test('is not reduced as it was asked where it was changed between', async () => {
    const { requestId } = (await reduce(2, { limits: { users: 30 } })).body;
    expect((await change(mori, 2, { limits: { users: 80 }, corporateNumber: '1180301018771' })).status).toBe(
      200,
    );
    expect((await it.approve(mori, requestId)).body.code).toBe('request-outdated');
    expect((await kato.get(company)).body.terms.limits).toEqual({ users: 80 });
  });

  test('has its history, old → new with who and why, page by page', async () => {
    const first = (await mori.get(`${company}/contract-changes?limit=2`)).body;
    expect(first.items).toMatchObject([
      {
        version: 3,
        by: { id: 'op-mori', name: '森美咲' },
        reason,
        changes: [{ what: '利用者の上限', from: '50人', to: '80人' }],
      },
      { version: 2, by: { id: 'op-kato' }, reason: it.reason },
    ]);
    const rest = await mori.get(`${company}/contract-changes?limit=2&cursor=${first.nextCursor}`);
    expect(rest.body.items).toMatchObject([
      {
        version: 1,
        changes: [
          { what: '稼働状況の閲覧', from: 'なし', to: 'あり' },
          { what: '契約日', from: '記録なし', to: '2026-11-30' },
          { what: '利用開始日', from: '記録なし', to: '2026-12-01' },
        ],
      },
    ]);
    expect(rest.body.nextCursor).toBeUndefined();
  });

  test('leaves each act in the trail, with its reason (9.2.3, 12.4.1)', async () => {
    expect(await trailOf(it.demo.cloud, it.now())).toEqual(
      expect.arrayContaining([
        `op-kato contract.change tenant ${aobaKobo.tenantId} done ${reason}`,
        `op-kato contract.change tenant ${aobaKobo.tenantId} refused ${reason}`,
        `op-kato contract.reduce-asked tenant ${aobaKobo.tenantId} done ${it.reason}`,
      ]),
    );
  });
});
