import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { LineChange } from '#domain/lines/line-correction.ts';
import type { Labelled } from '#domain/labels/borne-label.ts';
import { sayLabels } from '#domain/labels/say-labels.ts';
import { reaches } from '#domain/rights/reach.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import { seesWhole, thingOf } from './claim-rights.ts';
import type { ApprovedClaim, Claim, SubmittedClaim } from './claim.ts';
import { totalsOf } from './submit-claim.ts';
import { eventOf, type Deed, type DeedRefusal, type Happened } from './timeline.ts';

/** Whether this person may correct this claim now; who may not know of it is asked before. */
export const mayBeCorrected = (
  claim: Claim,
  { by, expectedVersion }: Omit<Deed, 'at'>,
): Result<SubmittedClaim | ApprovedClaim, DeedRefusal> => {
  if (!reaches(by, 'claims.correct', thingOf(claim)) || claim.applicantId === by.userId)
    return refuse({ kind: 'not-allowed' });
  if (!seesWhole(by, claim)) return refuse({ kind: 'not-allowed' });
  if (claim.status !== 'submitted' && claim.status !== 'approved')
    return refuse({ kind: 'already-processed' });
  if (claim.version !== expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  return accept(claim);
};

type Correcting = Deed & {
  /** As it counts from now on. */
  readonly verdict: ClaimVerdict;
  readonly changes: readonly LineChange[];
  /** What it bears with what its items bring along by now; nothing is taken off. */
  readonly labels: Labelled;
  readonly reason?: string;
};

/** 訂正 (K-12): the votes stand, what was changed is told to everybody who reads the claim. */
export const correctClaim = (
  claim: SubmittedClaim | ApprovedClaim,
  { verdict, changes, labels, reason = '', ...deed }: Correcting,
): Happened<SubmittedClaim | ApprovedClaim> => ({
  claim: {
    ...claim,
    ...labels,
    stepSince: claim.stepSince ?? claim.updatedAt,
    totals: totalsOf(verdict),
    version: claim.version + 1,
    updatedAt: deed.at,
  },
  event: eventOf(claim, deed, {
    act: 'correct',
    changes,
    ...(sayLabels(labels) === sayLabels(claim)
      ? {}
      : { labelled: { from: sayLabels(claim), to: sayLabels(labels) } }),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  }),
});
