import { describe, expect, test } from 'vitest';
import { castVote, type Vote } from '#domain/claims/cast-vote.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { submitClaim } from '#domain/claims/submit-claim.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { aDraft, aLine, actorOf, contextOf, noon } from '#test/builders/claims.ts';
import { anOrRoute, approved, aRoute, done, submitted } from '#test/builders/submitted-claims.ts';

type Difference = {
  readonly expectedVersion?: number;
  readonly step?: number;
  readonly reason?: string;
  readonly comment?: string;
  readonly from?: 'list' | 'opened';
  readonly isToBeOpened?: boolean;
};
const vote = (
  claim: Claim,
  name: string,
  kind: Vote['kind'] = 'approve',
  { isToBeOpened = false, ...difference }: Difference = {},
) => {
  const seen = { by: actorOf(name), at: noon, expectedVersion: claim.version, step: 0, ...difference };
  const { reason = '金額を確認してください', comment, from = 'opened', ...deed } = seen;
  const said = { ...(comment === undefined ? {} : { comment }), from };
  const given: Vote = kind === 'approve' ? { kind, ...said, ...deed } : { kind, reason, ...deed };
  return castVote(claim, given, { isToBeOpened, isApplicantHere: true });
};

describe('approving', () => {
  test('opens the next step and notes who passed', () => {
    const { claim, event } = done(vote(submitted(), '佐藤健一'));
    expect(claim).toMatchObject({
      status: 'submitted',
      step: 1,
      version: 3,
      route: { steps: [{ passed: { name: '佐藤健一', at: noon } }, { name: '経理担当' }, {}] },
    });
    expect(event).toEqual({
      at: noon,
      by: actorOf('佐藤健一').userId,
      byName: '佐藤健一',
      act: 'approve',
      edition: 1,
      opens: 1,
      stepName: '課長',
    });
  });

  test('keeps what the approver wrote to it, at his step and in the timeline', () => {
    const { claim, event } = done(vote(submitted(), '佐藤健一', 'approve', { comment: '次回は領収書も' }));
    expect(claim).toMatchObject({ route: { steps: [{ passed: { comment: '次回は領収書も' } }, {}, {}] } });
    expect(event).toMatchObject({ act: 'approve', comment: '次回は領収書も' });
    expect(event).not.toHaveProperty('reason');
  });

  test.each([
    ['from the list, with nothing to look at', { from: 'list' as const }, true],
    ['from the list, with findings', { from: 'list' as const, isToBeOpened: true }, false],
    ['opened, with findings', { from: 'opened' as const, isToBeOpened: true }, true],
  ])('%s (decision 0166)', (_how, difference, isDone) => {
    const answer = vote(submitted(), '佐藤健一', 'approve', difference);
    expect(answer).toMatchObject(
      isDone ? { ok: true } : { ok: false, refusal: { kind: 'claim-must-be-opened' } },
    );
  });

  test('at the last step makes the claim approved', () => {
    expect(approved()).toMatchObject({ status: 'approved', approvedAt: noon, step: 3, version: 5 });
  });

  test('by either of an OR step passes it; the other reads that it is done (P-11)', () => {
    const open = submitted(anOrRoute);
    const { claim } = done(vote(open, '鈴木一郎'));
    expect(claim).toMatchObject({ step: 1 });
    expect(vote(claim, '伊藤誠', 'approve', { expectedVersion: open.version })).toEqual({
      ok: false,
      refusal: { kind: 'already-processed' },
    });
  });

  test.each([
    ['the applicant', '田中花子', {}, 'not-allowed'],
    ['somebody who is not on the route', '鈴木一郎', {}, 'not-allowed'],
    ['somebody of a later step', '伊藤誠', {}, 'not-allowed'],
    ['one who saw another step', '佐藤健一', { step: 1 }, 'already-processed'],
    ['one who saw another version', '佐藤健一', { expectedVersion: 1 }, 'claim-changed-meanwhile'],
  ] as const)('is refused to %s', (_who, name, difference, kind) => {
    expect(vote(submitted(), name, 'approve', difference)).toEqual({ ok: false, refusal: { kind } });
  });

  test('is refused to an applicant who stands on his own route by mistake (P-07)', () => {
    const own = { ...submitted(), applicantId: actorOf('佐藤健一').userId };
    expect(vote(own, '佐藤健一')).toEqual({ ok: false, refusal: { kind: 'not-allowed' } });
  });

  test('is refused on a claim that left the route', () => {
    const returned = done(vote(submitted(), '佐藤健一', 'send-back')).claim;
    expect(vote(returned, '佐藤健一')).toEqual({ ok: false, refusal: { kind: 'already-processed' } });
    expect(vote(approved(), '佐藤健一')).toEqual({ ok: false, refusal: { kind: 'already-processed' } });
    expect(vote(aDraft(), '佐藤健一')).toEqual({ ok: false, refusal: { kind: 'not-allowed' } });
  });
});

describe('sending back', () => {
  test('returns the claim with the reason, as the next edition', () => {
    const { claim, event } = done(vote(submitted(), '佐藤健一', 'send-back'));
    expect(claim).toMatchObject({
      status: 'returned',
      number: 'EX-000123',
      edition: 2,
      version: 3,
      returned: { name: '佐藤健一', reason: '金額を確認してください' },
    });
    expect(Object.keys(claim)).not.toContain('route');
    expect(event).toMatchObject({ act: 'send-back', reason: '金額を確認してください', edition: 1 });
  });

  test('lets the applicant submit anew: same number, route from its start, approvers of before may still read', () => {
    const returned = done(vote(submitted(anOrRoute), '鈴木一郎', 'send-back')).claim;
    const { claim } = done(
      submitClaim(returned, {
        by: actorOf('田中花子'),
        at: noon,
        expectedVersion: 3,
        number: 'EX-000999',
        verdict: judgeClaim([aLine()], contextOf()),
        route: aRoute,
      }),
    );
    expect(claim).toMatchObject({ status: 'submitted', number: 'EX-000123', step: 0, edition: 2 });
    expect(Object.keys(claim)).not.toContain('returned');
    expect(claim.approversSoFar).toContain(actorOf('鈴木一郎').userId);
    expect(vote(claim, '佐藤健一', 'approve', { expectedVersion: 2 })).toMatchObject({
      refusal: { kind: 'claim-changed-meanwhile' },
    });
  });

  test.each(['send-back', 'reject'] as const)('%s is refused without a reason', (kind) => {
    expect(vote(submitted(), '佐藤健一', kind, { reason: ' \n' })).toEqual({
      ok: false,
      refusal: { kind: 'reason-missing' },
    });
  });
});

describe('rejecting', () => {
  test('ends the claim', () => {
    const { claim } = done(vote(submitted(), '佐藤健一', 'reject'));
    expect(claim).toMatchObject({ status: 'rejected', edition: 1, rejected: { name: '佐藤健一' } });
    expect(vote(claim, '高橋美咲', 'approve', { step: 1 })).toMatchObject({
      refusal: { kind: 'already-processed' },
    });
  });
});
