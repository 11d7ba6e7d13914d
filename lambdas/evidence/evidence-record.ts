import type { Looks } from '#domain/evidence/looks.ts';
import type { ClaimId, EvidenceId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Reason, Write } from '#lambdas/adapters/tenant/transaction.ts';
import { isUnsound, type ClaimEvidence } from '#lambdas/claims/claim-record.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';

/**
 * 証憑: what is known of a file before and after it arrived. The bytes live in S3 under `evidence/<id>`, and SHA-256 alone
 * says which they are: a restore gives every file a new version id (docs/decisions/0103). Older rows hold one still.
 */
export type Evidence = {
  readonly id: EvidenceId;
  readonly claimId: ClaimId;
  readonly ownerId: UserId;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  /** SHA-256 of the bytes, 64 lower-case hex digits. */
  readonly sha256: string;
  readonly reservedAt: Instant;
  readonly storedAt?: Instant;
  /** What the look at the completion found; absent on what was stored before files were looked at. */
  readonly looks?: Looks;
};

export const documentKeyOf = (evidenceId: EvidenceId) => `evidence/${evidenceId}`;

const partition = (evidenceId: EvidenceId) => `E#${evidenceId}`;

export const findEvidence = async (
  table: TenantTable,
  evidenceId: EvidenceId,
): Promise<Evidence | undefined> => {
  const item = await table.get({ pk: partition(evidenceId), sk: 'H' }, { consistent: true });
  return item === undefined ? undefined : JSON.parse(String(item['doc']));
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

/** Reservations in the order of their making, so that the abandoned ones are found without looking at the others. */
export const reservationKey = ({ id, reservedAt }: Pick<Evidence, 'id' | 'reservedAt'>) => ({
  pk: 'RES',
  sk: `${reservedAt}#${id}`,
});

/** The entry among the reservations lasts until the file has arrived. */
const reservationWrite = (evidence: Evidence): Write =>
  evidence.storedAt === undefined
    ? { kind: 'put', key: reservationKey(evidence), item: { claimId: evidence.claimId } }
    : { kind: 'delete', key: reservationKey(evidence) };

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
      key: { pk: partition(evidence.id), sk: 'H' },
      item: { status, doc: JSON.stringify(evidence) },
      condition,
    },
    copy: {
      kind: 'put',
      key: { pk: `C#${evidence.claimId}`, sk: `F#${evidence.id}` },
      item: {
        status,
        ...(isUnsound(evidence) ? { isUnsound: true } : {}),
        doc: JSON.stringify(copyOf(evidence)),
      },
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
  key: { pk: `C#${claimId}`, sk: 'H' },
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
  item?.['applicantId'] === applicantId ? { kind: 'claim-closed-for-receipts' } : { kind: 'not-found' };
