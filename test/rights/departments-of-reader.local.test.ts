import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import { namesIn } from '#contract/shapes/path-names.ts';
import { isClaimId, isEvidenceId, isUserId } from '#domain/kernel/ids.ts';
import { isInstant } from '#domain/kernel/time.ts';
import { allRights, rightFacts } from '#domain/rights/grants.ts';
import type { Grants } from '#domain/rights/roles.ts';
import type { Post } from '#domain/tenants/masters.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { personWrite } from '#lambdas/settings/people-store.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { minato } from '#local/seed/minato.ts';
import { evidenceRecord } from '#rows/evidence.ts';
import { askApp, doneByApp, startCompany } from '#test/builders/asked-app.ts';
import { known } from '#test/builders/claims.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { madeIds } from '#test/contract/made-ids.ts';
import { validRequest } from '#test/contract/valid-request.ts';
import { newUlid } from '#test/journeys/person.ts';

/** 部長 of 営業部 and 企画部, and on the route of none of these claims. */
const suzuki = '鈴木一郎';
const byDepartment: Grants = { 'claims.read': 'department' };
/** Whatever else he may do, he does it to nothing that he may not see. */
const allBut: Grants = {
  ...Object.fromEntries(allRights.map((right) => [right, rightFacts(right).scopes.at(-1)])),
  ...byDepartment,
};
const asked = { by: suzuki, rights: byDepartment };

let services: Awaited<ReturnType<typeof startCompany>>;
let inside: any;
let outside: any;
let withoutDepartment: any;

const table = () =>
  tenantTableOf(minato.tenantId, documentClientOf({ region: 'ap-northeast-1' }), {
    tenantDataTable: 'TenantData',
    auditTable: 'Audit',
  });

const sent = async (by: string, departmentId: string, title: string) => {
  const body = { id: newUlid(), title, departmentId, lines: [shinkansen()] };
  const draft = await doneByApp('POST /api/claims', { by, body });
  return doneByApp('POST /api/claims/{claimId}/submission', {
    by,
    id: draft.id,
    body: { expectedVersion: draft.version },
  });
};

const keepEvidence = (claim: any) =>
  table().transact({
    record: {
      kind: 'put',
      ...evidenceRecord.row(
        { evidenceId: known(isEvidenceId, madeIds.evidenceId) },
        {
          status: 'stored',
          doc: {
            id: known(isEvidenceId, madeIds.evidenceId),
            claimId: known(isClaimId, claim.id),
            ownerId: known(isUserId, claim.applicant.id),
            fileName: '領収書.png',
            contentType: 'image/png',
            size: 1,
            sha256: '0'.repeat(64),
            reservedAt: known(isInstant, '2026-05-12T01:00:00.000Z'),
            storedAt: known(isInstant, '2026-05-12T01:00:00.000Z'),
          },
        },
      ),
    },
  });

beforeAll(async () => {
  services = await startCompany();
  inside = await sent('田中花子', 'sales-1', '営業一課の出張');
  outside = await sent('中村翔', 'accounting', '経理部の出張');
  await keepEvidence(outside);
  const draft = { id: newUlid(), title: '下書き', departmentId: 'sales-1', lines: [] };
  withoutDepartment = await doneByApp('POST /api/claims', { by: '田中花子', body: draft });
});
afterAll(() => services.close());

const period = { from: '2026-01-01', to: '2026-12-31' };
const show = async ({ id }: { id: string }, more = asked) =>
  (await askApp('GET /api/claims/{claimId}', { ...more, id })).status;

