import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Claim } from '#domain/claims/claim.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { Looks } from '#domain/evidence/looks.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { EvidenceId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import { ulidFrom } from '#lambdas/adapters/machine/ulid.ts';

import { refundsOfItem, type KeptRefunds, type OriginalClaim } from './kept-refunds.ts';

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

/** Kept as 添付, it proves nothing. What was stored before files were looked at counts as it did then. */
export const isUnsound = ({ looks }: Pick<ClaimEvidence, 'looks'>): boolean =>
  looks !== undefined && looks !== 'sound';

export type ClaimRecord = {
  readonly claim: Claim;
  /** Of a claim that was submitted each line is whole: `completeLines` narrows them. */
  readonly lines: readonly DraftLine[];
  /** Pinned at the submission; of drafts and returned claims judged anew whenever they are read. */
  readonly verdict: ClaimVerdict;
  readonly evidence: readonly ClaimEvidence[];
  readonly acts: readonly KeptAct[];
  /** What others take back of its lines; absent while nobody does. */
  readonly refunds?: KeptRefunds;
  /** The claims whose lines its own refunds name, of what can still be edited. */
  readonly originals?: readonly OriginalClaim[];
};

/** As it lies in the table: what can still be edited carries no verdict, two thirds of its bytes. */
export type StoredClaim = Omit<ClaimRecord, 'verdict'> & { readonly verdict?: ClaimVerdict };

type Item = Readonly<Record<string, unknown>>;

const keptActs = 8;

export const withAct = (acts: readonly KeptAct[], act: KeptAct | undefined): readonly KeptAct[] =>
  act === undefined ? acts : [...acts, act].slice(-keptActs);

const openStepName = (claim: Claim): string | undefined =>
  claim.status === 'submitted' ? claim.route.steps[claim.step]?.name : undefined;

/** The id, with the moment of the first draft by our clock: the client that made the id may have had a wrong one. */
const draftOrder = ({ id, createdAt }: Pick<Claim, 'id' | 'createdAt'>): string =>
  ulidFrom(Date.parse(createdAt)).slice(0, 10) + id.slice(10);

/** The flat attributes are what the narrow index projections carry; `doc` is the claim itself. */
export const headerItem = (claim: Claim, acts: readonly KeptAct[]): Record<string, unknown> => {
  const submittedAt = 'submittedAt' in claim ? claim.submittedAt : undefined;
  const stepName = openStepName(claim);
  return {
    claimId: claim.id,
    version: claim.version,
    status: claim.status,
    applicantId: claim.applicantId,
    applicantName: claim.applicantName,
    departmentName: claim.departmentName,
    title: claim.title,
    total: claim.totals.total,
    tax: claim.totals.tax,
    updatedAt: claim.updatedAt,
    ...(claim.number === undefined ? {} : { number: claim.number }),
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(stepName === undefined ? {} : { stepName }),
    ...(claim.status === 'discarded' ? {} : { G1P: `U#${claim.applicantId}`, G1S: draftOrder(claim) }),
    ...(claim.status === 'draft' || claim.status === 'discarded'
      ? {}
      : { G2P: `S#${claim.status}`, G2S: `${submittedAt ?? claim.updatedAt}#${claim.id}` }),
    doc: JSON.stringify(claim),
    acts,
  };
};

/** Lines and verdict as one compressed attribute: a third of the bytes of nested lists (20 lines: 1.4 kB). */
export const packedItem = (content: unknown): Record<string, unknown> => ({
  z: deflateRawSync(Buffer.from(JSON.stringify(content)), { level: 9 }),
});

export const unpacked = <Content>(item: Item): Content => {
  const { z } = item;
  if (!(z instanceof Uint8Array)) throw new Error('a packed item lacks its bytes');
  return JSON.parse(inflateRawSync(z).toString());
};

type Lines = Pick<StoredClaim, 'lines' | 'verdict'>;

/** From the submission on the verdict of that day counts; what is still to be submitted is judged whenever it is read. */
const isPinned = ({ status }: Pick<Claim, 'status'>): boolean =>
  status === 'submitted' || status === 'approved' || status === 'confirmed' || status === 'rejected';

/** The lines as they count: what is no longer pinned may have left its verdict beside them. */
const countedLines = (claim: Claim, { lines, verdict }: Lines): Lines =>
  verdict !== undefined && isPinned(claim) ? { lines, verdict } : { lines };

export const linesItem = (claim: Claim, written: Lines): Record<string, unknown> =>
  packedItem(countedLines(claim, written));

export const pinnedVerdict = ({ claim, verdict }: Pick<StoredClaim, 'claim' | 'verdict'>): ClaimVerdict => {
  assert(verdict !== undefined && isPinned(claim), 'what was submitted has the verdict of its submission');
  return verdict;
};

const parsedClaim = (doc: unknown): Claim => {
  if (typeof doc !== 'string') throw new Error('a claim header lacks its document');
  return JSON.parse(doc);
};

const parsedActs = (acts: unknown): readonly KeptAct[] =>
  Array.isArray(acts)
    ? acts.map(({ key, hash, version, sitting }) => ({
        key,
        hash,
        version,
        ...(sitting === undefined ? {} : { sitting }),
      }))
    : [];

export const claimOfHeader = (item: Item): { readonly claim: Claim; readonly acts: readonly KeptAct[] } => ({
  claim: parsedClaim(item['doc']),
  acts: parsedActs(item['acts']),
});

export const evidenceOf = (item: Item): ClaimEvidence => JSON.parse(String(item['doc']));

/** Puts the items of one partition, `F#…`, `H`, `K` and `L`, together; undefined where there is no header. */
export const recordOf = (items: readonly Item[]): StoredClaim | undefined => {
  const header = items.find((item) => item['SK'] === 'H');
  const lines = items.find((item) => item['SK'] === 'L');
  const refunds = items.find((item) => item['SK'] === 'K');
  if (header === undefined || lines === undefined) return undefined;
  const head = claimOfHeader(header);
  return {
    ...head,
    ...countedLines(head.claim, unpacked(lines)),
    evidence: items.filter((item) => String(item['SK']).startsWith('F#')).map(evidenceOf),
    ...(refunds === undefined ? {} : { refunds: refundsOfItem(refunds) }),
  };
};
