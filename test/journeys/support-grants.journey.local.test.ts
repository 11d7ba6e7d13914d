import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftOf } from './claim-driver.ts';
import { requestIdAt } from './operator-driver.ts';
import { trailOf } from './operators-trail.ts';
import { openSupport, type Support } from './support-company.ts';

let it: Support;
let grantId: string;
beforeAll(async () => {
  it = await openSupport();
});
afterAll(() => it.demo.close());

const ofClaim = () => ({ params: { claimId: it.claim.id } });
const trail = async () =>
  (await trailOf(it.demo.cloud, it.now())).filter((line) => line.includes('support.'));

describe('9.2.3 a grant of support (O-02)', () => {
  test('is asked for with a reason, what is looked at, and hours', async () => {
    expect((await it.ask(it.at.kato, { reason: ' ' })).status).toBe(400);
    expect((await it.ask(it.at.kato, { hours: 25 })).body.fields[0].message).toBe('24時間以内にしてください');
    expect((await it.ask(it.at.kato, { parts: ['evidence'] })).body.fields[0].message).toBe(
      '証憑は「申請」とあわせて選択してください',
    );
    const { status, body } = await it.ask(it.at.kato);
    expect([status, body]).toMatchObject([201, { state: 'asked', hours: 2, isOwn: true }]);
    grantId = body.grantId;
  });

  test('shows nothing before it is given, and to nobody of the company but its administrators', async () => {
    expect(await it.view(it.at.kato, grantId, 'showClaim', ofClaim())).toMatchObject({
      status: 409,
      body: { code: 'grant-not-in-force' },
    });
    expect((await it.tanaka.get('/api/company/support-grants')).status).toBe(403);
    expect((await it.give(grantId, it.tanaka)).status).toBe(403);
    expect(await it.views(grantId)).toEqual([]);
  });

  test('is mailed to the administrators, with who, why, what and how long', async () => {
    await it.demo.cloud.catchUp();
    const [mail] = it.mailsTo('watanabe');
    expect(mail?.subject).toBe('サポートから閲覧の許可の依頼があります');
    expect(mail?.text).toContain('  担当者: 加藤');
    expect(mail?.text).toContain(
      '  範囲: 申請\n  時間: 2時間\n  理由:\n    申請が承認されないとのお問い合わせのため',
    );
    const tasks = (await it.at.watanabe.get('/api/company-tasks')).body.items;
    expect(tasks.find(({ kind }: any) => kind === 'support-asks')).toMatchObject({
      count: 1,
      examples: ['加藤誠：申請（2時間）'],
    });
    expect(it.mailsTo('tanaka').map(({ subject }) => subject)).not.toContain(mail?.subject);
  });

  test('bites with the next request once an administrator gave it', async () => {
    // Something else than what was read is not given.
    expect((await it.give(grantId, it.at.watanabe, { hours: 3 })).body.code).toBe('grant-decided');
    expect((await it.give(grantId, it.at.watanabe, { operatorName: '森' })).body.code).toBe('grant-decided');
    const { status, body } = await it.give(grantId);
    expect([status, body]).toMatchObject([200, { state: 'active', decidedByName: '渡辺直樹' }]);
    expect(Date.parse(body.until) - Date.parse(body.decidedAt)).toBe(7_200_000);
    // Sent again after its answer was lost.
    expect((await it.give(grantId)).body.until).toBe(body.until);
    const seen = await it.view(it.at.kato, grantId, 'showClaim', ofClaim());
    expect(seen.status).toBe(200);
    expect(seen.body.answer).toMatchObject({ title: '大阪への出張', status: 'submitted' });
    const timeline = await it.view(it.at.kato, grantId, 'showTimeline', ofClaim());
    expect(timeline.body.answer.items.length).toBeGreaterThan(0);
    const search = { query: { from: '2026-01-01', to: '2026-12-31' } };
    expect((await it.view(it.at.kato, grantId, 'searchClaims', search)).status).toBe(200);
  });

  test('opens what was asked for alone, and to him alone who asked', async () => {
    expect((await it.view(it.at.kato, grantId, 'listItems')).body.code).toBe('part-not-granted');
    const ofReceipt = { params: { evidenceId: it.evidenceId } };
    expect((await it.view(it.at.kato, grantId, 'showEvidence', ofReceipt)).body.code).toBe(
      'part-not-granted',
    );
    expect((await it.view(it.at.mori, grantId, 'showClaim', ofClaim())).status).toBe(403);
    expect(
      (await it.view(it.at.kato, grantId, 'showClaim', { params: { claimId: `01J${'Q'.repeat(23)}` } }))
        .status,
    ).toBe(404);
    expect((await it.view(it.at.kato, grantId, 'showClaim', { params: {}, more: 1 })).status).toBe(400);
    // What is told to the company is what was read: no other words stand beside it.
    for (const beside of [{ claimId: `01J${'Q'.repeat(23)}` }, { text: '交通費' }])
      expect(
        (await it.view(it.at.kato, grantId, 'showClaim', { ...ofClaim(), query: beside })).body.code,
      ).toBe('input-malformed');
  });

  test('12.4.1 leaves each view in the company’s list and audit, and in the operators’ trail', async () => {
    const views = await it.views(grantId);
    const shown = views.map(({ what }: { readonly what: string }) => what);
    // Also what was tried and not there.
    expect(shown).toEqual(expect.arrayContaining(['申請を表示する', '申請を表示する（該当なし）']));
    expect(views.at(-1).asked).toEqual({ claimId: it.claim.id });
    await it.demo.cloud.catchUp();
    const audit = await it.companyAudit();
    expect(audit).toContain(`op-kato support.ask grant ${grantId}`);
    expect(audit).toContain(`${it.at.watanabe.userId} support.give grant ${grantId}`);
    expect(audit).toContain(`op-kato support.view grant ${grantId} showClaim`);
    const told = await trail();
    const place = `grant ${grantId} tenant ${it.tenantId}`;
    expect(told).toContain(`op-kato support.ask ${place} done 申請が承認されないとのお問い合わせのため`);
    expect(told).toContain(`${it.at.watanabe.userId} support.give ${place} done`);
    expect(told).toContain(`op-kato support.view ${place} showClaim done`);
    expect(told).toContain(`op-kato support.view ${place} listItems refused`);
  });

  test('stops with the next request when the company takes it back', async () => {
    expect((await it.refuse(grantId)).body).toMatchObject({
      state: 'withdrawn',
      withdrawnByName: '渡辺直樹',
    });
    expect((await it.view(it.at.kato, grantId, 'showClaim', ofClaim())).body.code).toBe('grant-not-in-force');
    expect((await it.give(grantId)).body.code).toBe('grant-decided');
    await it.demo.cloud.catchUp();
    expect(it.mailsTo('watanabe').map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['サポートに閲覧を許可しました', 'サポートの閲覧の許可を取り消しました']),
    );
  });

  test('is refused, and then cannot be given', async () => {
    const { body } = await it.ask(it.at.kato);
    expect((await it.refuse(body.grantId)).body.state).toBe('refused');
    expect((await it.give(body.grantId)).body.code).toBe('grant-decided');
    expect((await it.view(it.at.kato, body.grantId, 'showClaim', ofClaim())).body.code).toBe(
      'grant-not-in-force',
    );
  });

  test('ends by the clock of whoever judges, and the administrators are told', async () => {
    const asks = { parts: ['claims', 'masters', 'evidence'], hours: 1 };
    // An id that is a person's is none of a grant.
    const odd = await it.ask(it.at.kato, { ...asks, grantId: it.tanaka.userId });
    expect([odd.status, odd.body.fields[0].path]).toEqual([400, 'grantId']);
    const asked = (await it.ask(it.at.kato, asks)).body;
    const draft = (await it.tanaka.post('/api/claims', draftOf({ lines: [] }))).body;
    expect((await it.give(asked.grantId)).status).toBe(200);
    const ofDraft = { params: { claimId: draft.id } };
    expect((await it.view(it.at.kato, asked.grantId, 'showClaim', ofDraft)).status).toBe(404);
    for (const reading of ['listSettings', 'showCompany', 'showApproval', 'showRoutes'])
      expect([reading, (await it.view(it.at.kato, asked.grantId, reading)).status]).toEqual([reading, 200]);
    for (const reading of ['listDepartments', 'listItems', 'listAccounts'])
      expect([reading, (await it.view(it.at.kato, asked.grantId, reading)).status]).toEqual([reading, 200]);
    const receipt = await it.view(it.at.kato, asked.grantId, 'showEvidence', {
      params: { evidenceId: it.evidenceId },
    });
    expect(receipt.status).toBe(200);
    expect((await fetch(receipt.body.answer.viewUrl)).status).toBe(200);

    await it.demo.cloud.catchUp();
    await it.laterAtWork(61);
    expect((await it.view(it.at.kato, asked.grantId, 'listItems')).body.code).toBe('grant-not-in-force');
    const over = (await it.grants()).find((one: any) => one.grantId === asked.grantId);
    expect(over.state).toBe('over');
    await it.demo.cloud.catchUp();
    expect(it.mailsTo('watanabe')[0]?.subject).toBe('サポートの閲覧の期間が終わりました');
    expect(await trail()).toContain(`- support.over grant ${asked.grantId} tenant ${it.tenantId} done`);
  });

  test('is ended by the operators too, whoever of them asked', async () => {
    const { body } = await it.ask(it.at.kato);
    const end = { reason: '解決したため' };
    expect((await it.at.mori.post(`${it.path}/${body.grantId}/end`, end)).body.state).toBe('ended');
    expect((await it.at.mori.post(`${it.path}/${body.grantId}/end`, end)).body.code).toBe('grant-over');
    expect((await it.give(body.grantId)).body.code).toBe('grant-decided');
    const { items } = (await it.at.kato.get('/operator/support-grants')).body;
    expect(items[0]).toMatchObject({ grantId: body.grantId, state: 'ended', isOwn: true });
    expect(JSON.stringify(items)).not.toContain('渡辺');
  });

  test('waits with few others of the same company', async () => {
    // At once: each is judged after the one before it.
    const asked = await Promise.all([1, 2, 3, 4].map(() => it.ask(it.at.kato)));
    expect(asked.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      201, 201, 201, 409,
    ]);
    expect((await it.ask(it.at.kato)).body.code).toBe('grants-many');
  });

  test('ends with the use of its company, and does not come back with it', async () => {
    const { grantId: last } = (await it.grants()).find(({ state }: any) => state === 'asked');
    expect((await it.give(last)).status).toBe(200);
    expect((await it.view(it.at.kato, last, 'showClaim', ofClaim())).status).toBe(200);
    const byTwo = async (act: 'suspension' | 'resumption') => {
      const requestId = requestIdAt(it.now());
      const path = `/operator/tenants/${it.tenantId}/${act}`;
      expect((await it.at.kato.post(path, { requestId, reason: '訓練のため' })).status).toBe(201);
      expect((await it.approve(it.at.mori, requestId)).status).toBe(200);
    };
    await byTwo('suspension');
    expect((await it.view(it.at.kato, last, 'showClaim', ofClaim())).body.code).toBe('grant-not-in-force');
    const { items } = (await it.at.kato.get('/operator/support-grants')).body;
    expect(items.filter(({ state }: any) => state === 'asked' || state === 'active')).toEqual([]);
    await byTwo('resumption');
    expect((await it.view(it.at.kato, last, 'showClaim', ofClaim())).body.code).toBe('grant-not-in-force');
  });
});
