import type { ClaimId, EvidenceId, UserId } from '#domain/kernel/ids.ts';
import { reservationKey } from '#lambdas/adapters/tenant/evidence-places.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Reason, Write } from '#lambdas/adapters/tenant/transaction.ts';
import { isUnsound } from '#domain/evidence/looks.ts';
import { claimEvidence, claimHeader, type ClaimEvidence } from '#rows/claims.ts';
import { evidenceRecord, reservation, type Evidence } from '#rows/evidence.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';

export const findEvidence = async (
  table: TenantTable,
  evidenceId: EvidenceId,
): Promise<Evidence | undefined> => {
  const item = await table.get(evidenceRecord.key({ evidenceId }), { consistent: true });
  return item === undefined ? undefined : evidenceRecord.read(item).doc;
};

const copyOf = (evidence: Evidence): ClaimEvidence => ({
  id: evidence.id,
  fileName: evidence.fileName,
  contentType: evidence.contentType,
  size: evidence.size,
  sha256: evidence.sha256,
  uploadedBy: evidence.ownerId,
  status: evidence.storedAt === undefined ? 'reserved' : 'stored',
  ...(evidence.storedAt === undefined ? {} : { uploadedAt: evidence.storedAt }),
  ...(evidence.looks === undefined ? {} : { looks: evidence.looks }),
});

/** The entry among the reservations lasts until the file has arrived. */
const reservationWrite = ({ id, reservedAt, storedAt, claimId, size }: Evidence): Write =>
  storedAt === undefined
    ? { kind: 'put', ...reservation.row({ at: reservedAt, evidenceId: id }, { claimId, size }) }
    : { kind: 'delete', key: reservationKey({ id, reservedAt }) };

/** The record, its copy in the claim's partition and the reservation, always together. */
export const evidenceWrites = (
  evidence: Evidence,
): { readonly record: Write; readonly copy: Write; readonly reservation: Write } => {
  const status = evidence.storedAt === undefined ? 'reserved' : 'stored';
  const condition =
    status === 'reserved'
      ? { expression: 'attribute_not_exists(PK)' }
      : {
          expression: '#status = :reserved',
          names: { '#status': 'status' },
          values: { ':reserved': 'reserved' },
        };
  return {
    record: {
      kind: 'put',
      ...evidenceRecord.row({ evidenceId: evidence.id }, { status, doc: evidence }),
      condition,
    },
    copy: {
      kind: 'put',
      ...claimEvidence.row(
        { claimId: evidence.claimId, evidenceId: evidence.id },
        { status, doc: copyOf(evidence), ...(isUnsound(evidence) ? { isUnsound: true } : {}) },
      ),
    },
    reservation: reservationWrite(evidence),
  };
};

/**
 * Only the applicant adds receipts, while the claim is not yet written or open for edit. Belongs to every write that
 * changes what a claim holds: asked before it, the answer would be old by the time of the write.
 */
export const claimOpenForReceipts = (claimId: ClaimId, applicantId: UserId): Write => ({
  kind: 'check',
  key: claimHeader.key({ claimId }),
  condition: {
    expression: 'attribute_not_exists(PK) OR (applicantId = :me AND #status IN (:draft, :returned))',
    names: { '#status': 'status' },
    values: { ':me': applicantId, ':draft': 'draft', ':returned': 'returned' },
  },
});

/** Why the claim takes no receipts: it is another's, or his own but on its route, decided or discarded. */
export const whyClosed = (
  { item }: Reason,
  applicantId: UserId,
): RefusalOf<'claim-closed-for-receipts' | 'not-found'> =>
  item !== undefined && claimHeader.read(item).applicantId === applicantId
    ? { kind: 'claim-closed-for-receipts' }
    : { kind: 'not-found' };
