import type { FieldFault } from '#web/api/problem.ts';
import type { ClaimDraft } from '#web/claims/claim-draft.ts';
import type { Judged } from '#web/claims/judging.ts';
import { blockingReasons } from '#web/claims/verdict-words.ts';

/** `lines.2.amount` → 「明細3：…」. */
const sayFault = ({ path, message }: FieldFault): string => {
  const index = /^lines\.(\d+)/.exec(path)?.[1];
  return index === undefined ? message : `明細${Number(index) + 1}：${message}`;
};

type Standing = {
  readonly draft: ClaimDraft;
  readonly missing: readonly FieldFault[];
  readonly judged: Judged;
  readonly isUploading: boolean;
};

const reasonsOf = ({ draft, missing, judged, isUploading }: Standing): readonly string[] => [
  ...(draft.lines.length === 0 ? ['明細を1件以上追加してください'] : []),
  ...missing.map(sayFault),
  ...blockingReasons(
    draft.lines.map(({ id }) => id),
    judged.claim.lines,
  ),
  ...(isUploading ? ['証憑のアップロードが終わるまでお待ちください'] : []),
];

/** Why the claim cannot be submitted yet, each reason once; empty when it can. */
export const submitReasons = (standing: Standing): readonly string[] => [...new Set(reasonsOf(standing))];
