import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Claim, DiscardedClaim } from './claim.ts';
import { eventOf, type Deed, type DeedRefusal, type Happened } from './timeline.ts';

/** Throws an own draft away that was never submitted. */
export const discardClaim = (claim: Claim, deed: Deed): Result<Happened<DiscardedClaim>, DeedRefusal> => {
  if (claim.applicantId !== deed.by.userId) return refuse({ kind: 'not-allowed' });
  if (claim.status !== 'draft' || claim.number !== undefined) return refuse({ kind: 'already-processed' });
  if (claim.version !== deed.expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  const { number: _none, ...draft } = claim;
  const discarded: DiscardedClaim = {
    ...draft,
    status: 'discarded',
    version: claim.version + 1,
    updatedAt: deed.at,
  };
  return accept({ claim: discarded, event: eventOf(claim, deed, { act: 'discard' }) });
};
