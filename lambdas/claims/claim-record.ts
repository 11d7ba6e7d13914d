import type { Claim } from '#domain/claims/claim.ts';
import { withSpentMonths } from '#domain/claims/claim-months.ts';
import type { LineCorrection } from '#domain/lines/line-correction.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import { ulidFrom } from '#lambdas/adapters/machine/ulid.ts';
import {
  claimEvidence,
  claimHeader,
  claimLines,
  claimRefunds,
  type ClaimEvidence,
  type KeptAct,
  type KeptLines,
} from '#rows/claims.ts';
import { rowsOf } from '#rows/read-key.ts';
import type { Row } from '#rows/row-kind.ts';
import { refundsOf, type KeptRefunds, type OriginalClaim } from './kept-refunds.ts';

export type ClaimRecord = {
  readonly claim: Claim;
  /** Of a claim that was submitted each line is whole: `completeLines` narrows them. */
  readonly lines: readonly DraftLine[];
  /** Pinned at the submission; of drafts and returned claims judged anew whenever they are read. */
  readonly verdict: ClaimVerdict;
  /** 訂正 of this edition by 経理, which the verdict knows of. @default none */
  readonly corrections?: readonly LineCorrection[];
  readonly evidence: readonly ClaimEvidence[];
  readonly acts: readonly KeptAct[];
  /** What others take back of its lines; absent while nobody does. */
  readonly refunds?: KeptRefunds;
  /** The claims whose lines its own refunds name, of what can still be edited. */
  readonly originals?: readonly OriginalClaim[];
};

/** As it lies in the table: what can still be edited carries no verdict, two thirds of its bytes. */
export type StoredClaim = Omit<ClaimRecord, 'verdict'> & { readonly verdict?: ClaimVerdict };

const keptActs = 8;

export const withAct = (acts: readonly KeptAct[], act: KeptAct | undefined): readonly KeptAct[] =>
  act === undefined ? acts : [...acts, act].slice(-keptActs);

const openStepName = (claim: Claim): string | undefined =>
  claim.status === 'submitted' ? claim.route.steps[claim.step]?.name : undefined;

/** The id, with the moment of the first draft by our clock: the client that made the id may have had a wrong one. */
const draftOrder = ({ id, createdAt }: Pick<Claim, 'id' | 'createdAt'>): string =>
  ulidFrom(Date.parse(createdAt)).slice(0, 10) + id.slice(10);

/** The header as it is written; its flat attributes are what lists show. */
export const headerRow = (claim: Claim, acts: readonly KeptAct[]) => {
  const submittedAt = 'submittedAt' in claim ? claim.submittedAt : undefined;
  const stepName = openStepName(claim);
  const { id: claimId, status, applicantId, updatedAt } = claim;
  const content = {
    claimId,
    version: claim.version,
    status,
    applicantId,
    applicantName: claim.applicantName,
    departmentName: claim.departmentName,
    title: claim.title,
    total: claim.totals.total,
    tax: claim.totals.tax,
    updatedAt,
    ...(claim.number === undefined ? {} : { number: claim.number }),
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(stepName === undefined ? {} : { stepName }),
    doc: claim,
    acts,
  };
  return claimHeader.row({ claimId }, content, {
    ...(status === 'discarded' ? {} : { GSI1: { applicantId, draftOrder: draftOrder(claim) } }),
    ...(status === 'draft' || status === 'discarded'
      ? {}
      : { GSI2: { claimStatus: status, at: submittedAt ?? updatedAt, claimId } }),
  });
};

/** From the submission on the verdict of that day counts; what is still to be submitted is judged whenever it is read. */
const isPinned = ({ status }: Pick<Claim, 'status'>): boolean =>
  status === 'submitted' || status === 'approved' || status === 'confirmed' || status === 'rejected';

/** What of a record is the lines' own row. */
export const keptLines = ({ lines, verdict, corrections = [] }: KeptLines): KeptLines => ({
  lines,
  ...(verdict === undefined ? {} : { verdict }),
  ...(corrections.length === 0 ? {} : { corrections }),
});

/** The lines as they count: what is no longer pinned may have left its verdict and its corrections beside them. */
export const countedLines = (claim: Claim, kept: KeptLines): KeptLines =>
  kept.verdict !== undefined && isPinned(claim) ? keptLines(kept) : { lines: kept.lines };

export const linesRow = (claim: Claim, written: KeptLines) =>
  claimLines.row({ claimId: claim.id }, { z: countedLines(claim, written) });

export const pinnedVerdict = ({ claim, verdict }: Pick<StoredClaim, 'claim' | 'verdict'>): ClaimVerdict => {
  assert(verdict !== undefined && isPinned(claim), 'what was submitted has the verdict of its submission');
  return verdict;
};

/** Puts the rows of one partition together; undefined where there is no header. */
export const recordOf = (rows: readonly Row[]): StoredClaim | undefined => {
  const [header] = rowsOf(claimHeader, rows);
  const [lines] = rowsOf(claimLines, rows);
  const [refunds] = rowsOf(claimRefunds, rows);
  if (header === undefined || lines === undefined) return undefined;
  const { doc: claim, acts } = header;
  return {
    claim: withSpentMonths(claim, lines.z.lines),
    acts,
    ...countedLines(claim, lines.z),
    evidence: rowsOf(claimEvidence, rows).map(({ doc }) => doc),
    ...(refunds === undefined ? {} : { refunds: refundsOf(refunds) }),
  };
};
