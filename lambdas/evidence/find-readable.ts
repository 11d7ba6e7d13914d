import { mayReadClaim, seesEvidence } from '#domain/claims/claim-rights.ts';
import type { EvidenceId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { reaches } from '#domain/rights/reach.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { findHeaderFor } from '#lambdas/sight/find-headers.ts';
import type { Actor } from '#lambdas/http/call.ts';
import type { Evidence } from '#rows/evidence.ts';
import { findEvidence } from './evidence-record.ts';

const mayRead = async (
  table: TenantTable,
  actor: Actor,
  { id, claimId, ownerId }: Evidence,
): Promise<boolean> => {
  // One's own file stays one's own where its claim is shown to nobody any more.
  if (ownerId === actor.userId)
    return reaches(actor, 'claims.read', {
      ownedBy: [ownerId],
      applicantId: ownerId,
      labels: [],
      months: [],
    });
  const claim = await findHeaderFor(table, claimId, actor);
  return claim !== undefined && mayReadClaim(actor, claim) && seesEvidence(actor, claim, id);
};

/** A file that has arrived and that this person may see. */
export const findReadable = async (
  table: TenantTable,
  actor: Actor,
  evidenceId: EvidenceId,
): Promise<(Evidence & { readonly storedAt: Instant }) | undefined> => {
  const evidence = await findEvidence(table, evidenceId);
  if (evidence?.storedAt === undefined || !(await mayRead(table, actor, evidence))) return undefined;
  return { ...evidence, storedAt: evidence.storedAt };
};
