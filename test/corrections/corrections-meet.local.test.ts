import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approvedByApp, submittedByApp } from '#test/builders/approved-by-app.ts';
import { askApp, doneByApp, startCompany } from '#test/builders/asked-app.ts';
import {
  confirm,
  correct,
  correctionsIn,
  debitsOf,
  notDeducted,
  read,
  timelineOf,
  toWelfare,
} from '#test/builders/corrections-by-app.ts';
import { newUlid } from '#test/journeys/person.ts';

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  services = await startCompany();
});
afterAll(() => services.close());

const statusesOf = (answers: readonly { readonly status: number }[]) =>
  answers.map(({ status }) => status).toSorted((one, other) => one - other);

describe('corrections that meet others', () => {
  const versionAfter = async (claim: any) => (await read(claim.id)).version - claim.version;

  test('of two at once one is told to look again', async () => {
    const claim = await approvedByApp();
    const answers = await Promise.all([
      correct(claim, notDeducted),
      correct(claim, toWelfare, { by: '伊藤誠' }),
    ]);
    expect(statusesOf(answers)).toEqual([200, 409]);
    expect(await versionAfter(claim)).toBe(1);
    expect(await correctionsIn(claim.id)).toHaveLength(1);
  });

  test('a confirmation posts what counted when it won', async () => {
    const claim = await approvedByApp();
    const [corrected, posted] = await Promise.all([correct(claim, notDeducted), confirm(claim, '伊藤誠')]);
    expect(statusesOf([corrected, posted])).toEqual([200, 409]);
    const after = await read(claim.id);
    expect(debitsOf(after)).toEqual(
      posted.status === 200 ? ['旅費交通費 26764 P10Q', '仮払消費税 2676 P10Q'] : ['旅費交通費 29440 P10N'],
    );
    expect(await versionAfter(claim)).toBe(1);
  });

  test('a vote, a withdrawal and a correction leave one of them done, and no inbox behind', async () => {
    const claim = await submittedByApp();
    const body = { expectedVersion: claim.version };
    const answers = await Promise.all([
      correct(claim, notDeducted),
      askApp('POST /api/claims/{claimId}/withdrawal', { id: claim.id, body }),
      askApp('POST /api/claims/{claimId}/votes', {
        id: claim.id,
        by: '佐藤健一',
        body: { ...body, kind: 'approve', step: 0 },
      }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
    expect(await timelineOf(claim.id)).toHaveLength(3);
    const now = await read(claim.id, '田中花子');
    const waits = (by: string) =>
      doneByApp('GET /api/inbox', { by, query: { limit: '100' } }).then(({ items }) =>
        items.some(({ claimId }: any) => claimId === claim.id),
      );
    expect(await waits('佐藤健一')).toBe(now.status === 'submitted' && now.route.step === 0);
    expect(await waits('高橋美咲')).toBe(now.status === 'submitted' && now.route.step === 1);
  });
});

describe('a correction, killed at any call and sent again', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('happens once (after %i calls)', async (calls) => {
    const claim = await approvedByApp();
    const key = newUlid();
    services.faults.crashAfter(calls);
    await correct(claim, notDeducted, { key });
    services.faults.clear();
    const { status, body } = await correct(claim, notDeducted, { key });
    expect([status, body.version]).toEqual([200, claim.version + 1]);
    expect(debitsOf(await read(claim.id))).toEqual(['旅費交通費 29440 P10N']);
    expect(await correctionsIn(claim.id)).toHaveLength(1);
  });
});
