import type { RuleId } from '#domain/rules/rule-articles.ja.ts';

/** Where a finding belongs: the field of the line or the claim that would change it, by its path; `line` is a whole line. */
export type FindingField =
  | 'title'
  | 'trip.destination'
  | 'trip.startOn'
  | 'trip.endOn'
  | 'lines'
  | 'line'
  | 'itemCode'
  | 'spentOn'
  | 'amount'
  | 'parts'
  | 'paidBy'
  | 'purpose'
  | 'supplier.name'
  | 'supplier.registrationNumber'
  | 'memo'
  | 'journey'
  | 'lodging'
  | 'perDiemDays'
  | 'participants'
  | 'participants.headcount'
  | 'participants.outside'
  | 'overCapReason'
  | 'besideTripReason'
  | 'duplicateReason'
  | 'quantity'
  | 'isSameTransaction'
  | 'refund'
  | 'evidence';

export type NoFacts = Record<string, never>;

/**
 * One kind of finding. `says` is the applicant's one sentence, without a full stop and without law: what to do, or
 * that nothing is to be done. `accounts` is what 経理 and 監査 read instead, with the numbers that decided.
 */
export type FindingRow<Facts> = {
  readonly field: FindingField;
  /** The rule of docs or the law behind it: `SPC-010`. */
  readonly rule?: RuleId;
  readonly says: (facts: Facts) => string;
  /** @default what `says` says */
  readonly accounts?: (facts: Facts) => string;
};

/** Names the facts that a row's sentences are made of. */
export const about = <Facts = NoFacts>(row: FindingRow<Facts>): FindingRow<Facts> => row;
