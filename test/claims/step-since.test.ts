import { expect, test } from 'vitest';
import { castVote } from '#domain/claims/cast-vote.ts';
import { correctClaim } from '#domain/claims/correct-claim.ts';
import { returnToApplicant } from '#domain/claims/return-claim.ts';
import { isInstant } from '#domain/kernel/time.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { inboxPuts } from '#lambdas/approvals/inbox-store.ts';
import { aLine, actorOf, contextOf, inState, known, noon } from '#test/builders/claims.ts';
import { done, submitted } from '#test/builders/submitted-claims.ts';

const later = known(isInstant, '2026-06-20T03:00:00.000Z');
const verdict = judgeClaim([aLine()], contextOf());
const by = actorOf('高橋美咲');
const waitsSince = (claim: ReturnType<typeof submitted>) =>
  inboxPuts(claim, { lines: [aLine()], verdict, evidence: [] }).map(
    (write) => JSON.stringify(write).match(/waitsSince\W+"?([^"\\]+)/)?.[1],
  );
const corrected = (claim: ReturnType<typeof submitted>) =>
  inState(
    correctClaim(claim, { by, at: later, expectedVersion: claim.version, verdict, changes: [], labels: {} })
      .claim,
    'submitted',
  );

test('待ち日数 begin when the step opened, whatever 経理 correct meanwhile (K-12)', () => {
  expect(waitsSince(corrected(submitted()))).toEqual([noon]);
  const { stepSince: _none, ...ofBefore } = submitted();
  expect(waitsSince(corrected(ofBefore))).toEqual([noon]);
});

test('they begin anew with the next step, and end with the route', () => {
  const vote = {
    kind: 'approve',
    from: 'opened',
    by: actorOf('佐藤健一'),
    at: later,
    expectedVersion: 2,
    step: 0,
  } as const;
  const next = inState(
    done(castVote(submitted(), vote, { isToBeOpened: false, isApplicantHere: true })).claim,
    'submitted',
  );
  expect(new Set(waitsSince(next))).toEqual(new Set([later]));
  expect(returnToApplicant(next, { by, at: later }, '確認')).not.toHaveProperty('stepSince');
});
