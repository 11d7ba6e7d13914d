import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ClaimId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { submitted } from '#test/builders/submitted-claims.ts';
import { tanaka, watanabe } from '#test/builders/tenant-plane.ts';
import { newUlid } from '#test/journeys/person.ts';
import { claimHeader } from '#rows/claims.ts';
import { person } from '#rows/people.ts';
import { fileOf, header, manyPeople, openPeople, rowOf } from './people-company.ts';

let company: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  company = await openPeople();
});
beforeEach(() => {
  keptLog();
  company.door.faults.clear();
});
afterAll(() => company.door.close());

const grants = { 'users.read': 'company', 'users.keep': 'company' };
const role = { id: 'r01j0000000000000000000000p', name: '人事', grants };
const byTanaka = { userId: tanaka, name: '田中花子' };
/** 田中, who keeps people and nothing else. */
const clerk = {
  ...byTanaka,
  roles: role.id,
  access: JSON.stringify({ roles: [role], switchedOff: [], refusedPairs: [] }),
};
const roles = 'サインインID,氏名,ロール';
const taken = async (rows: readonly string[], head = header): Promise<string> => {
  const wanted = await company.wanted(fileOf(rows, head));
  expect(await company.take(wanted)).toMatchObject({ status: 200 });
  return wanted.id;
};
const refused = async (importId: string, detail: string, options = {}) => {
  const answer = await company.undo(importId, newUlid(), options);
  expect(answer).toMatchObject({
    status: 409,
    body: { code: 'import-not-undoable', detail: expect.stringContaining(detail) },
  });
  return (await company.standing()).importing;
};
const undone = async (importId: string) =>
  expect(await company.undo(importId)).toMatchObject({ status: 200 });
const keep = async (userId: string, wanted: readonly string[], options = {}) => {
  const { version: expectedVersion } = (await company.ask(`GET /api/users/${userId}`)).body;
  const body = { roles: wanted, expectedVersion };
  expect(await company.ask(`PUT /api/users/${userId}/roles`, { ...options, body })).toMatchObject({
    status: 200,
  });
};
const tableOf = () =>
  tenantTableOf(company.door.tenantId, documentClientOf({ region: 'ap-northeast-1' }), {
    tenantDataTable: 'TenantData',
    auditTable: 'Audit',
  });

describe('an undo does no more than whoever does it may (0175)', () => {
  test('gives nobody the roles back that a file took from himself', async () => {
    await taken(['tanaka,田中花子,"申請者、経理"'], roles);
    const importId = await taken(['tanaka,田中花子,申請者'], roles);
    expect(await refused(importId, '自分のロールは、取込では変更できません', clerk)).toBeUndefined();
    await undone(importId);
    await keep(tanaka, ['applicant']);
  });

  test('takes access not from the last who keeps it', async () => {
    const importId = await taken(['tanaka,田中花子,"申請者、tenant-admin"'], roles);
    await keep(watanabe, ['applicant'], byTanaka);
    expect(await refused(importId, '最後の管理者です', byTanaka)).toBeUndefined();
    await keep(watanabe, ['applicant', 'tenant-admin'], byTanaka);
    await undone(importId);
  });

  test('puts nobody into a department that has ended since', async () => {
    const put = async (id: string, body: object) =>
      company.ask(`PUT /api/masters/departments/${id}`, { body });
    expect(
      await put('d-old', { states: [{ name: '旧部門', validFrom: '2020-04-01' }], expectedVersion: 0 }),
    ).toMatchObject({ status: 200 });
    await taken(['ended1,社員ended1,ended1@minato.example.jp,一般,d-old']);
    // From the same day on: he never was there.
    const importId = await taken(['ended1,社員ended1,sales-1'], 'サインインID,氏名,部門コード');
    const { version } = (await company.ask('GET /api/masters/departments/d-old')).body;
    const ended = await company.ask('POST /api/masters/departments/d-old/end', {
      body: { on: '2099-03-31', expectedVersion: version },
    });
    expect(ended).toMatchObject({ status: 200 });
    expect(await refused(importId, 'その期間に存在する部門を選んでください')).toBeUndefined();
  });

  test('withdraws nobody who may more', async () => {
    const importId = await taken([`${rowOf('more')},経理責任者`], `${header},ロール`);
    expect(
      await refused(importId, '社員moreさん（more）は、あなたにない権限を持っています', clerk),
    ).toBeUndefined();
    await undone(importId);
  });
});

