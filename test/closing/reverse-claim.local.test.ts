import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { askApp, doneByApp } from '#test/builders/asked-app.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { newUlid } from '#test/journeys/person.ts';
import {
  approvedOn,
  close,
  confirmed,
  entriesIn,
  ito,
  receiptOf,
  reopen,
  reversed,
  reversing,
  startClosingCompany,
  takahashi,
  tanaka,
} from './closing-company.ts';

let services: Awaited<ReturnType<typeof startClosingCompany>>;
beforeAll(async () => {
  services = await startClosingCompany('2026-06-05T03:00:00.000Z');
});
beforeEach(async () => {
  services.faults.clear();
  await reopen('2026-05');
});
afterAll(async () => {
  await services.close();
  vi.useRealTimers();
});

const show = (claim: any, by = takahashi as string) =>
  doneByApp('GET /api/claims/{claimId}', { by, id: claim.id });
const askReversal = (asked: ReturnType<typeof reversing>) =>
  askApp('POST /api/claims/{claimId}/reversal', asked);
const again = (claim: any) =>
  doneByApp('POST /api/claims/{claimId}/confirmation', {
    by: takahashi,
    id: claim.id,
    body: { expectedVersion: claim.version },
  });
const ofClaim = async (claim: any) =>
  (await entriesIn(services))
    .filter(({ claimId }) => claimId === claim.id)
    .toSorted((one, other) => one.serial - other.serial);
const gapless = async () => {
  const serials = (await entriesIn(services)).map(({ serial }) => serial).toSorted((a, b) => a - b);
  expect(serials).toEqual(serials.map((_serial, index) => index + 1));
};

