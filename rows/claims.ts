import type { Claim } from '#domain/claims/claim.ts';
import { withFirstSubmission } from '#domain/claims/first-submission.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { TimelineEvent } from '#domain/claims/timeline.ts';
import type { LineCorrection } from '#domain/lines/line-correction.ts';
import type { Looks } from '#domain/evidence/looks.ts';
import type { ClaimId, EvidenceId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { RefundedPart } from '#domain/verdicts/refund-original.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import { json, listOf, textOf, type Codec } from './attributes.ts';
import { packed } from './packed.ts';
import { rowKind } from './row-kind.ts';

/** 編集: one opening of the editor, named by the client; `since` is when its first save arrived. */
export type Sitting = { readonly id: string; readonly since: Instant };

/** An act that was answered: the same key and hash are answered again, the same key with another hash is refused. */
export type KeptAct = {
  readonly key: string;
  readonly hash: string;
  readonly version: number;
  /** Of a save that the editor made by itself. */
  readonly sitting?: Sitting;
};

/** A receipt in the claim's own partition, so that opening a claim stays one Query. */
export type ClaimEvidence = {
  readonly id: EvidenceId;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly uploadedAt?: Instant;
  readonly uploadedBy: UserId;
  readonly status: 'reserved' | 'stored';
  readonly looks?: Looks;
  /** Of the bytes, 64 hex digits; absent on copies of before. */
  readonly sha256?: string;
};

/** An edition of a claim, and what it takes back of one line. */
export type RefundHolder = {
  readonly claimId: ClaimId;
  readonly edition: number;
  readonly lineId: string;
  readonly parts: readonly RefundedPart[];
};

/** What can still be edited is judged whenever it is read: it carries no verdict, two thirds of its bytes. */
export type KeptLines = {
  readonly lines: readonly DraftLine[];
  readonly verdict?: ClaimVerdict;
  /** 訂正 by 経理, of an edition that was submitted. @default none */
  readonly corrections?: readonly LineCorrection[];
};

/** The lines of an edition that ended, and its head. */
export type KeptEdition = KeptLines & {
  /** @default not known: until 2026-11 the lines alone were put by */
  readonly head?: Pick<Claim, 'title' | 'departmentName' | 'trip'>;
};

/** What each claim says, also one of before it was kept. */
const claimDocument: Codec<Claim> = {
  ...json<Claim>(),
  read: (stored) => withFirstSubmission(json<Claim>().read(stored)),
};

const ofClaims = {
  table: 'TenantData',
  pk: 'C#{claimId}',
  keeps: 'books',
  returned: 'claims.jsonl',
  erased: 'with-tenant',
} as const;

/** The flat attributes are what the indexes carry; a byte more in the projection is paid on every save. */
export const claimHeader = rowKind('claim-header', {
  ...ofClaims,
  sk: 'H',
  holds: {
    claimId: textOf<ClaimId>(),
    version: 'number',
    status: textOf<Claim['status']>(),
    applicantId: textOf<UserId>(),
    applicantName: 'text',
    departmentName: 'text',
    title: 'text',
    total: 'number',
    tax: 'number',
    updatedAt: textOf<Instant>(),
    doc: claimDocument,
    /** The last ones, so that one sent again is answered again. */
    acts: listOf<KeptAct>(),
  },
  mayHold: { number: 'text', submittedAt: textOf<Instant>(), stepName: 'text' },
  indexes: {
    GSI1: ['U#{applicantId}', '{draftOrder}'],
    GSI2: ['S#{claimStatus}', '{at}#{claimId}'],
  },
  projection: [
    'number',
    'title',
    'status',
    'applicantName',
    'departmentName',
    'total',
    'tax',
    'version',
    'updatedAt',
    'submittedAt',
    'stepName',
  ],
});

export const claimLines = rowKind('claim-lines', { ...ofClaims, sk: 'L', holds: { z: packed<KeptLines>() } });

/** 版の控え: an edition that ended by a return or a withdrawal, kept for ever. */
export const claimEdition = rowKind('claim-edition', {
  ...ofClaims,
  sk: 'V#{edition:4}',
  holds: { z: packed<KeptEdition>() },
});

/**
 * What happened to a claim. A vote is found by its voter too, with the claim as it was then and what became of it
 * (`status`); votes until 2026-11 stand in no index (docs/decisions/0167).
 */
export const claimEvent = rowKind('claim-event', {
  ...ofClaims,
  sk: 'A#{eventId}',
  holds: { doc: json<TimelineEvent>() },
  mayHold: {
    number: 'text',
    title: 'text',
    status: textOf<Claim['status']>(),
    applicantName: 'text',
    departmentName: 'text',
    total: 'number',
    updatedAt: textOf<Instant>(),
    stepName: 'text',
  },
  indexes: { GSI1: ['V#{userId}', '{at}#{claimId}'] },
  projection: [
    'number',
    'title',
    'status',
    'applicantName',
    'departmentName',
    'total',
    'updatedAt',
    'stepName',
  ],
});

export const claimEvidence = rowKind('claim-evidence', {
  ...ofClaims,
  sk: 'F#{evidenceId}',
  returned: 'derived',
  holds: { status: 'text', doc: json<ClaimEvidence>() },
  mayHold: { isUnsound: 'flag' },
});

/** 返金の控え of a claim: who takes back what of its lines. `revision` differs after every write. */
export const claimRefunds = rowKind('claim-refunds', {
  ...ofClaims,
  sk: 'K',
  holds: { revision: 'text', doc: json<readonly RefundHolder[]>() },
});

const ofFingerprints = {
  table: 'TenantData',
  pk: 'FP#{printKind}#{printHash}',
  keeps: 'contract',
  returned: 'derived',
  erased: 'with-tenant',
} as const;
const holder = { claimId: textOf<ClaimId>(), edition: 'number', at: textOf<Instant>() } as const;

/** Of whoever has the fingerprint alone or came first. */
export const firstPrint = rowKind('first-print', {
  ...ofFingerprints,
  sk: 'H',
  holds: { ...holder, revision: 'text' },
});

export const furtherPrint = rowKind('further-print', { ...ofFingerprints, sk: '{claimId}', holds: holder });

/** The last number that a claim of the tenant was given. */
export const claimCounter = rowKind('claim-counter', {
  table: 'TenantData',
  pk: 'SEQ',
  sk: 'CLAIM',
  keeps: 'contract',
  returned: 'derived',
  erased: 'with-tenant',
  holds: { next: 'number' },
  /** How many of them a release gave that keeps the company's list; one of before adds to `next` alone. */
  mayHold: { listed: 'number' },
});
