import type { ClaimId } from '#domain/kernel/ids.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { RefundOriginal } from '#domain/verdicts/refund-original.ts';
import type { RefundHolder } from '#rows/claims.ts';

/** 返金の控え of a claim: who takes back what of its lines. `revision` differs after every write. */
export type KeptRefunds = { readonly revision?: string; readonly holders: readonly RefundHolder[] };

/** A claim that was confirmed, as one whose lines may flow back. */
export type OriginalClaim = {
  readonly id: ClaimId;
  readonly lines: readonly RefundOriginal[];
  readonly kept: KeptRefunds;
  /** Other claims that live and take back of it. */
  readonly others: readonly RefundHolder[];
};

export const noRefunds: KeptRefunds = { holders: [] };

export const refundsOf = ({
  revision,
  doc: holders,
}: {
  readonly revision: string;
  readonly doc: readonly RefundHolder[];
}): KeptRefunds => ({ revision, holders });
/** What of them the lines name: nothing else of an earlier claim is told. */
export const namedOriginals = (
  originals: readonly OriginalClaim[],
  lines: readonly DraftLine[],
): readonly RefundOriginal[] =>
  originals.flatMap((one) =>
    one.lines.filter(({ claimId, lineId }) =>
      lines.some(({ refund }) => refund?.original?.claimId === claimId && refund.original.lineId === lineId),
    ),
  );
