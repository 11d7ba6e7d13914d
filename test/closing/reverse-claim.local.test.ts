import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { minato } from '#local/seed/minato.ts';
import { askApp, doneByApp } from '#test/builders/asked-app.ts';
import { changedPerson } from '#test/builders/changed-person.ts';
import { userOf } from '#test/builders/claims.ts';
import { statusesOf } from '#test/journeys/claim-driver.ts';
import { newUlid } from '#test/journeys/person.ts';
import { asReleaseOfBefore } from './release-of-before.ts';
import {
  approvedOn,
  askReversal,
  close,
  confirmed,
  entriesOf,
  ito,
  reopen,
  reversed,
  reversing,
  serialsOf,
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
const ofClaim = (claim: any) => entriesOf(services, claim);
const gapless = async () => {
  const serials = await serialsOf(services);
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
    const black = await confirmed(open);
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
        body: { kind: 'approve', from: 'opened', step: next.route.step, expectedVersion: next.version },
      });
    await confirmed(next);
    expect((await ofClaim(claim)).map(({ reverses }) => reverses === undefined)).toEqual([true, false, true]);
  });

  test('of a closed month posts 赤 and 黒 on the first day of the next open one, and the original stays', async () => {
    const claim = await confirmed(await approvedOn('2026-05-15'));
    const [original] = await ofClaim(claim);
    await close('2026-05');
    expect((await show(claim)).reversal).toMatchObject([{ postedOn: '2026-06-01', isFiled: false }]);
    await confirmed(await reversed(claim));
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

  test('of a filed year posts in the open one, says so before, and its trace says so after', async () => {
    const claim = await confirmed(await approvedOn('2026-05-24'));
    // The return of the year to 2027-03 was due on 2027-05-31.
    vi.setSystemTime(new Date('2027-06-01T03:00:00.000Z'));
    expect((await show(claim)).reversal).toMatchObject([{ postedOn: '2027-04-01', isFiled: true }]);
    const open = await reversed(claim);
    vi.setSystemTime(new Date('2026-06-05T03:00:00.000Z'));
    const red = open.earlierEntries.at(-1);
    expect([red.postedOn, red.spentOn]).toEqual(['2027-04-01', '2026-05-24']);
    expect(red.trace.at(-1).says).toContain('元の事業年度は申告期限を過ぎているため、2027-04-01に計上');
    expect((await ofClaim(claim)).map(({ month }) => month)).toEqual(['2026-05', '2027-04']);
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
    const answers = await Promise.all([askReversal(asked), askReversal({ ...reversing(claim), by: ito })]);
    expect(statusesOf(answers)).toEqual([200, 409]);
    const winner = answers[0]?.status === 200 ? asked : { ...asked, by: ito };
    expect((await askReversal(winner)).status).toBe(answers[0]?.status);
    expect(await ofClaim(claim)).toHaveLength(2);
    await gapless();
  });

  test('of a claim that was undone nine times is refused', async () => {
    let claim = await confirmed(await approvedOn('2026-05-18'));
    for (let round = 0; round < 9; round += 1)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      claim = await confirmed(await reversed(claim));
    const answer = await askReversal(reversing(claim));
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
      422,
      'reversed-too-often',
      '1件の申請で確定を取り消せるのは9回までです。',
    ]);
    expect(await ofClaim(claim)).toHaveLength(19);
  });
});

test('what a release of before confirmed after a reversal is what the next reversal answers (0154)', async () => {
  const first = await confirmed(await approvedOn('2026-05-13'));
  const open = await reversed(first);
  await close('2026-05');
  const black = await confirmed(open);
  const [last] = black.entries.map(({ serial }: any) => serial);
  await asReleaseOfBefore(services, first.id);
  expect((await show(first)).entries.map(({ serial }: any) => serial)).toEqual([last]);
  await reversed(await show(first));
  expect((await ofClaim(first)).at(-1)).toMatchObject({ reverses: last, postedOn: '2026-06-01' });
});

describe('what would go back to an applicant', () => {
  const tanakasId = userOf(minato.masters, tanaka).id;
  const sendingBack = (claim: any, to: object) => ({
    by: takahashi as string,
    id: claim.id,
    body: { to, reason: '科目の誤り', expectedVersion: claim.version },
  });

  test('and is withdrawn by him, is found by 監査 all the same', async () => {
    const returned = await reversed(await confirmed(await approvedOn('2026-05-19')), 'applicant');
    const act = (name: string, { id, version: expectedVersion }: any) =>
      doneByApp(`POST /api/claims/{claimId}/${name}`, { id, body: { expectedVersion } });
    const withdrawn = await act('withdrawal', await act('submission', returned));
    expect(withdrawn).toMatchObject({ status: 'returned', returned: { reason: '申請者による取下げ' } });
    const shown = await show(returned, '山本恵');
    expect(shown.earlierEntries).toHaveLength(2);
  });

  test('who has left is refused with words; to others it goes', async () => {
    const claim = await confirmed(await approvedOn('2026-05-18'));
    await changedPerson(minato.tenantId, tanakasId, { isActive: false });
    const refused = await askReversal(reversing(claim, 'applicant'));
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      409,
      'applicant-gone',
      expect.stringContaining('申請者（田中花子）は退職・利用停止など'),
    ]);
    const open = await reversed(claim, 'approved');
    const route = 'POST /api/claims/{claimId}/send-backs';
    const back = await askApp(route, sendingBack(open, { kind: 'applicant' }));
    expect([back.status, back.body.code]).toEqual([409, 'applicant-gone']);
    expect((await askApp(route, sendingBack(open, { kind: 'step', step: 0 }))).status).toBe(200);
    await changedPerson(minato.tenantId, tanakasId, { isActive: true });
  });
});
