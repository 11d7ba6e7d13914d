import { isEvidenceId, type EvidenceId } from '#domain/kernel/ids.ts';
import type { BorneLabel } from '#domain/labels/borne-label.ts';
import type { ClaimView } from '#web/claims/claim-view.ts';

/** What labels a form gives, by their codes: to the claim, and to single receipts. */
export type GivenLabels = {
  readonly labels: readonly string[];
  readonly evidenceLabels: readonly { readonly id: EvidenceId; readonly labels: readonly string[] }[];
};

const codesOf = (labels: readonly BorneLabel[] = []): readonly string[] => labels.map(({ code }) => code);

/** What a claim bears, as its form begins. */
export const givenIn = ({
  labels,
  evidenceLabels = [],
}: Pick<ClaimView, 'labels' | 'evidenceLabels'>): GivenLabels => ({
  labels: codesOf(labels),
  evidenceLabels: evidenceLabels.flatMap(({ id, labels: own }) =>
    isEvidenceId(id) ? [{ id, labels: codesOf(own) }] : [],
  ),
});
