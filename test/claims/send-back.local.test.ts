import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minato } from '#local/seed/minato.ts';
import { approvedByApp, votedByApp } from '#test/builders/approved-by-app.ts';
import { askApp, doneByApp, startCompany } from '#test/builders/asked-app.ts';
import { changedPerson } from '#test/builders/changed-person.ts';
import { actorOf } from '#test/builders/claims.ts';
import { newUlid } from '#test/journeys/person.ts';

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  services = await startCompany({ approval: { fallbackApproverId: actorOf('鈴木一郎').userId } });
});
afterAll(() => services.close());

const applicant = { kind: 'applicant' };
const toStep = (step: number) => ({ kind: 'step', step });
const sendBack = (
  { id, version }: any,
  to: unknown,
  { by = '高橋美咲', key = newUlid(), ...difference }: Readonly<Record<string, any>> = {},
) =>
  askApp('POST /api/claims/{claimId}/send-backs', {
    id,
    by,
    key,
    body: { to, reason: '科目を確認', expectedVersion: version, ...difference },
  });
const inboxOf = async (by: string, id: string): Promise<readonly any[]> =>
  (await doneByApp('GET /api/inbox', { by, query: { limit: '100' } })).items.filter(
    ({ claimId }: any) => claimId === id,
  );
const timelineOf = async (id: string): Promise<readonly any[]> =>
  (await doneByApp('GET /api/claims/{claimId}/timeline', { id })).items;
const edit = (claim: any, by = '田中花子') =>
  askApp('PUT /api/claims/{claimId}', {
    id: claim.id,
    by,
    body: {
      title: '大阪出張',
      departmentId: 'sales-1',
      lines: claim.lines,
      expectedVersion: claim.version,
    },
  });

describe('sending back after the last step', () => {
  test('to a step: same edition, its people find it again, later votes are void for everybody who reads it', async () => {
    const claim = await approvedByApp();
    expect(claim).toMatchObject({ status: 'approved', edition: 1 });
    const { status, body } = await sendBack(claim, toStep(1));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'submitted',
      edition: 1,
      version: claim.version + 1,
      number: claim.number,
      route: {
        step: 1,
        steps: [
          { passed: { byName: '佐藤健一' } },
          { voided: [{ byName: '高橋美咲' }] },
          { voided: [{ byName: '伊藤誠' }] },
        ],
      },
      verdict: claim.verdict,
    });
    expect(body).not.toHaveProperty('approvedAt');
    const inboxes = await Promise.all(
      ['佐藤健一', '高橋美咲', '中村翔', '伊藤誠'].map((name) => inboxOf(name, claim.id)),
    );
    expect(inboxes.map(({ length }) => length)).toEqual([0, 1, 1, 0]);
    expect(inboxes[1]?.[0]).toMatchObject({ step: 1, stepName: '経理担当', warnings: 0 });
    expect((await timelineOf(claim.id)).map((item) => [item.act, item.isVoid ?? false])).toEqual([
      ['create', false],
      ['submit', false],
      ['approve', false],
      ['approve', true],
      ['approve', true],
      ['send-back-approved', false],
    ]);
    expect((await timelineOf(claim.id)).at(-1)).toEqual({
      at: expect.any(String),
      byName: '高橋美咲',
      act: 'send-back-approved',
      edition: 1,
      reason: '科目を確認',
      toStep: '経理担当',
    });

    const again = await votedByApp(body, ['中村翔', '伊藤誠']);
    expect(again).toMatchObject({ status: 'approved', edition: 1, verdict: { total: 29_440 } });
    const confirmation = { id: claim.id, by: '高橋美咲', body: { expectedVersion: again.version } };
    const posted = await doneByApp('POST /api/claims/{claimId}/confirmation', confirmation);
    expect(posted.entries).toHaveLength(1);
    expect(posted.route.steps[1]).toMatchObject({
      passed: { byName: '中村翔' },
      voided: [{ byName: '高橋美咲' }],
    });
  });

  test('to the applicant: the next edition, editable again, and submitted anew from the first step', async () => {
    const claim = await approvedByApp();
    const { body } = await sendBack(claim, applicant);
    expect(body).toMatchObject({
      status: 'returned',
      edition: 2,
      number: claim.number,
      returned: { byName: '高橋美咲', reason: '科目を確認' },
      allowed: { sendBack: false },
    });
    expect(body).not.toHaveProperty('route');
    const own = await doneByApp('GET /api/claims/{claimId}', { id: claim.id });
    const saved = (await edit(own)).body;
    const anew = { id: claim.id, body: { expectedVersion: saved.version } };
    const submitted = await doneByApp('POST /api/claims/{claimId}/submission', anew);
    expect(submitted).toMatchObject({ edition: 2, number: claim.number, route: { step: 0 } });
    // Nothing of the edition before warns of itself.
    expect(submitted.verdict.lines[0].findings).toEqual([]);
    expect(submitted.route.steps[0]).not.toHaveProperty('voided');
    expect((await votedByApp(submitted)).status).toBe('approved');
  });

  test('is one deed, however often it is sent', async () => {
    const claim = await approvedByApp();
    const key = newUlid();
    const first = await sendBack(claim, toStep(0), { key });
    expect(await sendBack(claim, toStep(0), { key })).toEqual(first);
    expect(await sendBack(claim, toStep(1), { key })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect(await timelineOf(claim.id)).toHaveLength(6);
  });

  test.each([
    ['the applicant', '田中花子', 403, 'not-allowed'],
    ['an approver of its route', '佐藤健一', 403, 'not-allowed'],
    ['監査, who reads everything', '山本恵', 403, 'not-allowed'],
  ])('is refused to %s', async (_who, by, status, code) => {
    const claim = await approvedByApp();
    expect(await sendBack(claim, applicant, { by })).toMatchObject({ status, body: { code } });
    expect((await doneByApp('GET /api/claims/{claimId}', { id: claim.id })).version).toBe(claim.version);
  });

  test('is refused to 経理 on a claim of his own', async () => {
    const draft = { id: newUlid(), title: '交通費', departmentId: 'accounting', lines: [] };
    const { id, version } = await doneByApp('POST /api/claims', { by: '高橋美咲', body: draft });
    expect(await sendBack({ id, version }, applicant)).toMatchObject({ status: 403 });
  });

  test.each([
    ['a blank reason', toStep(0), { reason: ' ' }, 400, 'input-malformed'],
    ['a step that is none', toStep(3), {}, 400, 'input-malformed'],
    ['another version', toStep(0), { expectedVersion: 1 }, 409, 'claim-changed-meanwhile'],
  ])('is refused for %s', async (_why, to, difference, status, code) => {
    expect(await sendBack(await approvedByApp(), to, difference)).toMatchObject({ status, body: { code } });
  });

  test('is told where it lost against a confirmation, and nothing of it is written', async () => {
    const claim = await approvedByApp();
    const confirm = { id: claim.id, by: '高橋美咲', body: { expectedVersion: claim.version } };
    const answers = await Promise.all([
      askApp('POST /api/claims/{claimId}/confirmation', confirm),
      sendBack(claim, toStep(0), { by: '伊藤誠' }),
      sendBack(claim, applicant, { by: '中村翔' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
    const after = await doneByApp('GET /api/claims/{claimId}', { id: claim.id, by: '高橋美咲' });
    expect(after.version).toBe(claim.version + 1);
    const waiting = await Promise.all(['佐藤健一'].map((name) => inboxOf(name, claim.id)));
    expect(waiting[0]?.length).toBe(after.status === 'submitted' ? 1 : 0);
    expect(await timelineOf(claim.id)).toHaveLength(6);
  });
});

describe('sending back, killed at any call and sent again', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7])('happens once (after %i calls)', async (calls) => {
    for (const to of [toStep(1), applicant]) {
      // oxlint-disable-next-line no-await-in-loop -- the faults are of one process
      const claim = await approvedByApp();
      const key = newUlid();
      services.faults.crashAfter(calls);
      // oxlint-disable-next-line no-await-in-loop
      await sendBack(claim, to, { key });
      services.faults.clear();
      // oxlint-disable-next-line no-await-in-loop
      const { status, body } = await sendBack(claim, to, { key });
      expect([status, body.version]).toEqual([200, claim.version + 1]);
      // oxlint-disable-next-line no-await-in-loop
      const deeds = (await timelineOf(claim.id)).map(({ act }) => act);
      expect(deeds.filter((act) => act === 'send-back-approved')).toHaveLength(1);
      // oxlint-disable-next-line no-await-in-loop
      expect(await inboxOf('中村翔', claim.id)).toHaveLength(to === applicant ? 0 : 1);
    }
  });
});

