import { thingOf } from '#domain/claims/claim-rights.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { completeLines, type DraftLine } from '#domain/lines/draft-line.ts';
import { correctionOf, withCorrectedItem, type LineCorrection } from '#domain/lines/line-correction.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import type { ClaimId, UserId } from '#domain/kernel/ids.ts';
import type { LineVerdict } from '#domain/verdicts/verdict.ts';
import type { RefundOriginal } from '#domain/verdicts/refund-original.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { StoredClaim } from './claim-record.ts';
import { findClaim } from './claim-store.ts';
import type { RefundHolder } from '#rows/claims.ts';
import { noRefunds, type OriginalClaim } from './kept-refunds.ts';
import { livingRefunds, refundsWrite } from './refund-store.ts';

type Asking = { readonly applicantId: UserId; readonly claimId?: ClaimId };

type Confirmed = {
  readonly line: ClaimLine;
  readonly judged: LineVerdict;
  readonly correction: LineCorrection | undefined;
  readonly others: readonly RefundHolder[];
};

const originalOf = (claim: Claim, { line, judged, correction, others }: Confirmed): RefundOriginal => {
  const { subAccount, department } = correction ?? {};
  const { itemCode, spentOn, amount, supplier, memo, paidBy, purpose } = line;
  const { parts, taxAccounting, account, registration } = judged;
  return {
    claimId: claim.id,
    claimNumber: claim.number ?? '',
    lineId: line.id,
    itemCode,
    spentOn,
    amount,
    supplier,
    memo,
    paidBy,
    purpose,
    parts,
    ...(taxAccounting === undefined ? {} : { taxAccounting }),
    account,
    ...(subAccount === undefined ? {} : { subAccount }),
    ...(department === undefined ? {} : { department }),
    ...(registration === undefined ? {} : { registration }),
    refunded: others.filter(({ lineId }) => lineId === line.id).flatMap((holder) => holder.parts),
  };
};

/** 返金 of 返金 is none, and a 日当 has no supplier that pays back. */
const mayFlowBack = ({ refund, perDiemDays = 0 }: ClaimLine): boolean =>
  refund === undefined && perDiemDays === 0;

/** One's own confirmed claim with the lines that may flow back; undefined where there is none. */
export const originalClaimOf = async (
  table: TenantTable,
  stored: StoredClaim | undefined,
  { applicantId, claimId }: Asking,
): Promise<OriginalClaim | undefined> => {
  if (stored === undefined || stored.verdict === undefined) return undefined;
  const { claim, verdict, corrections = [], refunds: kept = noRefunds } = stored;
  if (claim.status !== 'confirmed' || claim.applicantId !== applicantId) return undefined;
  const others = await livingRefunds(table, kept.holders, claimId);
  const lines = completeLines(stored.lines)
    .map((line) => withCorrectedItem(line, corrections))
    .filter(mayFlowBack)
    .flatMap((line) => {
      const judged = verdict.lines.find(({ lineId }) => lineId === line.id);
      const correction = correctionOf(corrections, line.id);
      return judged === undefined ? [] : [originalOf(claim, { line, judged, correction, others })];
    });
  return { id: claim.id, thing: thingOf(claim), lines, kept, others };
};

/** The claims that the refunds among the lines name, where they are the applicant's own and confirmed. */
export const originalsOf = async (
  table: TenantTable,
  lines: readonly DraftLine[],
  asking: Asking,
): Promise<readonly OriginalClaim[]> => {
  const ids = [...new Set(lines.flatMap(({ refund }) => refund?.original?.claimId ?? []))];
  const found = await Promise.all(
    ids.map(async (id) => originalClaimOf(table, await findClaim(table, id), asking)),
  );
  return found.flatMap((one) => one ?? []);
};

/** For the submission's own transaction: the sum of all refunds of a line never exceeds it. */
export const refundWrites = (
  originals: readonly OriginalClaim[],
  by: { readonly claim: Pick<Claim, 'id' | 'edition'>; readonly lines: readonly ClaimLine[] },
  newRevision: () => string,
): readonly Write[] =>
  originals.map(({ id, kept, others }) => refundsWrite(id, { kept, others, by, revision: newRevision() }));
