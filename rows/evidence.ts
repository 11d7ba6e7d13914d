import type { Looks } from '#domain/evidence/looks.ts';
import type { ClaimId, EvidenceId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { json, textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

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

export const evidenceRecord = rowKind('evidence-record', {
  table: 'TenantData',
  pk: 'E#{evidenceId}',
  sk: 'H',
  keeps: 'books',
  returned: 'evidence.jsonl',
  erased: 'with-tenant',
  /** `abandoned` while the purge takes it away. */
  holds: { status: textOf<'reserved' | 'stored' | 'abandoned'>(), doc: json<Evidence>() },
});

/** A place for a file, in the order of the asking; it goes when the file has arrived or nobody sent it. */
export const reservation = rowKind('reservation', {
  table: 'TenantData',
  pk: 'RES',
  sk: '{at}#{evidenceId}',
  keeps: 'purged',
  returned: 'passing',
  erased: 'with-tenant',
  holds: { claimId: textOf<ClaimId>() },
  /** Bytes that were counted with it, and come free where nobody sent the file. @default none, of before 2026-12 */
  mayHold: { size: 'number' },
});
