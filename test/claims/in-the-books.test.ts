import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { castVote } from '#domain/claims/cast-vote.ts';
import { actsOn } from '#domain/claims/claim-acts.ts';
import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import type { Claim, ConfirmedClaim } from '#domain/claims/claim.ts';
import { confirmClaim, withPostedMonths } from '#domain/claims/confirm-claim.ts';
import { discardClaim } from '#domain/claims/discard-claim.ts';
import { listedClaim } from '#domain/claims/listed-claim.ts';
import { reverseClaim, withReversal } from '#domain/claims/reverse-claim.ts';
import { reversalGoals } from '#domain/claims/timeline.ts';
import { sendBackClaim } from '#domain/claims/send-back-claim.ts';
import { submitClaim } from '#domain/claims/submit-claim.ts';
import { withdrawClaim } from '#domain/claims/withdraw-claim.ts';
import { isCalendarMonth } from '#domain/kernel/time.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { minato } from '#local/seed/minato.ts';
import { candidatesOf } from '#test/builders/candidates.ts';
import { aDraft, aLine, actorOf, contextOf, inState, known, noon } from '#test/builders/claims.ts';
import { approved, aRoute, done } from '#test/builders/submitted-claims.ts';

const may = known(isCalendarMonth, '2026-05');
const [tanaka, takahashi] = [actorOf('田中花子'), actorOf('高橋美咲')];
/** 経理 and 監査 of the demo company. */
const readers = [actorOf('中村翔'), actorOf('山本恵')];
const people = { users: candidatesOf(minato.masters), fallbackApproverId: undefined, isApplicantHere: true };
const seen = (claim: Claim, by = takahashi) => ({ by, at: noon, expectedVersion: claim.version });
const reason = '科目を確認';

const confirm = (claim: Claim): ConfirmedClaim | undefined => {
  const confirmed = confirmClaim(claim, seen(claim));
  return confirmed.ok ? withPostedMonths(confirmed.value.claim, [may]) : undefined;
};
const reverse = (claim: Claim, to: 'approved' | 'applicant'): Claim | undefined => {
  const reversal = reverseClaim(claim, { ...seen(claim), to, reason }, people);
  const postings = claim.postings ?? [{ months: [may] }];
  return reversal.ok ? withReversal(reversal.value.claim, postings, [may]) : undefined;
};
const vote = (claim: Claim, kind: 'approve' | 'send-back' | 'reject'): Claim | undefined => {
  if (claim.status !== 'submitted') return undefined;
  const voter = claim.route.steps[claim.step]?.approvers[0];
  const by = actorOf(voter?.name ?? '');
  const said = kind === 'approve' ? { kind, from: 'opened' as const } : { kind, reason };
  const voted = castVote(
    claim,
    { ...said, ...seen(claim, by), step: claim.step },
    { isToBeOpened: false, isApplicantHere: true },
  );
  return voted.ok ? voted.value.claim : undefined;
};
const claimOf = (result: ReturnType<typeof sendBackClaim> | ReturnType<typeof withdrawClaim>) =>
  result.ok ? result.value.claim : undefined;

/** Every act that changes a claim's state; undefined where it is refused. */
const acts: Readonly<Record<string, (claim: Claim) => Claim | undefined>> = {
  confirm,
  'reverse to 承認済み': (claim) => reverse(claim, 'approved'),
  'reverse to the applicant': (claim) => reverse(claim, 'applicant'),
  approve: (claim) => vote(claim, 'approve'),
  'send back by a vote': (claim) => vote(claim, 'send-back'),
  reject: (claim) => vote(claim, 'reject'),
  'send back to a step': (claim) =>
    claimOf(sendBackClaim(claim, { ...seen(claim), to: { kind: 'step', step: 1 }, reason }, people)),
  'send back to the applicant': (claim) =>
    claimOf(sendBackClaim(claim, { ...seen(claim), to: { kind: 'applicant' }, reason }, people)),
  withdraw: (claim) => claimOf(withdrawClaim(claim, seen(claim, tanaka))),
  submit: (claim) => {
    const verdict = judgeClaim([aLine()], contextOf());
    const submitted = submitClaim(claim, { ...seen(claim, tanaka), number: 'EX-9', verdict, route: aRoute });
    return submitted.ok ? submitted.value.claim : undefined;
  },
  discard: (claim) => {
    const discarded = discardClaim(claim, seen(claim, tanaka));
    return discarded.ok ? discarded.value.claim : undefined;
  },
};
const names = Object.keys(acts);

describe('a claim that was posted', () => {
  test('K-05 is read and listed by 経理 and 監査 whatever is done with it afterwards', () => {
    let withdrawals = 0;
    const walk = fc.array(fc.constantFrom(...names, 'withdraw', 'submit'), { minLength: 4, maxLength: 20 });
    fc.assert(
      fc.property(fc.constantFrom(...reversalGoals), walk, (to, wanted) => {
        let claim: Claim | undefined = reverse(confirm(approved()) ?? approved(), to);
        for (const name of wanted) {
          const next: Claim | undefined = claim && acts[name]?.(claim);
          if (next === undefined || claim === undefined) continue;
          if (name === 'withdraw') withdrawals += 1;
          claim = next;
          expect(readers.filter((reader) => !mayReadClaim(reader, next))).toEqual([]);
          expect(listedClaim(next, { lines: [] })).toMatchObject({ number: 'EX-000123' });
        }
      }),
      { numRuns: 300 },
    );
    expect(withdrawals).toBeGreaterThan(20);
  });

  test('K-05 goes back to its applicant when he withdraws it, who may go on with it', () => {
    const returned = reverse(confirm(approved()) ?? approved(), 'applicant') ?? aDraft();
    const submitted = acts['submit']?.(returned) ?? returned;
    const withdrawn = inState(acts['withdraw']?.(submitted) ?? submitted, 'returned');
    expect(withdrawn).toMatchObject({
      number: 'EX-000123',
      edition: 3,
      returned: { name: '田中花子', reason: '申請者による取下げ' },
    });
    expect(actsOn(tanaka, withdrawn)).toMatchObject({ save: true, submit: true, discard: false });
    expect(acts['submit']?.(withdrawn)).toMatchObject({ status: 'submitted', edition: 3 });
  });

  test('is read although a release of before left it in a draft, where one that was never posted is not', () => {
    const draft = aDraft({ number: 'EX-000123', approversSoFar: [] });
    expect(readers.map((reader) => mayReadClaim(reader, draft))).toEqual([false, false]);
    const posted = { ...draft, postings: [{ months: [may] }, { months: [may], reverses: 1 }] };
    expect(readers.map((reader) => mayReadClaim(reader, posted))).toEqual([true, true]);
    expect(
      done(
        withdrawClaim(
          inState(acts['submit']?.(draft) ?? draft, 'submitted'),
          seen({ ...draft, version: 2 }, tanaka),
        ),
      ).claim.status,
    ).toBe('draft');
  });
});
