import { noticeKinds, type NoticeKind } from '#domain/notices/notice-kinds.ts';
import type { ToldAct } from '#domain/notices/who-is-told.ts';
import { everyNotice } from '#domain/notices/mail-choice.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import { digestLine, footer } from './claim-mails.ja.ts';
import { oneLine } from './mail-text.ts';

export type ToldLine = { readonly notice: NoticeKind; readonly told: ToldAct };

/** A day's notices in one mail: by kind, what has to be done first. */
export const digestMail = ({
  to,
  name,
  origin,
  lines,
  isMore,
}: {
  readonly to: string;
  readonly name: string;
  readonly origin: string;
  readonly lines: readonly ToldLine[];
  /** There are more than these. */
  readonly isMore: boolean;
}): Mail => {
  const count = lines.length === 0 ? '多数' : `${lines.length}件${isMore ? '以上' : ''}`;
  const parts = everyNotice.flatMap((kind) => {
    const own = lines.filter(({ notice }) => notice === kind);
    if (own.length === 0) return [];
    const told = own.flatMap((line) => digestLine(kind, line.told, origin));
    return [`■ ${noticeKinds[kind].words}（${own.length}件）`, ...told, ''];
  });
  return {
    to,
    subject: `【STAFee】経費申請のお知らせ（まとめ）: ${count}`,
    text: [
      `${oneLine(name, 120)} 様`,
      '',
      `経費申請のお知らせが${count}あります。`,
      '',
      ...parts,
      ...(isMore ? ['ほかにもお知らせがあります。サインインして一覧をご確認ください。', ''] : []),
      '内容は、各リンクからご確認いただけます。',
      ...footer(origin),
    ].join('\n'),
  };
};
