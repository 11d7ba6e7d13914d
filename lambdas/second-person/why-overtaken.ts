import type { Refusal } from '#contract/refusals/every-refusal.ts';

const sayings: Readonly<Partial<Record<Refusal['kind'], string>>> = {
  'not-found': '対象の利用者がいません',
  'person-changed-meanwhile': '依頼の後に、この利用者が変更されました',
  'person-deleted': '依頼の後に、この利用者が削除されました',
  'setting-changed-meanwhile': '依頼の後に、この設定が変更されました',
  'second-person-needed': '依頼の後にロールの権限が変わり、依頼より多くの権限が付くことになります',
  'grant-decided': '依頼の後に、閲覧の依頼が取り下げられたか、回答されたか、期限が切れました',
  'nobody-keeps-access': 'ロールと権限を変更できる人がいなくなります',
  'duties-not-separated': '会社の設定で禁止している権限の組み合わせになります',
};

/** Why what was approved could not be done, in one sentence for whoever asked for it. */
export const whyOvertaken = (refusal: Refusal): string => {
  if (refusal.kind === 'input-malformed')
    return refusal.fields
      .slice(0, 3)
      .map(({ message }) => message)
      .join('。');
  return sayings[refusal.kind] ?? 'いまの設定では、この変更はできません';
};
