import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { isEditable, type Claim, type DraftClaim, type ReturnedClaim } from './claim.ts';
import type { Deed, DeedRefusal } from './timeline.ts';

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
