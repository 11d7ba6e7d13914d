import { reaches, type Reacher, type Thing } from '#domain/rights/reach.ts';
import type { Claim } from './claim.ts';

/** A claim belongs to its applicant, and came to everybody who is or was on its route. */
export const thingOf = ({ applicantId, approversSoFar, departmentId }: Claim): Thing => ({
  ownedBy: [applicantId, ...approversSoFar],
  departmentId,
});

/** Own claims, claims on whose route one is or was, and what left the draft, or is in the books, within the scope of one's right (README 6). */
export const mayReadClaim = (reader: Reacher, claim: Claim): boolean => {
  if (claim.status === 'discarded') return false;
  const thing = thingOf(claim);
  return claim.status === 'draft' && claim.postings === undefined
    ? thing.ownedBy.includes(reader.userId) && reaches(reader, 'claims.read', thing)
    : reaches(reader, 'claims.read', thing);
};
