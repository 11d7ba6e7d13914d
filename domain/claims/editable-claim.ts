import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Claim, DraftClaim, ReturnedClaim } from './claim.ts';
import type { Deed, DeedRefusal } from './timeline.ts';

/** 下書き or 差戻し: what its applicant may change. */
export const isEditable = (claim: Claim): claim is DraftClaim | ReturnedClaim =>
  claim.status === 'draft' || claim.status === 'returned';

/** The claim, when it is the actor's own, open for changes, and as he saw it. */
export const editableClaim = (
  claim: Claim,
  { by, expectedVersion }: Deed,
): Result<DraftClaim | ReturnedClaim, DeedRefusal> => {
  if (claim.applicantId !== by.userId) return refuse({ kind: 'not-allowed' });
  if (!isEditable(claim)) return refuse({ kind: 'already-processed' });
  if (claim.version !== expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  return accept(claim);
};
