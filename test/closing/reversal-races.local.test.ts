import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { askApp, doneByApp } from '#test/builders/asked-app.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { newUlid } from '#test/journeys/person.ts';
import {
  approvedOn,
  askReversal,
  confirmed,
  entriesOf,
  ito,
  receiptOf,
  reopen,
  reversing,
  serialsOf,
  startClosingCompany,
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

const ofClaim = (claim: any) => entriesOf(services, claim);
const gapless = async () => {
  const serials = await serialsOf(services);
  expect(serials).toEqual(serials.map((_serial, index) => index + 1));
};

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
