import type { Claim } from '#domain/claims/claim.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import { takenBack } from '#domain/verdicts/judge-original.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { claimRefunds, type RefundHolder } from '#rows/claims.ts';
import { findHeaders } from '#lambdas/sight/find-headers.ts';
import type { KeptRefunds } from './kept-refunds.ts';

const lives = ({ status, edition }: Pick<Claim, 'status' | 'edition'>, holder: RefundHolder): boolean =>
  edition === holder.edition && (status === 'submitted' || status === 'approved' || status === 'confirmed');

/**
 * Those whose claim and edition live, but for the claim `but` itself. What was withdrawn, sent back or rejected has let
 * go by its header alone.
 */
export const livingRefunds = async (
  table: TenantTable,
  holders: readonly RefundHolder[],
  but?: ClaimId,
): Promise<readonly RefundHolder[]> => {
  const claims = await findHeaders(
    table,
    holders.map(({ claimId }) => claimId).filter((id) => id !== but),
  );
  return holders.filter((holder) => {
    const claim = claims.get(holder.claimId);
    return claim !== undefined && lives(claim, holder);
  });
};

/** What the lines of a claim take back of another one's. */
const holdersOf = (
  { id: claimId, edition }: Pick<Claim, 'id' | 'edition'>,
  lines: readonly ClaimLine[],
  originalClaimId: ClaimId,
): readonly RefundHolder[] =>
  lines.flatMap((line) => {
    const original = line.refund?.original;
    return original?.claimId === originalClaimId
      ? [{ claimId, edition, lineId: original.lineId, parts: takenBack(line) }]
      : [];
  });

/** Over the row as it was read: two claims that take back at once meet here, and the second is decided anew. */
export const refundsWrite = (
  originalClaimId: ClaimId,
  {
    kept,
    others,
    by,
    revision,
  }: {
    readonly kept: KeptRefunds;
    readonly others: readonly RefundHolder[];
    readonly by: { readonly claim: Pick<Claim, 'id' | 'edition'>; readonly lines: readonly ClaimLine[] };
    readonly revision: string;
  },
): Write => ({
  kind: 'put',
  ...claimRefunds.row(
    { claimId: originalClaimId },
    { revision, doc: [...others, ...holdersOf(by.claim, by.lines, originalClaimId)] },
  ),
  condition:
    kept.revision === undefined
      ? { expression: 'attribute_not_exists(PK)' }
      : { expression: 'revision = :seen', values: { ':seen': kept.revision } },
});
