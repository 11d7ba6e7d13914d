import type { EvidenceId, UserId } from '#domain/kernel/ids.ts';

/** 情報のラベル as a claim or a receipt bears it, by the name of the day on which it was given. */
export type BorneLabel = {
  readonly code: string;
  readonly name: string;
  /** Given by whoever may label claims of others: the applicant does not take it off. */
  readonly isOffices?: true;
};

/** A thing bears at most so many. */
export const mostBorne = 10;

/** Labels of one receipt, beside those of its claim. */
export type LabelledEvidence = { readonly id: EvidenceId; readonly labels: readonly BorneLabel[] };

/** 情報のラベル of a claim, and of single receipts of it; whoever reads them has to be allowed each of them. */
export type Labelled = {
  /** @default none */
  readonly labels?: readonly BorneLabel[];
  /** @default none of them has any of its own */
  readonly evidenceLabels?: readonly LabelledEvidence[];
};

/** 情報のラベル as the applicant gives them, by their codes. */
export type GivenLabels = {
  readonly labels?: readonly string[];
  readonly evidenceLabels?: readonly { readonly id: EvidenceId; readonly labels: readonly string[] }[];
};

const codesOf = (labels: readonly BorneLabel[] = []): readonly string[] => labels.map(({ code }) => code);

/** All that it bears, by codes. */
export const codesIn = ({ labels, evidenceLabels = [] }: Labelled): Required<GivenLabels> => ({
  labels: codesOf(labels),
  evidenceLabels: evidenceLabels.map(({ id, labels: own }) => ({ id, labels: codesOf(own) })),
});

/** What has to be allowed to see the claim. */
export const labelsOfClaim = ({ labels }: Labelled): readonly string[] => codesOf(labels);

/** What has to be allowed to see this receipt: its own labels and those of its claim. */
export const labelsOfEvidence = (claim: Labelled, evidenceId: EvidenceId): readonly string[] => [
  ...labelsOfClaim(claim),
  ...codesOf(claim.evidenceLabels?.find(({ id }) => id === evidenceId)?.labels),
];

/** What whoever approves it has to be allowed: the claim and all of its receipts. */
export const labelsToApprove = (claim: Labelled): readonly string[] => [
  ...new Set([
    ...labelsOfClaim(claim),
    ...(claim.evidenceLabels ?? []).flatMap(({ labels }) => codesOf(labels)),
  ]),
];

/** What of a claim stands wherever it is listed, so that no list shows it to whoever may not see it. */
export type LabelsInList = {
  readonly applicantId: UserId;
  /** @default none */
  readonly labels?: readonly string[];
};
