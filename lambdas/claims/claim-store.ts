import type { Claim } from '#domain/claims/claim.ts';
import type { TimelineEvent } from '#domain/claims/timeline.ts';
import type { ClaimId, EvidenceId } from '#domain/kernel/ids.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import {
  claimEdition,
  claimEvent,
  claimEvidence,
  claimHeader,
  claimLines,
  claimRefunds,
  type ClaimEvidence,
  type KeptAct,
  type KeptLines,
} from '#rows/claims.ts';
import { across } from '#rows/range-across.ts';
import { headerRow, linesRow, recordOf, type StoredClaim } from './claim-record.ts';

/** Header, lines and evidence of a claim in one strongly consistent Query. */
export const findClaim = async (table: TenantTable, claimId: ClaimId): Promise<StoredClaim | undefined> => {
  const range = across({ claimId }, [claimEvidence, claimHeader, claimRefunds, claimLines]);
  const { items } = await table.query({ ...range, consistent: true });
  return recordOf(items);
};

export const timelineWrite = (claimId: ClaimId, eventId: string, event: TimelineEvent): Write => ({
  kind: 'put',
  ...claimEvent.row({ claimId, eventId }, { doc: event }),
});

export const listTimeline = async (
  table: TenantTable,
  claimId: ClaimId,
): Promise<readonly TimelineEvent[]> => {
  const { items } = await table.query({ ...claimEvent.among({ claimId }), consistent: true });
  return items.map((item) => claimEvent.read(item).doc);
};

/** Writes the header only over the version that was read; `seen` undefined means that there was none. */
export const headerWrite = (claim: Claim, acts: readonly KeptAct[], seen: number | undefined): Write => ({
  kind: 'put',
  ...headerRow(claim, acts),
  condition:
    seen === undefined
      ? { expression: 'attribute_not_exists(PK)' }
      : { expression: 'version = :seen', values: { ':seen': seen } },
});

export const linesWrite = (claim: Claim, content: KeptLines): Write => ({
  kind: 'put',
  ...linesRow(claim, content),
});

/** 版の控え: the lines of an edition that ended by a return or a withdrawal, kept for ever. */
export const editionWrite = (claim: Claim, edition: number, content: KeptLines): Write => ({
  kind: 'put',
  ...claimEdition.row({ claimId: claim.id, edition }, { z: content }),
});

/** The line names a receipt that was reserved for this claim and has arrived. */
export const evidenceStored = (claimId: ClaimId, evidenceId: EvidenceId) => ({
  kind: 'check' as const,
  key: claimEvidence.key({ claimId, evidenceId }),
  condition: {
    expression: '#status = :stored',
    names: { '#status': 'status' },
    values: { ':stored': 'stored' },
  },
});

/** The same of a receipt that was found sound, so that nothing more need be known of it to judge its line. */
export const soundEvidenceStored = (claimId: ClaimId, evidenceId: EvidenceId): Write => {
  const write = evidenceStored(claimId, evidenceId);
  const { condition } = write;
  return {
    ...write,
    condition: { ...condition, expression: `${condition.expression} AND attribute_not_exists(isUnsound)` },
  };
};

export const listEvidence = async (
  table: TenantTable,
  claimId: ClaimId,
): Promise<readonly ClaimEvidence[]> => {
  const { items } = await table.query({ ...claimEvidence.among({ claimId }), consistent: true });
  return items.map((item) => claimEvidence.read(item).doc);
};
