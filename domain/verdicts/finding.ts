import type { Looks } from '#domain/evidence/looks.ts';

type NoFacts = Record<string, never>;

/** What each kind of finding tells, beside its kind. Amounts in yen. */
type Facts = {
  // Why evidence is needed or not.
  'public-transport-exempt': { amount: number; limit: number };
  'vending-exempt': { amount: number; limit: number };
  'postal-exempt': NoFacts;
  'trip-exempt': NoFacts;
  'small-amount-exempt': { amount: number; limit: number };
  'invoice-needed': NoFacts;
  'invoice-needed-for-card': NoFacts;
  'receipt-needed': NoFacts;
  'receipt-needed-for-share': { sharePercent: number };
  'evidence-missing': { need: 'receipt' | 'qualified-invoice' };
  'public-transport-over-limit': { amount: number; limit: number };
  // What is not typed yet.
  'item-missing': NoFacts;
  'date-missing': NoFacts;
  'amount-missing': NoFacts;
  'parts-missing': NoFacts;
  'part-amount-missing': { part: number };
  'paid-by-missing': NoFacts;
  'purpose-missing': NoFacts;
  'title-missing': NoFacts;
  'trip-destination-missing': NoFacts;
  'trip-start-missing': NoFacts;
  'trip-end-missing': NoFacts;
  'trip-backwards': NoFacts;
  // What the line says.
  'item-unknown': { itemCode: string };
  'account-unknown': { accountCode: string };
  'amount-not-positive': NoFacts;
  'sum-mismatch': { amount: number; partsTotal: number };
  'date-in-future': { spentOn: string; today: string };
  'rate-twice': { rate: string };
  'rate-not-in-force': { rate: string; spentOn: string };
  'stated-tax-impossible': { stated: number; computed: number };
  'memo-unmappable': { characters: string };
  'supplier-missing': NoFacts;
  'journey-missing': NoFacts;
  'duplicate-line': { otherLineId: string };
  'evidence-unsound': { looks: Exclude<Looks, 'sound'> };
  'evidence-shared': { otherLineId: string };
  // The supplier.
  'registration-number-malformed': { typed: string };
  'registration-number-wrong-digit': { typed: string };
  'registration-number-unusual': { typed: string };
  'registration-number-absent': { sharePercent: number };
  // The travel regulation.
  'lodging-details-missing': NoFacts;
  'lodging-cap-undefined': { city: string };
  /** `place` is that of the regulation's row; empty where its default row binds. */
  'over-cap-reason-missing': { city: string; place: string; cap: number; nights: number; over: number };
  'over-cap': { city: string; place: string; cap: number; nights: number; over: number };
  'per-diem-days-missing': NoFacts;
  'per-diem-not-in-regulation': { grade: string };
  'per-diem-amount-wrong': { days: number; daily: number; right: number };
  // Meals.
  'headcount-missing': NoFacts;
  'headcount-too-small': { headcount: number; outside: number };
  'outside-names-missing': NoFacts;
  'staff-only-meal': { accountName: string };
  'meal-record-incomplete': { missing: string };
  'meal-excluded': { perHead: number; limit: number; basis: string; accountName: string };
  'meal-over-limit': { perHead: number; limit: number; basis: string; accountName: string };
  'meeting-above-limit': { perHead: number; limit: number };
  // The claim.
  'no-lines': NoFacts;
  'line-ids-repeated': NoFacts;
};

export type FindingKind = keyof Facts;
export type FactsOf<Kind extends FindingKind> = Readonly<Facts[Kind]>;

/** Something to tell about a line. `kind` is stable; facts are numbers and names for the sentence. */
export type FindingOf<Kind extends FindingKind> = {
  readonly [K in Kind]: {
    readonly severity: 'block' | 'warn' | 'info';
    readonly kind: K;
    /** The rule of docs or the law behind it: `SPC-010`. */
    readonly rule?: string;
    /** The field to correct, as a path in the line (`parts.0.amount`) or, of the whole, in the claim (`trip.endOn`). */
    readonly field?: string;
    readonly facts: FactsOf<K>;
  };
}[Kind];
export type Finding = FindingOf<FindingKind>;
