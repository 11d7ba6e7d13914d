import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Claim } from '#domain/claims/claim.ts';
import { listedClaim } from '#domain/claims/listed-claim.ts';
import { returnToApplicant } from '#domain/claims/return-claim.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
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
import { actorOf, aTrain, contextOf, noon } from '#test/builders/claims.ts';
import { approved } from '#test/builders/submitted-claims.ts';
import { newUlid } from '#test/journeys/person.ts';

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  services = await startCompany();
});
afterAll(() => services.close());

const statusesOf = (answers: readonly { readonly status: number }[]) =>
  answers.map(({ status }) => status).toSorted((one, other) => one - other);

describe('what others read of a corrected claim', () => {
  const toVending = [{ lineId: '1', itemCode: 'vending' }];

  test('a refund of it follows the item and the account that counted (A-34)', async () => {
    const corrected = (await correct(await approvedByApp(), toVending)).body;
    const posted = (await confirm(corrected)).body;
    const { items } = await doneByApp('GET /api/refundable-lines');
    expect(items.find(({ claimId }: any) => claimId === posted.id)).toMatchObject({
      itemCode: 'vending',
      account: { code: '764', name: '会議費' },
    });
  });

  test('the company finds it by the item that counts, and no longer once it is its applicant’s again', () => {
    const claim = approved();
    const [lines, verdict] = [[aTrain()], judgeClaim([aTrain()], contextOf())];
    const corrections = [{ lineId: '1', item: { code: 'vending', name: '自動販売機' } }];
    const returned = returnToApplicant(claim, { by: actorOf('高橋美咲'), at: noon }, '確認');
    const itemsOf = (one: Claim) => listedClaim(one, { lines, verdict, corrections })?.items;
    expect([itemsOf(claim), itemsOf(returned)]).toEqual([['vending'], ['train']]);
  });
});

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
        body: { ...body, kind: 'approve', from: 'opened', step: 0 },
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
