import type { TimelineItem } from '#web/claims/claim-view.ts';
import { formatInstant } from '#web/ui/format-date.ts';

const actWords: Readonly<Record<string, string>> = {
  create: '作成しました',
  save: '保存しました',
  submit: '申請しました',
  resubmit: '再申請しました',
  approve: '承認しました',
  'send-back': '差し戻しました',
  reject: '却下しました',
  withdraw: '取り下げました',
  confirm: '確定しました',
  discard: '削除しました',
  restore: '元に戻しました',
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
    .map(({ at, byName, act, reason, edition, stepName }, index) => {
      const edited = edition > 1 ? `（第${edition}版）` : '';
      return {
        key: `${index}-${at}`,
        when: formatInstant(at),
        who: byName,
        did: `${stepName === undefined ? '' : `「${stepName}」で`}${actWords[act] ?? act}${edited}`,
        text: reason,
      };
    });
