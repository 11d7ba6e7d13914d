import { claimActs } from '#domain/claims/claim-acts.ts';
import type { TimelineItem } from '#web/claims/claim-view.ts';
import { formatInstant } from '#web/ui/format-date.ts';

/** 最終承認後の差戻し, by whom it was received. */
const sentBackWords = (toStep: string | undefined): string =>
  toStep === undefined
    ? '承認済みの申請を申請者に差し戻しました'
    : `承認済みの申請を「${toStep}」に差し戻しました（このステップから後の承認は無効）`;

const deedWords = ({ act, stepName, toStep, isVoid, handed, labelled }: TimelineItem): string => {
  if (labelled !== undefined) return `情報のラベルを変更しました（${labelled.from} → ${labelled.to}）`;
  if (handed !== undefined) return `${handed.from}さんの承認を${handed.to}さんに引き継ぎました`;
  if (act === 'send-back-approved') return sentBackWords(toStep);
  const at = stepName === undefined ? '' : `「${stepName}」で`;
  return `${at}${claimActs[act].did}${isVoid === true ? '（無効）' : ''}`;
};

export type TimelineWords = {
  readonly key: string;
  readonly when: string;
  readonly who: string;
  readonly did: string;
  readonly text: string | undefined;
};

/** 履歴, newest first; what came in the same second came later in the list. */
export const timelineWords = (items: readonly TimelineItem[]): readonly TimelineWords[] =>
  items
    .toReversed()
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .map((item, index) => {
      const { at, byName, reason, comment, edition } = item;
      const edited = edition > 1 ? `（第${edition}版）` : '';
      return {
        key: `${index}-${at}`,
        when: formatInstant(at),
        who: byName,
        did: `${deedWords(item)}${edited}`,
        text: reason ?? comment,
      };
    });
