import type { Severity } from '#domain/verdicts/severity.ts';
import { assetFindings } from './findings/asset-findings.ja.ts';
import { refundFindings } from './findings/refund-findings.ja.ts';
import { claimFindings } from './findings/claim-findings.ja.ts';
import { duplicateFindings } from './findings/duplicate-findings.ja.ts';
import { evidenceFindings } from './findings/evidence-findings.ja.ts';
import type { FindingRow } from './findings/finding-row.ts';
import { lineFindings } from './findings/line-findings.ja.ts';
import { missingFindings } from './findings/missing-findings.ja.ts';
import { mealFindings } from './findings/meal-findings.ja.ts';
import { supplierFindings } from './findings/supplier-findings.ja.ts';
import { travelFindings } from './findings/travel-findings.ja.ts';
import { tripFindings } from './findings/trip-findings.ja.ts';

/** Every kind of finding: one row with its place, its rule and its words. Kinds that verdicts were pinned with stay. */
const findingRows = {
  ...evidenceFindings,
  ...lineFindings,
  ...supplierFindings,
  ...travelFindings,
  ...tripFindings,
  ...mealFindings,
  ...missingFindings,
  ...claimFindings,
  ...duplicateFindings,
  ...assetFindings,
  ...refundFindings,
};

type Rows = typeof findingRows;
export type FindingKind = keyof Rows;
export type FactsOf<Kind extends FindingKind> = Readonly<Parameters<Rows[Kind]['says']>[0]>;

/** Something to tell about a line. `kind` is stable; facts are numbers and names for the sentence. */
export type FindingOf<Kind extends FindingKind> = {
  readonly [K in Kind]: {
    readonly severity: Severity;
    readonly kind: K;
    /** The rule of docs or the law behind it: `SPC-010`. */
    readonly rule?: string;
    /** Where the row's field is not exact enough: `parts.0.amount`. */
    readonly field?: string;
    readonly facts: FactsOf<K>;
  };
}[Kind];
export type Finding = FindingOf<FindingKind>;

/** The row of a kind, as a row of whatever facts that kind has. */
export const findingRow = <Kind extends FindingKind>(kind: Kind): FindingRow<FactsOf<Kind>> => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the row's facts are those of its own kind
  return findingRows[kind] as unknown as FindingRow<FactsOf<Kind>>;
};

const isFindingKind = (text: string): text is FindingKind => Object.hasOwn(findingRows, text);

export const findingKinds: readonly FindingKind[] = Object.keys(findingRows).filter(isFindingKind);
