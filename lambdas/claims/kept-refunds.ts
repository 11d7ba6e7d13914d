import type { ClaimId } from '#domain/kernel/ids.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { Reacher, Thing } from '#domain/rights/reach.ts';
import { seesThing } from '#domain/rights/sight.ts';
import type { RefundOriginal } from '#domain/verdicts/refund-original.ts';
import type { RefundHolder } from '#rows/claims.ts';

/** 返金の控え of a claim: who takes back what of its lines. `revision` differs after every write. */
export type KeptRefunds = { readonly revision?: string; readonly holders: readonly RefundHolder[] };

/** A claim that was confirmed, as one whose lines may flow back. */
export type OriginalClaim = {
  readonly id: ClaimId;
  /** What decides to whom it is shown. */
  readonly thing: Thing;
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

/** What of them the lines name and this reader may see: nothing else of an earlier claim is told. */
export const namedOriginals = (
  originals: readonly OriginalClaim[],
  lines: readonly DraftLine[],
  reader: Pick<Reacher, 'userId' | 'sight'>,
): { readonly originals: readonly RefundOriginal[]; readonly isLimited: boolean } => {
  const named = originals.flatMap(({ thing, lines: ofClaim }) =>
    ofClaim
      .filter(({ claimId, lineId }) =>
        lines.some(
          ({ refund }) => refund?.original?.claimId === claimId && refund.original.lineId === lineId,
        ),
      )
      .map((original) => ({ original, isShown: seesThing(reader, thing) })),
  );
  return {
    originals: named.flatMap(({ original, isShown }) => (isShown ? [original] : [])),
    isLimited: named.some(({ isShown }) => !isShown),
  };
};
