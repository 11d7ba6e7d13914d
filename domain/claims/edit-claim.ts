import type { UserId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import type { Claim, ClaimTotals, DiscardedClaim, DraftClaim, ReturnedClaim, Trip } from './claim.ts';

/** Who acts, when, and on which version he saw. */
export type ClaimAct = { readonly by: UserId; readonly at: Instant; readonly expectedVersion: number };

export type EditRefusal =
  | { readonly kind: 'claim-changed-meanwhile' }
  /** The claim is on its route or has left it: only drafts and returned claims are edited. */
  | { readonly kind: 'claim-not-editable' }
  | { readonly kind: 'claim-not-yours' };

export type ClaimContent = {
  readonly title: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly trip?: Trip;
  readonly totals: ClaimTotals;
  readonly lineCount: number;
};

export type EditableClaim = DraftClaim | ReturnedClaim;

/** The claim, if this person may change its content now and saw its newest version. */
export const editable = (
  claim: Claim,
  { by, expectedVersion }: Pick<ClaimAct, 'by' | 'expectedVersion'>,
): Result<EditableClaim, EditRefusal> => {
  if (claim.applicantId !== by) return refuse({ kind: 'claim-not-yours' });
  if (claim.status !== 'draft' && claim.status !== 'returned') return refuse({ kind: 'claim-not-editable' });
  if (claim.version !== expectedVersion) return refuse({ kind: 'claim-changed-meanwhile' });
  return accept(claim);
};

/** A new draft, version 1 of edition 1. */
export const createClaim = (
  { id, applicantName, ...content }: ClaimContent & { readonly id: ClaimId; readonly applicantName: string },
  { by, at }: Pick<ClaimAct, 'by' | 'at'>,
): DraftClaim => ({
  ...content,
  id,
  status: 'draft',
  applicantId: by,
  applicantName,
  approversSoFar: [],
  edition: 1,
  version: 1,
  createdAt: at,
  updatedAt: at,
});

/** Replaces the content; a returned claim stays returned until it is submitted again. */
export const saveClaim = (
  claim: Claim,
  content: ClaimContent,
  act: ClaimAct,
): Result<EditableClaim, EditRefusal> => {
  const found = editable(claim, act);
  if (!found.ok) return found;
  const { trip: _before, ...kept } = found.value;
  return accept({ ...kept, ...content, version: claim.version + 1, updatedAt: act.at });
};

/** Puts a draft away that never entered a route. What has a number stays for ever. */
export const discardClaim = (claim: Claim, act: ClaimAct): Result<DiscardedClaim, EditRefusal> => {
  const found = editable(claim, act);
  if (!found.ok) return found;
  if (found.value.status !== 'draft' || found.value.number !== undefined)
    return refuse({ kind: 'claim-not-editable' });
  const { number: _none, ...draft } = found.value;
  return accept({ ...draft, status: 'discarded', version: claim.version + 1, updatedAt: act.at });
};