describe('8.2.2 whoever reads the claims of his departments', () => {
  test('sees those below them, and no other, and no draft', async () => {
    expect([await show(inside), await show(outside), await show(withoutDepartment)]).toEqual([200, 404, 404]);
  });

  test('sees nothing of anybody else by a right to his own', async () => {
    const own = { ...asked, rights: { 'claims.read': 'own' } } as const;
    expect(await show(inside, own)).toBe(404);
  });

  const ofOne = tenantContracts.filter(({ contract: { path } }) =>
    namesIn(path).some((name) => name === 'claimId' || name === 'evidenceId'),
  );
  test.each(ofOne.map((listed) => [listed.key, listed] as const))(
    'is told by %s that there is no claim outside of them',
    async (key, listed) => {
      expect(ofOne.length).toBeGreaterThan(15);
      const { params, body, query } = validRequest(listed);
      const ids = { ...params, ...('claimId' in params ? { claimId: outside.id } : {}) };
      const answer = await askApp(key, { by: suzuki, rights: allBut, params: ids, body, query });
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    },
  );

  const lists = tenantContracts.filter(
    ({ contract: { path, method, may, function: of } }) =>
      method === 'GET' &&
      of === 'tenant-app' &&
      namesIn(path).length === 0 &&
      (may === 'claims.read' || may === 'everybody'),
  );
  test.each(lists.map((listed) => [listed.key, listed] as const))(
    'finds in %s nothing of it',
    async (key, listed) => {
      const names = Object.keys(Object(listed.contract.query).entries ?? {});
      const query = Object.fromEntries(Object.entries(period).filter(([name]) => names.includes(name)));
      const { status, text } = await askApp(key, { ...asked, query });
      expect([key, status]).toEqual([key, 200]);
      for (const part of [outside.id, outside.number, '経理部の出張']) expect(text).not.toContain(part);
    },
  );

  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['the period', {}, 1],
    ['a department above his', { departmentId: 'sales' }, 1],
    ['a department that is not his', { departmentId: 'accounting' }, 0],
    ['a person of another department', { applicantId: '' }, 0],
    ['words of both', { text: '出張' }, 1],
    ['the amount', { least: '1' }, 1],
  ])('counts, sums and writes by %s only what he may see', async (_what, conditions, count) => {
    const others = 'applicantId' in conditions ? { applicantId: outside.applicant.id } : conditions;
    const query = { ...period, ...others };
    const found = await doneByApp('GET /api/claim-search', { ...asked, query });
    expect(found.items.map(({ claimId }: any) => claimId)).toEqual(count === 0 ? [] : [inside.id]);
    expect(found.totals).toMatchObject({ count, total: count * 29_440 });
    expect(found.byStatus.submitted).toBe(count);
    const { text } = await doneByApp('GET /api/claim-search/file', { ...asked, query });
    expect(text.trimEnd().split('\r\n')).toHaveLength(1 + count);
  });

  test('and 経理 goes on finding both', async () => {
    const found = await doneByApp('GET /api/claim-search', { by: '高橋美咲', query: period });
    expect(found.totals.count).toBe(2);
  });

  test('finds at the next request what his new department has, and his old one’s no more', async () => {
    const user = minato.masters.users.find(({ name }) => name === suzuki);
    if (user === undefined) throw new Error('nobody of the demo company');
    const held = (departmentId: string): readonly Post[] => [
      { departmentId, position: 'head', isPrimary: true, validFrom: '2020-04-01' as Post['validFrom'] },
    ];
    const move = async (departmentId: string, to: number) => {
      const person = personWrite(
        { user: { ...user, posts: held(departmentId) }, email: 'v1.1.as.it.is' },
        to - 1,
      );
      const outcome = await table().transact({ person, ...settingsVersionWrites(to, to - 1) });
      expect(outcome.stored).toBe(true);
    };
    await move('accounting', 2);
    expect([await show(inside), await show(outside)]).toEqual([404, 200]);
    const { items } = await doneByApp('GET /api/claim-search', { ...asked, query: period });
    expect(items.map(({ title }: any) => title)).toEqual(['経理部の出張']);
    await move('administration', 3);
    expect([await show(inside), await show(outside)]).toEqual([404, 404]);
  });
});
