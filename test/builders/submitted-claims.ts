import { resolveRoute } from '#domain/approvals/resolve-route.ts';
import { castVote } from '#domain/claims/cast-vote.ts';
import type { ApprovedClaim, SubmittedClaim } from '#domain/claims/claim.ts';
import { submitClaim } from '#domain/claims/submit-claim.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { Result } from '#domain/kernel/result.ts';
import { yen } from '#domain/money/yen.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { minato } from '#local/seed/minato.ts';
import { candidatesOf } from './candidates.ts';
import { aDraft, aLine, actorOf, contextOf, day, inState, noon } from './claims.ts';

/** The value of a deed that the test expects to be accepted. */
export const done = <T>(result: Result<T, unknown>): T => {
  assert(result.ok, `accepted, not ${JSON.stringify(result)}`);
  return result.value;
};

const [equipment, expenses] = minato.masters.routes;
assert(equipment !== undefined && expenses !== undefined, 'the demo company has two routes');

const routeOf = (definition: typeof expenses) =>
  done(
    resolveRoute({
      definition,
      departments: minato.masters.departments,
      users: candidatesOf(minato.masters),
      applicantId: actorOf('田中花子').userId,
      departmentId: 'sales-1',
      total: yen(11_000),
      accountsUsed: ['764'],
      on: day('2026-06-15'),
    }),
  );

/** R-01 for 田中: 佐藤, then 高橋 or 中村, then 伊藤. */
export const aRoute = routeOf(expenses);
/** R-02 for 田中: 鈴木 or 伊藤, then 高橋 or 中村. */
export const anOrRoute = routeOf(equipment);

/** Version 2, at its first step. */
export const submitted = (route = aRoute): SubmittedClaim =>
  done(
    submitClaim(aDraft(), {
      by: actorOf('田中花子'),
      at: noon,
      expectedVersion: 1,
      number: 'EX-000123',
      verdict: judgeClaim([aLine()], contextOf()),
      route,
    }),
  ).claim;

/** Version 5, approved by 佐藤, 高橋 and 伊藤. */
export const approved = (): ApprovedClaim => {
  const voters = ['佐藤健一', '高橋美咲', '伊藤誠'];
  const last = voters.reduce((claim: SubmittedClaim | ApprovedClaim, name, step) => {
    const vote = {
      kind: 'approve',
      from: 'opened',
      by: actorOf(name),
      at: noon,
      expectedVersion: claim.version,
      step,
    } as const;
    const next = done(castVote(claim, vote, { isToBeOpened: false, isApplicantHere: true })).claim;
    return next.status === 'approved' ? next : inState(next, 'submitted');
  }, submitted());
  return inState(last, 'approved');
};