describe('sending back when people have left', () => {
  const change = (name: string, isActive: boolean) =>
    changedPerson(minato.tenantId, actorOf(name).userId, { isActive });

  test('asks those who stay; where nobody of a step does, tells the administrators and changes nothing', async () => {
    const claim = await approvedByApp();
    await change('中村翔', false);
    const { body } = await sendBack(claim, toStep(1));
    expect(body.route.steps[1].approverNames).toEqual(['高橋美咲']);
    expect(await inboxOf('中村翔', claim.id)).toEqual([]);

    const other = await approvedByApp();
    await change('伊藤誠', false);
    await change('鈴木一郎', false);
    expect(await sendBack(other, toStep(1))).toMatchObject({
      status: 422,
      body: { code: 'route-has-nobody', step: '経理部長' },
    });
    expect(await inboxOf('渡辺直樹', other.id)).toMatchObject([{ kind: 'route-has-nobody' }]);
    expect((await doneByApp('GET /api/claims/{claimId}', { id: other.id })).status).toBe('approved');
    expect((await sendBack(other, applicant)).status).toBe(200);
    // oxlint-disable-next-line no-await-in-loop -- each raises the version of the settings
    for (const name of ['中村翔', '伊藤誠', '鈴木一郎']) await change(name, true);
  });

  test('asks the stand-in where nobody of a step is left', async () => {
    const claim = await approvedByApp();
    await change('伊藤誠', false);
    const { body } = await sendBack(claim, toStep(2));
    expect(body.route.steps[2]).toMatchObject({ approverNames: ['鈴木一郎'], isStandIn: true });
    expect(await inboxOf('鈴木一郎', claim.id)).toHaveLength(1);
    expect((await votedByApp(body, ['鈴木一郎'])).status).toBe('approved');
    await change('伊藤誠', true);
  });
});
