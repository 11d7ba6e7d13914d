import { assert } from '#domain/kernel/assert.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Claim, DraftClaim } from './claim.ts';
import { eventOf, type Deed, type DeedRefusal, type Happened } from './timeline.ts';

/**
 * 破棄の取消し: an own draft that was thrown away comes back as it was. Nobody else gets to see one, so that no refusal
 * tells of it.
 */
export const restoreClaim = (
  claim: Claim,
  deed: Deed,
): Result<Happened<DraftClaim>, Exclude<DeedRefusal, { readonly kind: 'not-allowed' }>> => {
  assert(claim.applicantId === deed.by.userId, 'whoever restores a draft is its applicant');
  if (claim.status !== 'discarded') return refuse({ kind: 'already-processed' });
  if (claim.version !== deed.expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  const { number: _none, ...draft } = claim;
  const restored: DraftClaim = {
    ...draft,
    status: 'draft',
    version: claim.version + 1,
    updatedAt: deed.at,
  };
  return accept({ claim: restored, event: eventOf(claim, deed, { act: 'restore' }) });
};
