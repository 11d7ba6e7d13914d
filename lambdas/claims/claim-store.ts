import type { Claim } from '#domain/claims/claim.ts';
import { isVote } from '#domain/claims/claim-acts.ts';
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
  type KeptEdition,
  type KeptLines,
} from '#rows/claims.ts';
import { across } from '#rows/range-across.ts';
import { headerRow, keptLines, linesRow, recordOf, type StoredClaim } from './claim-record.ts';

/** Header, lines and evidence of a claim in one strongly consistent Query. */
export const findClaim = async (table: TenantTable, claimId: ClaimId): Promise<StoredClaim | undefined> => {
  const range = across({ claimId }, [claimEvidence, claimHeader, claimRefunds, claimLines]);
  const { items } = await table.query({ ...range, consistent: true });
  return recordOf(items);
};

/** Of a vote, what its voter finds it by: the claim as he saw it, and what it became. */
const votedOn = ({ number, title, status, applicantName, departmentName, totals }: Claim) => ({
  ...(number === undefined ? {} : { number }),
  title,
  status,
  applicantName,
  departmentName,
  total: totals.total,
});

export const timelineWrite = (claim: Claim, eventId: string, event: TimelineEvent): Write => {
  const claimId = claim.id;
  const key = { claimId, eventId };
  if (!isVote(event.act)) return { kind: 'put', ...claimEvent.row(key, { doc: event }) };
  const { at, by: userId, stepName } = event;
  const voted = {
    ...votedOn(claim),
    updatedAt: at,
    ...(stepName === undefined ? {} : { stepName }),
    doc: event,
  };
  return { kind: 'put', ...claimEvent.row(key, voted, { GSI1: { userId, at, claimId } }) };
};

/** So many events of a claim are told, the newest: nobody who works comes near. The audit trail holds all of them. */
const mostEvents = 500;
/** And so many bytes of them: an answer holds 6 MB, and a correction of a hundred lines takes some 100 kB. */
const bytesOfTimeline = 3_000_000;

export type Timeline = {
  /** The earlier first. */
  readonly events: readonly TimelineEvent[];
  /** There were more before them. */
  readonly isCut: boolean;
};

export const listTimeline = async (table: TenantTable, claimId: ClaimId): Promise<Timeline> => {
  const range = { ...claimEvent.among({ claimId }), consistent: true, forward: false, limit: mostEvents };
  const { items, nextCursor } = await table.query(range);
  const newest = items.map((item) => claimEvent.read(item).doc);
  let bytes = 0;
  const firstBeyond = newest.findIndex((event) => {
    bytes += Buffer.byteLength(JSON.stringify(event));
    return bytes > bytesOfTimeline;
  });
  const told = firstBeyond < 0 ? newest : newest.slice(0, Math.max(1, firstBeyond));
  return { events: told.toReversed(), isCut: nextCursor !== undefined || told.length < newest.length };
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

/** The condition that nobody wrote the claim since this version. */
export const headerUnchanged = (claimId: ClaimId, version: number): Write => ({
  kind: 'check',
  key: claimHeader.key({ claimId }),
  condition: { expression: 'version = :seen', values: { ':seen': version } },
});

export const linesWrite = (claim: Claim, content: KeptLines): Write => ({
  kind: 'put',
  ...linesRow(claim, content),
});

/** 版の控え: an edition that ended by a return or a withdrawal, kept for ever. */
export const editionWrite = (claim: Claim, edition: number, content: KeptLines): Write => {
  const { title, departmentName, trip } = claim;
  const head = { title, departmentName, ...(trip === undefined ? {} : { trip }) };
  const kept = { ...keptLines(content), head };
  return { kind: 'put', ...claimEdition.row({ claimId: claim.id, edition }, { z: kept }) };
};

/** The edition that was put by under this number; undefined where there is none. */
export const findEdition = async (
  table: TenantTable,
  claimId: ClaimId,
  edition: number,
): Promise<KeptEdition | undefined> => {
  const item = await table.get(claimEdition.key({ claimId, edition }), { consistent: true });
  return item === undefined ? undefined : claimEdition.read(item).z;
};

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
