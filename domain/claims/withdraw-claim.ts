import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Claim, DraftClaim, ReturnedClaim } from './claim.ts';
import { eventOf, type Deed, type DeedRefusal, type Happened } from './timeline.ts';

/**
 * 取下げる: the applicant takes a submitted claim back, whoever has approved so far and whatever his department
 * is today. It becomes a draft of the next edition and keeps its number; what is in the books does not go back
 * into a draft, which is the applicant's alone, but into 差戻し, where 経理 and 監査 still find it.
 */
export const withdrawClaim = (
  claim: Claim,
  deed: Deed,
): Result<Happened<DraftClaim | ReturnedClaim>, DeedRefusal> => {
  if (claim.applicantId !== deed.by.userId) return refuse({ kind: 'not-allowed' });
  if (claim.status !== 'submitted') return refuse({ kind: 'already-processed' });
  if (claim.version !== deed.expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  const { route: _route, step: _step, stepSince: _since, submittedAt: _submittedAt, ...core } = claim;
  const { by, at } = deed;
  const next = { ...core, edition: claim.edition + 1, version: claim.version + 1, updatedAt: at };
  const withdrawn: DraftClaim | ReturnedClaim =
    claim.postings === undefined
      ? { ...next, status: 'draft' }
      : {
          ...next,
          status: 'returned',
          returned: { by: by.userId, name: by.name, at, reason: '申請者による取下げ' },
        };
  const asked = claim.route.steps[claim.step]?.approvers.map(({ userId }) => userId) ?? [];
  return accept({ claim: withdrawn, event: eventOf(claim, deed, { act: 'withdraw', asked }) });
};
