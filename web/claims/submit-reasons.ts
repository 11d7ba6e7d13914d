import type { ShownFinding } from '#web/api/contract.ts';
import type { ClaimDraft } from '#web/claims/claim-draft.ts';
import type { Judged } from '#web/claims/judging.ts';
import { blockingReasons } from '#web/claims/verdict-words.ts';

type Standing = {
  readonly draft: ClaimDraft;
  readonly judged: Judged;
  readonly isUploading: boolean;
};

const blocks = (findings: readonly ShownFinding[]): readonly string[] =>
  findings.filter(({ severity }) => severity === 'block').map(({ text }) => text);

const reasonsOf = ({ draft, judged, isUploading }: Standing): readonly string[] => [
  ...blocks(judged.claim.findings),
  ...blockingReasons(
    draft.lines.map(({ id }) => id),
    judged.claim.lines,
  ),
  ...(isUploading ? ['証憑のアップロードが終わるまでお待ちください'] : []),
];

/** Why the claim cannot be submitted yet, each reason once; empty when it can. */
export const submitReasons = (standing: Standing): readonly string[] => [...new Set(reasonsOf(standing))];
