import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approvedByApp, submittedByApp, votedByApp } from '#test/builders/approved-by-app.ts';
import { askApp, doneByApp, startCompany } from '#test/builders/asked-app.ts';
import {
  check,
  confirm,
  correct,
  correctionsIn,
  debitsOf,
  notDeducted,
  read,
  sendBack,
  timelineOf,
  toWelfare,
} from '#test/builders/corrections-by-app.ts';
import { newUlid } from '#test/journeys/person.ts';

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  services = await startCompany();
});
afterAll(() => services.close());

describe('K-12 correcting a line of an approved claim', () => {
  test('keeps the votes, tells everybody who reads it old and new, and is what the confirmation posts', async () => {
    const claim = await approvedByApp();
    expect(debitsOf(await read(claim.id))).toEqual(['旅費交通費 26764 P10Q', '仮払消費税 2676 P10Q']);
    const { status, body } = await correct(claim, notDeducted, { reason: '控除対象外のため' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'approved',
      version: claim.version + 1,
      edition: 1,
      approvedAt: claim.approvedAt,
      route: claim.route,
      corrections: [{ lineId: '1', taxCodes: [{ part: 0, taxCode: 'P10N' }] }],
      verdict: { total: 29_440, tax: 0, payable: 29_440, canSubmit: true },
    });
    expect(debitsOf(body)).toEqual(['旅費交通費 29440 P10N']);
    expect(body.lines).toEqual(claim.lines);

    for (const by of ['田中花子', '佐藤健一', '伊藤誠', '山本恵']) {
      // oxlint-disable-next-line no-await-in-loop
      const told = (await timelineOf(claim.id, by)).at(-1);
      expect(told).toEqual({
        at: expect.any(String),
        byName: '高橋美咲',
        act: 'correct',
        edition: 1,
        reason: '控除対象外のため',
        changes: [
          {
            lineId: '1',
            lineNumber: 1,
            field: 'taxCode',
            part: 0,
            before: { code: 'P10Q', name: '課税仕入10% 適格' },
            after: { code: 'P10N', name: '課税仕入10% 控除不可' },
          },
        ],
      });
      // oxlint-disable-next-line no-await-in-loop
      expect((await read(claim.id, by)).corrections).toEqual(body.corrections);
    }

    const again = await correct(body, toWelfare, { by: '伊藤誠' });
    expect(again.body.corrections).toEqual([
      {
        lineId: '1',
        account: { code: '712', name: '福利厚生費' },
        taxCodes: [{ part: 0, taxCode: 'P10N' }],
      },
    ]);
    const posted = await confirm(again.body);
    expect(debitsOf(posted.body)).toEqual(['福利厚生費 29440 P10N']);
    expect((await correct(posted.body, notDeducted)).body).toMatchObject({
      status: 409,
      code: 'already-processed',
    });
    expect(await correctionsIn(claim.id)).toHaveLength(2);
  });

  test('while a step is open: its people read of the warnings that there are now, and vote on what they see', async () => {
    const claim = await submittedByApp();
    const inboxOf = async () =>
      (await doneByApp('GET /api/inbox', { by: '佐藤健一', query: { limit: '100' } })).items.filter(
        ({ claimId }: any) => claimId === claim.id,
      );
    expect(await inboxOf()).toMatchObject([{ warnings: 0 }]);
    const corrected = (await correct(claim, [{ lineId: '1', itemCode: 'vending' }])).body;
    const warned = corrected.verdict.lines[0].findings.filter(({ severity }: any) => severity === 'warn');
    expect(warned.length).toBeGreaterThan(0);
    expect(await inboxOf()).toMatchObject([{ warnings: warned.length }]);
    const late = {
      id: claim.id,
      by: '佐藤健一',
      body: { kind: 'approve', from: 'opened', step: 0, expectedVersion: claim.version },
    };
    expect(await askApp('POST /api/claims/{claimId}/votes', late)).toMatchObject({
      status: 409,
      body: { code: 'claim-changed-meanwhile' },
    });
    expect((await votedByApp(corrected)).status).toBe('approved');
  });

  test('is checked before, by the same decision, and nothing of it is written', async () => {
    const claim = await approvedByApp();
    const { status, body } = await check(claim, notDeducted);
    expect(status).toBe(200);
    expect(debitsOf({ entries: body.entries.before })).toEqual([
      '旅費交通費 26764 P10Q',
      '仮払消費税 2676 P10Q',
    ]);
    expect(debitsOf({ entries: body.entries.after })).toEqual(['旅費交通費 29440 P10N']);
    expect(body.changes).toHaveLength(1);
    expect(body.warnings).toEqual([]);
    expect(await read(claim.id)).toMatchObject({ version: claim.version });
    expect((await correct(claim, notDeducted)).body.version).toBe(claim.version + 1);
  });

  test('offers what can be chosen: this company’s masters, and for each line the codes of its day', async () => {
    const claim = await approvedByApp();
    await correct(claim, toWelfare);
    const form = await doneByApp('GET /api/claims/{claimId}/correction-form', {
      id: claim.id,
      by: '高橋美咲',
    });
    expect(form.closedThrough).toBe('2026-03');
    expect(form.accounts.map(({ code }: any) => code)).not.toContain('318');
    expect(form.accounts).toContainEqual({ code: '712', name: '福利厚生費' });
    expect(form.items).toContainEqual(expect.objectContaining({ code: 'meeting', name: '会議費' }));
    expect(form.departments).toContainEqual(expect.objectContaining({ code: 'planning', name: '企画部' }));
    const [line] = form.lines;
    expect(line.taxCodes.map(({ code }: any) => code).join(' ')).toBe(
      'P10Q P10T80 P10N P08Q P08T80 P08N P08O P08OT80 P08ON NT OT',
    );
    expect(line.values.map(({ field, shown }: any) => [field, shown.name])).toEqual([
      ['item', '電車'],
      ['account', '福利厚生費'],
      ['subAccount', ''],
      ['department', '営業一課'],
      ['taxCode', '課税仕入10% 適格'],
      ['postedOn', expect.any(String)],
    ]);
    expect(line.correction).toEqual({ lineId: '1', account: { code: '712', name: '福利厚生費' } });
  });

  test('is one deed, however often it is sent', async () => {
    const claim = await approvedByApp();
    const key = newUlid();
    const first = await correct(claim, notDeducted, { key });
    expect(await correct(claim, notDeducted, { key })).toEqual(first);
    expect(await correct(claim, toWelfare, { key })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect(await correctionsIn(claim.id)).toHaveLength(1);
  });

  test.each([
    ['the applicant', '田中花子', 403],
    ['an approver', '佐藤健一', 403],
    ['監査', '山本恵', 403],
    ['somebody who may not know of it', '小川葵', 403],
  ])('is refused to %s', async (_who, by, status) => {
    const claim = await approvedByApp();
    expect((await correct(claim, toWelfare, { by })).status).toBe(status);
    expect((await check(claim, toWelfare, { by })).status).toBe(status);
    const form = await askApp('GET /api/claims/{claimId}/correction-form', { id: claim.id, by });
    expect(form.status).toBe(status);
    expect(await read(claim.id)).toMatchObject({ version: claim.version });
  });

  test('is refused to 経理 on a claim of his own, and on what is not under way', async () => {
    const draft = { id: newUlid(), title: '交通費', departmentId: 'accounting', lines: [] };
    const own = await doneByApp('POST /api/claims', { by: '高橋美咲', body: draft });
    expect(await correct(own, toWelfare)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    const others = { ...draft, id: newUlid(), departmentId: 'sales-1' };
    expect((await correct(await doneByApp('POST /api/claims', { body: others }), toWelfare)).status).toBe(
      404,
    );
    const returned = await sendBack(await approvedByApp(), { kind: 'applicant' });
    expect((await correct(returned, toWelfare)).body).toMatchObject({ code: 'already-processed' });
  });

  test.each([
    [
      'a faulty choice',
      [{ lineId: '1', itemCode: 'x', departmentId: 'y' }],
      { status: 400, code: 'input-malformed', fields: [{ path: 'corrections.0.itemCode' }, {}] },
    ],
    [
      'a filed year',
      [{ lineId: '1', postedOn: '2025-12-31' }],
      { status: 400, fields: [{ path: 'corrections.0.postedOn' }] },
    ],
    [
      'a line that blocks',
      [{ lineId: '1', itemCode: 'entertainment' }],
      { status: 422, code: 'correction-blocked', fields: expect.arrayContaining([]) },
    ],
    ['nothing', [{ lineId: '1' }], { status: 422, code: 'correction-changes-nothing' }],
    ['an amount', [{ lineId: '1', amount: 1 }], { status: 400, fields: [{ path: 'corrections.0.amount' }] }],
    ['a receipt', [{ lineId: '1', evidenceIds: [] }], { status: 400, code: 'input-malformed' }],
    ['too many lines', Array.from({ length: 21 }, (_none, at) => ({ lineId: `${at}` })), { status: 400 }],
    ['no line', [], { status: 400 }],
  ])('is refused for %s, with the fields', async (_what, corrections, refused) => {
    const claim = await approvedByApp();
    expect((await correct(claim, corrections)).body).toMatchObject(refused);
    expect(await read(claim.id)).toMatchObject({ version: claim.version });
  });
});

describe('a corrected claim', () => {
  test('that goes back to a step keeps its corrections; the steps approve what counts', async () => {
    const corrected = (await correct(await approvedByApp(), notDeducted)).body;
    const reopened = await sendBack(corrected, { kind: 'step', step: 2 });
    expect(reopened).toMatchObject({ status: 'submitted', corrections: corrected.corrections });
    const again = await votedByApp(reopened, ['伊藤誠']);
    expect(debitsOf((await confirm(again)).body)).toEqual(['旅費交通費 29440 P10N']);
  });

  test.each(['returned', 'draft'])(
    'that becomes %s again is the applicant’s own: corrections stay with the edition that ended',
    async (status) => {
      const corrected = (await correct(await submittedByApp(), notDeducted)).body;
      const withdrawal = { id: corrected.id, body: { expectedVersion: corrected.version } };
      const after =
        status === 'draft'
          ? await doneByApp('POST /api/claims/{claimId}/withdrawal', withdrawal)
          : await sendBack(await votedByApp(corrected), { kind: 'applicant' });
      expect(after).toMatchObject({ status, edition: 2 });
      expect(after).not.toHaveProperty('corrections');
      expect(after.verdict.lines[0].parts).toMatchObject([{ taxCode: 'P10Q' }]);
      const anew = await doneByApp('POST /api/claims/{claimId}/submission', {
        id: after.id,
        body: { expectedVersion: after.version },
      });
      expect(anew).not.toHaveProperty('corrections');
      expect(anew.verdict.tax).toBe(2_676);
      expect(await correctionsIn(after.id)).toMatchObject([{ edition: 1 }]);
    },
  );
});