describe('an undo takes nobody away', () => {
  const waiting = async (userId: string) => {
    const claim = submitted();
    const id = ulidAt('2026-11-30T03:00:00.000Z' as Instant) as ClaimId;
    const steps = claim.route.steps.map((step) => ({
      ...step,
      approvers: [{ userId: userId as UserId, name: '森' }],
    }));
    const doc = { ...claim, id, route: { ...claim.route, steps } };
    const { applicantId, applicantName, departmentName, title, status, version, updatedAt } = doc;
    const facts = {
      claimId: id,
      applicantId,
      applicantName,
      departmentName,
      title,
      status,
      version,
      updatedAt,
    };
    const row = claimHeader.row(
      { claimId: id },
      { ...facts, total: 1_000, tax: 90, acts: [], doc },
      {
        GSI1: { applicantId, draftOrder: id },
        GSI2: { claimStatus: 'submitted', at: updatedAt, claimId: id },
      },
    );
    await tableOf().transact({ row: { kind: 'put', ...row } });
    return async () => tableOf().transact({ row: { kind: 'delete', key: row.key } });
  };

  test('whom a claim under way asks, now or later', async () => {
    const importId = await taken(manyPeople(2, 'asked'));
    const [mori] = await company.find('asked-0002');
    const over = await waiting(mori.id);
    expect(
      await refused(importId, '社員asked-0002さん（asked-0002）には、承認待ちの申請があります'),
    ).toBeUndefined();
    expect(await company.find('社員asked')).toHaveLength(2);
    await over();
    await undone(importId);
    expect(await company.find('社員asked')).toEqual([]);
  });

  test('by halves: killed anywhere it is done or is not, and is given up before it is decided', async () => {
    for (let calls = 6; calls < 30; calls += 3) {
      const importId = await taken(manyPeople(3, `half${calls}`));
      const id = newUlid();
      company.door.faults.crashAfter(calls);
      await company.undo(importId, id);
      company.door.faults.clear();
      expect([0, 3]).toContain((await company.find(`社員half${calls}`)).length);
      // Decided or not: it is over either way.
      await company.giveUp(id);
      expect((await company.standing()).importing).toBeUndefined();
      await company.undo(importId);
      expect(await company.find(`社員half${calls}`)).toEqual([]);
      expect((await company.standing()).importing).toBeUndefined();
    }
  });
});

test('a decided import ends, whoever wrote a row of it since', async () => {
  const importId = newUlid();
  const wanted = await company.wanted(fileOf(['tanaka,田中花恵'], 'サインインID,氏名'), importId);
  for (let calls = 8; ; calls += 1) {
    company.door.faults.crashAfter(calls);
    const answer = await company.take(wanted);
    company.door.faults.clear();
    if ((await company.standing()).importing?.isDecided === true) break;
    expect(answer.status).not.toBe(200);
  }
  const key = person.key({ userId: tanaka as UserId });
  const row = await tableOf().get(key, { consistent: true });
  const { doc, version = 1 } = person.read(row ?? {});
  const change = person.change({ set: { doc: { ...doc, kana: 'たなか' }, version: version + 1 } });
  await tableOf().transact({ person: { kind: 'update', key, change } });
  expect(await company.take(wanted)).toMatchObject({ status: 200, body: { changed: 1 } });
  expect((await company.ask(`GET /api/users/${tanaka}`)).body).toMatchObject({
    name: '田中花恵',
    kana: 'たなか',
  });
});
