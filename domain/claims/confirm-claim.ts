import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Role } from '#domain/tenants/masters.ts';
import type { Claim, ConfirmedClaim } from './claim.ts';
import type { ClaimAct } from './edit-claim.ts';

export type ConfirmRefusal =
  | { readonly kind: 'already-processed' }
  | { readonly kind: 'claim-changed-meanwhile' }
  | { readonly kind: 'confirm-not-allowed' }
  | { readonly kind: 'confirm-own-claim' };

/** 確定: an act of its own after the last step, by any accountant but the applicant. It posts the journals. */
export const confirmClaim = (
  claim: Claim,
  {
    by,
    byName,
    roles,
    at,
    expectedVersion,
  }: ClaimAct & { readonly byName: string; readonly roles: readonly Role[] },
): Result<ConfirmedClaim, ConfirmRefusal> => {
  if (!roles.includes('accountant')) return refuse({ kind: 'confirm-not-allowed' });
  if (claim.applicantId === by) return refuse({ kind: 'confirm-own-claim' });
  if (claim.status !== 'approved') return refuse({ kind: 'already-processed' });
  if (claim.version !== expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  return accept({
    ...claim,
    status: 'confirmed',
    version: claim.version + 1,
    updatedAt: at,
    confirmed: { by, name: byName, at },
  });
};
