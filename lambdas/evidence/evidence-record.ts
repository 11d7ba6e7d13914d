import type { ClaimId, EvidenceId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant-table.ts';
import type { Write } from '#lambdas/adapters/transaction.ts';
import type { ClaimEvidence } from '#lambdas/claims/claim-record.ts';

/** 証憑: what is known of a file before and after it arrived. The bytes live in S3 under `evidence/<id>`. */
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
  readonly versionId?: string;
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
  uploadedBy: evidence.ownerId,
  status: evidence.storedAt === undefined ? 'reserved' : 'stored',
  ...(evidence.storedAt === undefined ? {} : { uploadedAt: evidence.storedAt }),
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
export const evidenceWrites = (evidence: Evidence): readonly Write[] => {
  const status = evidence.storedAt === undefined ? 'reserved' : 'stored';
  const condition =
    status === 'reserved'
      ? { expression: 'attribute_not_exists(PK)' }
      : {
          expression: '#status = :reserved',
          names: { '#status': 'status' },
          values: { ':reserved': 'reserved' },
        };
  return [
    {
      kind: 'put',
      key: { pk: partition(evidence.id), sk: 'H' },
      item: { status, doc: JSON.stringify(evidence) },
      condition,
    },
    {
      kind: 'put',
      key: { pk: `C#${evidence.claimId}`, sk: `F#${evidence.id}` },
      item: { status, doc: JSON.stringify(copyOf(evidence)) },
    },
    reservationWrite(evidence),
  ];
};

/** Only the applicant adds receipts, while the claim is not yet written or open for edit. */
export const claimOpenForReceipts = (claimId: ClaimId, applicantId: UserId): Write => ({
  kind: 'check',
  key: { pk: `C#${claimId}`, sk: 'H' },
  condition: {
    expression: 'attribute_not_exists(PK) OR (applicantId = :me AND #status IN (:draft, :returned))',
    names: { '#status': 'status' },
    values: { ':me': applicantId, ':draft': 'draft', ':returned': 'returned' },
  },
});
