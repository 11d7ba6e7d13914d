import type { ClaimId } from '#domain/kernel/ids.ts';
import type { RefundedPart, RefundOriginal } from '#domain/verdicts/refund-original.ts';

/** An edition of a claim, and what it takes back of one line. */
export type RefundHolder = {
  readonly claimId: ClaimId;
  readonly edition: number;
  readonly lineId: string;
  readonly parts: readonly RefundedPart[];
};

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

export const refundsOfItem = (item: Readonly<Record<string, unknown>>): KeptRefunds => ({
  revision: String(item['revision']),
  holders: JSON.parse(String(item['doc'])),
});
