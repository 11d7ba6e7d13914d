import type { Claim } from '#domain/claims/claim.ts';
import type { TimelineEvent } from '#domain/claims/timeline.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import {
  evidenceOf,
  headerItem,
  linesItem,
  packedItem,
  recordOf,
  type ClaimEvidence,
  type StoredClaim,
  type KeptAct,
} from './claim-record.ts';

const partition = (claimId: ClaimId) => `C#${claimId}`;

/** Header, lines and evidence of a claim in one strongly consistent Query. */
export const findClaim = async (table: TenantTable, claimId: ClaimId): Promise<StoredClaim | undefined> => {
  const { items } = await table.query({ pk: partition(claimId), skFrom: 'F#', skTo: 'L', consistent: true });
  return recordOf(items);
};

export const timelineWrite = (claimId: ClaimId, id: string, event: TimelineEvent): Write => ({
  kind: 'put',
  key: { pk: partition(claimId), sk: `A#${id}` },
  item: { doc: JSON.stringify(event) },
});

export const listTimeline = async (
  table: TenantTable,
  claimId: ClaimId,
): Promise<readonly TimelineEvent[]> => {
  const { items } = await table.query({ pk: partition(claimId), skPrefix: 'A#', consistent: true });
  return items.map((item): TimelineEvent => JSON.parse(String(item['doc'])));
};

/** Writes the header only over the version that was read; `seen` undefined means that there was none. */
export const headerWrite = (claim: Claim, acts: readonly KeptAct[], seen: number | undefined): Write => ({
  kind: 'put',
  key: { pk: partition(claim.id), sk: 'H' },
  item: headerItem(claim, acts),
  condition:
    seen === undefined
      ? { expression: 'attribute_not_exists(PK)' }
      : { expression: 'version = :seen', values: { ':seen': seen } },
});

export const linesWrite = (claim: Claim, content: Pick<StoredClaim, 'lines' | 'verdict'>): Write => ({
  kind: 'put',
  key: { pk: partition(claim.id), sk: 'L' },
  item: linesItem(claim, content),
});

/** 版の控え: the lines of an edition that ended by a return or a withdrawal, kept for ever. */
export const editionWrite = (
  claim: Claim,
  edition: number,
  content: Pick<StoredClaim, 'lines' | 'verdict'>,
): Write => ({
  kind: 'put',
  key: { pk: partition(claim.id), sk: `V#${String(edition).padStart(4, '0')}` },
  item: packedItem(content),
});

/** The line names a receipt that was reserved for this claim and has arrived. */
export const evidenceStored = (claimId: ClaimId, evidenceId: string) => ({
  kind: 'check' as const,
  key: { pk: partition(claimId), sk: `F#${evidenceId}` },
  condition: {
    expression: '#status = :stored',
    names: { '#status': 'status' },
    values: { ':stored': 'stored' },
  },
});

/** The same of a receipt that was found sound, so that nothing more need be known of it to judge its line. */
export const soundEvidenceStored = (claimId: ClaimId, evidenceId: string): Write => {
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
  const { items } = await table.query({ pk: partition(claimId), skPrefix: 'F#', consistent: true });
  return items.map(evidenceOf);
};
