import { asksFor } from '#web/claims/item-words.ts';
import type { ClaimForm } from '#web/claims/claim-view.ts';
import type { ClaimDraft } from '#web/claims/claim-draft.ts';
import type { Judged } from '#web/claims/judging.ts';
import type { LineDraft } from '#web/claims/line-draft.ts';
import { claimPlaceId, itemOfLine, placedFields, placeId } from '#web/claims/line-fields.ts';
import { faultsOf } from '#web/claims/verdict-words.ts';

/** One thing that keeps the claim from being submitted, and the place where it is mended. */
export type SubmitReason = {
  readonly says: string;
  readonly placeId?: string;
  /** The line to open first. */
  readonly lineId?: string;
};

type Standing = {
  readonly draft: ClaimDraft;
  readonly form: Pick<ClaimForm, 'items'>;
  readonly judged: Judged;
  readonly isUploading: boolean;
};

/** `parts.0.amount` is mended at `parts`; what the form does not show, at the line. */
const placeIn = (line: LineDraft, { form }: Standing, path: string): string => {
  const asks = asksFor(itemOfLine(line, form));
  return (
    placedFields(asks).find((place) => path === place) ??
    placedFields(asks).find((place) => path.startsWith(`${place}.`)) ??
    'line'
  );
};

const reasonsOfLine = (standing: Standing, line: LineDraft, order: number): readonly SubmitReason[] =>
  faultsOf(standing.judged.lineOf(line.id)?.findings ?? []).map(({ path, message }) => ({
    says: `明細${order}：${message}`,
    lineId: line.id,
    placeId: placeId(line.id, placeIn(line, standing, path)),
  }));

const reasonsOf = (standing: Standing): readonly SubmitReason[] => [
  ...faultsOf(standing.judged.claim.findings).map(({ path, message }) => ({
    says: message,
    placeId: claimPlaceId(path),
  })),
  ...standing.draft.lines.flatMap((line, index) => reasonsOfLine(standing, line, index + 1)),
  ...(standing.isUploading ? [{ says: '証憑のアップロードが終わるまでお待ちください' }] : []),
];

/** Why the claim cannot be submitted yet, each reason once; empty when it can. */
export const submitReasons = (standing: Standing): readonly SubmitReason[] => [
  ...new Map(reasonsOf(standing).map((reason) => [reason.says, reason])).values(),
];
