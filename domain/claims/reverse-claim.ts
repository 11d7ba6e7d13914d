import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import { reaches } from '#domain/rights/reach.ts';
import { seesWhole, thingOf } from './claim-rights.ts';
import type { ApprovedClaim, Claim, ConfirmedClaim, Posting, ReturnedClaim } from './claim.ts';
import { applicantGone, type ApplicantGone } from './return-claim.ts';
import { eventOf, type Deed, type DeedRefusal, type Happened, type ReversalGoal } from './timeline.ts';

export type Reversal = Deed & { readonly to: ReversalGoal; readonly reason: string };

/** A claim is confirmed and undone so often at most; its postings are read with it. */
const mostReversals = 9;

export type ReversalRefusal =
  | DeedRefusal
  | ApplicantGone
  | { readonly kind: 'reversed-too-often'; readonly most: number };
export type ReversedClaim = ApprovedClaim | ReturnedClaim;

const reversed = (claim: ConfirmedClaim, { by, at, to, reason }: Reversal): ReversedClaim => {
  const { confirmed: _confirmed, ...rest } = claim;
  const written = { version: claim.version + 1, updatedAt: at };
  if (to === 'approved') return { ...rest, ...written, status: 'approved' };
  const { route: _route, step: _step, stepSince: _since, submittedAt: _at, approvedAt: _, ...core } = rest;
  return {
    ...core,
    ...written,
    status: 'returned',
    returned: { by: by.userId, name: by.name, at, reason },
    edition: claim.edition + 1,
  };
};

/**
 * 確定を取り消す: anybody with the right but the applicant himself. What was posted stays; its mirror image (赤伝) is
 * posted with the reversal. The votes stand unless the claim goes back to its applicant.
 */
export const reverseClaim = (
  claim: Claim,
  reversal: Reversal,
  { isApplicantHere }: { readonly isApplicantHere: boolean },
): Result<Happened<ReversedClaim>, ReversalRefusal> => {
  const { by, expectedVersion, reason } = reversal;
  if (!reaches(by, 'claims.reverse', thingOf(claim)) || claim.applicantId === by.userId)
    return refuse({ kind: 'not-allowed' });
  if (!seesWhole(by, claim)) return refuse({ kind: 'not-allowed' });
  if (claim.status !== 'confirmed') return refuse({ kind: 'already-processed' });
  if (claim.version !== expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  if ((claim.postings?.length ?? 0) >= mostReversals * 2)
    return refuse({ kind: 'reversed-too-often', most: mostReversals });
  if (reversal.to === 'applicant' && !isApplicantHere) return refuse(applicantGone(claim));
  return accept({
    claim: reversed(claim, reversal),
    event: eventOf(claim, reversal, { act: 'reverse', reason, goal: reversal.to }),
  });
};

/** Says where the 赤伝 of the last of these postings stand. */
export const withReversal = <C extends ReversedClaim>(
  claim: C,
  postings: readonly Posting[],
  months: readonly CalendarMonth[],
): C => ({ ...claim, postings: [...postings, { months, reverses: postings.length }] });
