import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Claim, DraftClaim } from './claim.ts';
import { eventOf, type Deed, type DeedRefusal, type Happened } from './timeline.ts';

/**
 * 取下げる: the applicant takes a submitted claim back, whoever has approved so far and whatever his department
 * is today. It becomes a draft of the next edition and keeps its number.
 */
export const withdrawClaim = (claim: Claim, deed: Deed): Result<Happened<DraftClaim>, DeedRefusal> => {
  if (claim.applicantId !== deed.by.userId) return refuse({ kind: 'not-allowed' });
  if (claim.status !== 'submitted') return refuse({ kind: 'already-processed' });
  if (claim.version !== deed.expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  const { route: _route, step: _step, submittedAt: _submittedAt, ...core } = claim;
  const draft: DraftClaim = {
    ...core,
    status: 'draft',
    edition: claim.edition + 1,
    version: claim.version + 1,
    updatedAt: deed.at,
  };
  return accept({ claim: draft, event: eventOf(claim, deed, { act: 'withdraw' }) });
};