describe('undoing a confirmation (K-05)', () => {
  test('posts 赤 on the day of what it answers, and a new confirmation posts 黒', async () => {
    const claim = await confirmed(await approvedOn('2026-05-11', '2026-05-12'));
    const [first, second] = claim.entries.map(({ serial }: any) => serial);
    expect(claim.reversal).toEqual([
      { serial: first, postedOn: '2026-05-11', isFiled: false },
      { serial: second, postedOn: '2026-05-12', isFiled: false },
    ]);
    const open = await reversed(claim);
    expect(open).toMatchObject({
      status: 'approved',
      version: claim.version + 1,
      edition: 1,
      number: claim.number,
    });
    expect(open.entries.every(({ serial }: any) => serial === undefined)).toBe(true);
    expect(
      open.earlierEntries.map(({ serial, reverses, reversedBy }: any) => [serial, reverses, reversedBy]),
    ).toEqual([
      [first, undefined, second + 1],
      [second, undefined, second + 2],
      [second + 1, first, undefined],
      [second + 2, second, undefined],
    ]);
    const black = await again(open);
    expect(black.entries.map(({ serial, postedOn }: any) => [serial, postedOn])).toEqual([
      [second + 3, '2026-05-11'],
      [second + 4, '2026-05-12'],
    ]);
    expect((await show(claim)).earlierEntries).toHaveLength(4);
    await gapless();
  });

  test('is told in the timeline with its reason, and leaves the votes', async () => {
    const claim = await confirmed(await approvedOn('2026-05-13'));
    const open = await reversed(claim);
    expect(open.route.steps.every(({ passed }: any) => passed !== undefined)).toBe(true);
    const { items } = await doneByApp('GET /api/claims/{claimId}/timeline', { id: claim.id });
    expect(items.find(({ act }: any) => act === 'reverse')).toMatchObject({
      act: 'reverse',
      byName: '高橋美咲',
      reason: '科目の誤り',
      edition: 1,
    });
  });

  test('gives the claim back to its applicant as a new edition, who submits it again under its number', async () => {
    const claim = await confirmed(await approvedOn('2026-05-14'));
    const back = await reversed(claim, 'applicant');
    expect(back).toMatchObject({ status: 'returned', edition: 2, returned: { reason: '科目の誤り' } });
    const own = await show(back, tanaka);
    expect(own.allowed).toMatchObject({ save: true, submit: true });
    expect('earlierEntries' in own).toBe(false);
    let next = await doneByApp('POST /api/claims/{claimId}/submission', {
      id: claim.id,
      body: { expectedVersion: own.version },
    });
    expect(next.number).toBe(claim.number);
    for (const by of ['佐藤健一', takahashi, ito])
      // oxlint-disable-next-line no-await-in-loop -- one step after the other
      next = await doneByApp('POST /api/claims/{claimId}/votes', {
        by,
        id: claim.id,
        body: { kind: 'approve', step: next.route.step, expectedVersion: next.version },
      });
    await again(next);
    expect((await ofClaim(claim)).map(({ reverses }) => reverses === undefined)).toEqual([true, false, true]);
  });

  test('of a closed month posts 赤 and 黒 on the first day of the next open one, and the original stays', async () => {
    const claim = await confirmed(await approvedOn('2026-05-15'));
    const [original] = await ofClaim(claim);
    await close('2026-05');
    expect((await show(claim)).reversal).toMatchObject([{ postedOn: '2026-06-01', isFiled: false }]);
    await again(await reversed(claim));
    expect((await ofClaim(claim)).map(({ month, postedOn, spentOn }) => [month, postedOn, spentOn])).toEqual([
      ['2026-05', '2026-05-15', undefined],
      ['2026-06', '2026-06-01', '2026-05-15'],
      ['2026-06', '2026-06-01', '2026-05-15'],
    ]);
    expect((await ofClaim(claim))[0]).toEqual(original);
    // The journals of both months say what answers what.
    const journals = async (month: string) =>
      (await doneByApp('GET /api/journals', { by: takahashi, query: { month, limit: '100' } })).items.filter(
        ({ claimId }: any) => claimId === claim.id,
      );
    const [[may], [red]] = [await journals('2026-05'), await journals('2026-06')];
    expect([may.reversedBy, red.reverses]).toEqual([red.serial, may.serial]);
  });

  test.each([
    ['the applicant himself', { by: tanaka }, 403, 'not-allowed'],
    ['an approver', { by: '佐藤健一' }, 403, 'not-allowed'],
    [
      'whoever saw another version',
      { body: { to: 'approved', reason: '訂正', expectedVersion: 1 } },
      409,
      'claim-changed-meanwhile',
    ],
    [
      'nobody without a reason',
      { body: { to: 'approved', reason: ' ', expectedVersion: 9 } },
      400,
      'input-malformed',
    ],
  ])('is not for %s', async (_who, difference, status, code) => {
    const claim = await confirmed(await approvedOn('2026-05-16'));
    const answer = await askReversal({
      ...reversing(claim),
      ...(difference as Partial<ReturnType<typeof reversing>>),
    });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('happens once, whoever sends it again, and of two at once one', async () => {
    const claim = await confirmed(await approvedOn('2026-05-17'));
    const key = newUlid();
    const asked = { ...reversing(claim), key };
    const answers = await Promise.all([
      askReversal(asked),
      askReversal({ ...reversing(claim), by: ito as string }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const winner = answers[0]?.status === 200 ? asked : undefined;
    if (winner !== undefined) expect((await askReversal(winner)).status).toBe(200);
    expect(await ofClaim(claim)).toHaveLength(2);
    await gapless();
  });

  test('of a claim that was undone nine times is refused', async () => {
    let claim = await confirmed(await approvedOn('2026-05-18'));
    for (let round = 0; round < 9; round += 1)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      claim = await again(await reversed(claim));
    const answer = await askReversal(reversing(claim));
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
      422,
      'reversed-too-often',
      '1件の申請で確定を取り消せるのは9回までです。',
    ]);
    expect(await ofClaim(claim)).toHaveLength(19);
  });
});

describe('a claim whose lines flow back', () => {
  let refunds = 0;
  /** With a receipt that has arrived. */
  const refundOf = async (claim: any) => {
    const draft = { id: newUlid(), title: '払戻し', departmentId: 'sales-1', lines: [] as unknown[] };
    const { version: expectedVersion } = await doneByApp('POST /api/claims', { body: draft });
    const evidenceId = await receiptOf(services, draft.id);
    const amount = -1_000 - (refunds += 1);
    const line = shinkansen({
      spentOn: '2026-06-02',
      amount,
      parts: [{ rate: 'standard', amount }],
      refund: { original: { claimId: claim.id, lineId: '1' } },
      evidenceIds: [evidenceId],
    });
    const { id, ...content } = draft;
    return doneByApp('PUT /api/claims/{claimId}', {
      id,
      body: { ...content, lines: [line], expectedVersion },
    });
  };
  const submit = (draft: any) =>
    askApp('POST /api/claims/{claimId}/submission', {
      id: draft.id,
      body: { expectedVersion: draft.version },
    });

  test('stays confirmed while a refund of it lives, which is named; afterwards it may be undone', async () => {
    const claim = await confirmed(await approvedOn('2026-05-19'));
    const { body: refund, status } = await submit(await refundOf(claim));
    if (status !== 200) throw new Error(JSON.stringify(refund));
    const refused = await askReversal(reversing(claim));
    expect([refused.status, refused.body.code]).toEqual([409, 'claim-has-refunds']);
    expect(refused.body.detail).toContain(`（${refund.number}）`);
    await doneByApp('POST /api/claims/{claimId}/withdrawal', {
      id: refund.id,
      body: { expectedVersion: refund.version },
    });
    expect((await askReversal(reversing(claim))).status).toBe(200);
  });

  test('is undone or refunded, whichever comes first, at whatever call they meet', async () => {
    const seen = new Set<string>();
    for (let calls = 0, met = true; met; calls += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one moment after the other
      const claim = await confirmed(await approvedOn('2026-05-20'));
      // oxlint-disable-next-line no-await-in-loop
      const draft = await refundOf(claim);
      let refunded = 0;
      met = false;
      services.faults.meanwhile(calls, async () => {
        met = true;
        refunded = (await submit(draft)).status;
      });
      // oxlint-disable-next-line no-await-in-loop
      const { status } = await askReversal(reversing(claim));
      services.faults.clear();
      if (met) seen.add(`refunded ${refunded}, undone ${status}`);
    }
    expect([...seen].toSorted()).toEqual(['refunded 200, undone 409', 'refunded 422, undone 200']);
  });
});

describe('killed at any call, and sent again', () => {
  test.each(['approved', 'applicant'])('a reversal posts once, without a gap: to %s', async (to) => {
    for (let calls = 0, isOver = false; !isOver; calls += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one moment after the other
      const claim = await confirmed(await approvedOn('2026-05-21'));
      const asked = { ...reversing(claim, to), key: newUlid() };
      services.faults.crashAfter(calls);
      // oxlint-disable-next-line no-await-in-loop
      await askReversal(asked);
      services.faults.clear();
      // The calls after the transaction only read.
      // oxlint-disable-next-line no-await-in-loop
      isOver = (await ofClaim(claim)).length > 1;
      // oxlint-disable-next-line no-await-in-loop
      const { body } = await askReversal(asked);
      expect(body).toMatchObject({
        status: to === 'approved' ? 'approved' : 'returned',
        version: claim.version + 1,
      });
      // oxlint-disable-next-line no-await-in-loop
      const [black, red] = await ofClaim(claim);
      expect(red?.reverses).toBe(black?.serial);
      // oxlint-disable-next-line no-await-in-loop
      await gapless();
    }
  });
});

test('a confirmation that is under way and a reversal of another take different serials', async () => {
  const [one, other] = [await confirmed(await approvedOn('2026-05-22')), await approvedOn('2026-05-23')];
  const answers = await Promise.all([
    askReversal(reversing(one)),
    askApp('POST /api/claims/{claimId}/confirmation', {
      by: ito,
      id: other.id,
      body: { expectedVersion: other.version },
    }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  await gapless();
});
