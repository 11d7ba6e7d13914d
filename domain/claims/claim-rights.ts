import { labelsOfClaim, labelsOfEvidence, labelsToApprove } from '#domain/labels/borne-label.ts';
import type { EvidenceId } from '#domain/kernel/ids.ts';
import { seesThing } from '#domain/rights/sight.ts';
import { reaches, type Reacher, type Thing } from '#domain/rights/reach.ts';
import type { Claim } from './claim.ts';
import { monthsOfClaim } from './claim-months.ts';

/** A claim belongs to its applicant, and came to everybody who is or was on its route. */
export const thingOf = (claim: Claim): Thing => {
  const { applicantId, approversSoFar, departmentId } = claim;
  return {
    ownedBy: [applicantId, ...approversSoFar],
    applicantId,
    departmentId,
    labels: labelsOfClaim(claim),
    months: monthsOfClaim(claim),
  };
};

/** Of a claim that he may read, whether a receipt is shown to him: it may bear labels of its own. */
export const seesEvidence = (
  reader: Pick<Reacher, 'userId' | 'sight'>,
  claim: Claim,
  evidenceId: EvidenceId,
): boolean =>
  seesThing(reader, {
    applicantId: claim.applicantId,
    labels: labelsOfEvidence(claim, evidenceId),
    months: monthsOfClaim(claim),
  });

/** Whether nothing of a claim is hidden from him: nobody decides about it, or reads its entries, who does not see all of its receipts. */
export const seesWhole = (reader: Pick<Reacher, 'userId' | 'sight'>, claim: Claim): boolean =>
  seesThing(reader, {
    applicantId: claim.applicantId,
    labels: labelsToApprove(claim),
    months: monthsOfClaim(claim),
  });

/** Own claims, claims on whose route one is or was, and what left the draft, or is in the books, within the scope of one's right (README 6). */
export const mayReadClaim = (reader: Reacher, claim: Claim): boolean => {
  if (claim.status === 'discarded') return false;
  const thing = thingOf(claim);
  return claim.status === 'draft' && claim.postings === undefined
    ? thing.ownedBy.includes(reader.userId) && reaches(reader, 'claims.read', thing)
    : reaches(reader, 'claims.read', thing);
};
