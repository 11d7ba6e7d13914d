import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Claim, DraftClaim, ReturnedClaim } from './claim.ts';
import type { Deed, DeedRefusal } from './timeline.ts';

/** The claim, when it is the actor's own, open for changes, and as he saw it. */
export const editable = (
  claim: Claim,
  { by, expectedVersion }: Deed,
): Result<DraftClaim | ReturnedClaim, DeedRefusal> => {
  if (claim.applicantId !== by.userId) return refuse({ kind: 'not-allowed' });
  if (claim.status !== 'draft' && claim.status !== 'returned') return refuse({ kind: 'already-processed' });
  if (claim.version !== expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  return accept(claim);
};
