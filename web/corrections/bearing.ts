import type { EvidenceId } from '#domain/kernel/ids.ts';
import type { BorneLabel } from '#domain/labels/borne-label.ts';

/** What a claim bears, as it is shown. */
export type Bearing = {
  readonly labels?: readonly BorneLabel[];
  readonly evidenceLabels?: readonly { readonly id: string; readonly labels: readonly BorneLabel[] }[];
};

/** A label that can be given. */
export type LabelToGive = BorneLabel & { readonly explanation?: string };

/** What labels a form gives, by their codes. */
export type GivenLabels = {
  readonly labels: readonly string[];
  readonly evidenceLabels: readonly { readonly id: EvidenceId; readonly labels: readonly string[] }[];
};
