import { describe, expect, test } from 'vitest';
import { castVote } from '#domain/claims/cast-vote.ts';
import { confirmClaim } from '#domain/claims/confirm-claim.ts';
import { mayTakeUp } from '#domain/claims/return-claim.ts';
import { reverseClaim } from '#domain/claims/reverse-claim.ts';
import { sendBackClaim } from '#domain/claims/send-back-claim.ts';
import { shippedAccess } from '#domain/rights/grants.ts';
import { minato } from '#local/seed/minato.ts';
import { candidatesOf } from '#test/builders/candidates.ts';
import { actorOf, noon } from '#test/builders/claims.ts';
import { approved, done, submitted } from '#test/builders/submitted-claims.ts';

const by = actorOf('高橋美咲');
const reason = '科目を確認';
const seen = (claim: { readonly version: number }) => ({ by, at: noon, expectedVersion: claim.version });
const confirmed = done(confirmClaim(approved(), seen(approved()))).claim;
const people = { users: candidatesOf(minato.masters), fallbackApproverId: undefined };

type Act = (isApplicantHere: boolean, away: boolean) => { readonly ok: boolean };
/** `away`: to somebody else than the applicant. */
const acts: readonly (readonly [string, Act])[] = [
  [
    '確定の取消',
    (isApplicantHere, away) =>
      reverseClaim(
        confirmed,
        { ...seen(confirmed), to: away ? 'approved' : 'applicant', reason },
        { isApplicantHere },
      ),
  ],
  [
    '最終承認後の差戻し',
    (isApplicantHere, away) =>
      sendBackClaim(
        approved(),
        { ...seen(approved()), to: away ? { kind: 'step', step: 0 } : { kind: 'applicant' }, reason },
        { ...people, isApplicantHere },
      ),
  ],
  [
    '承認者の差戻し',
    (isApplicantHere, away) =>
      castVote(
        submitted(),
        {
          ...seen(submitted()),
          by: actorOf('佐藤健一'),
          kind: away ? 'reject' : 'send-back',
          reason,
          step: 0,
        },
        { isToBeOpened: false, isApplicantHere },
      ),
  ],
];

describe('what would go back to an applicant who can do nothing with it', () => {
  test.each(acts)('K-05 is refused with his name, and what does not is not: %s', (_name, act) => {
    expect(act(false, false)).toEqual({ ok: false, refusal: { kind: 'applicant-gone', name: '田中花子' } });
    expect([act(false, true).ok, act(true, false).ok, act(true, true).ok]).toEqual([true, true, true]);
  });

  test.each([
    ['an applicant', { isActive: true, roles: ['applicant'] }, true],
    ['who has left', { isActive: false, roles: ['applicant'] }, false],
    ['who may no longer write claims', { isActive: true, roles: ['auditor'] }, false],
    ['of whom nothing is known', undefined, false],
  ] as const)('%s', (_who, person, may) => {
    expect(mayTakeUp(person, shippedAccess)).toBe(may);
  });
});
