import { jstDateOf } from '#domain/calendar/jst.ts';
import type { BookId } from '#domain/duties/book-ids.ts';
import { dutyBooks } from '#domain/duties/duty-books.ts';
import type { Reminded, Reminder } from '#domain/duties/reminder.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import { oneLine } from '#lambdas/notices/mail-text.ts';

const dayInWords = (day: CalendarDate): string => {
  const [year, month, date] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

const lineOf = ({ says, due, by }: Reminded): string =>
  `・${oneLine(says, 120)}（期限 ${dayInWords(due)}、担当 ${oneLine(by, 60)}）`;

const part = (title: string, lines: readonly Reminded[]): readonly string[] =>
  lines.length === 0 ? [] : [`■ ${title}（${lines.length}件）`, ...lines.map(lineOf), ''];

const emptyBooks = (empty: readonly BookId[]): readonly string[] =>
  empty.length === 0
    ? []
    : [
        `■ 実施の記録がない台帳（${empty.length}件）`,
        ...empty.map((book) => `・${dutyBooks[book].words}`),
        '',
      ];

/** To whoever works for the service: what people have to do, by its days. */
export const reminderMail = (
  { overdue, due, empty, isUrgent }: Reminder,
  { to, at }: { readonly to: string; readonly at: Instant },
): Mail => {
  const counts = [
    ...(overdue.length === 0 ? [] : [`期限を過ぎた項目 ${overdue.length}件`]),
    ...(due.length === 0 ? [] : [`期限が近い項目 ${due.length}件`]),
    ...(empty.length === 0 ? [] : [`実施の記録がない台帳 ${empty.length}件`]),
  ].join('、');
  return {
    to,
    subject: `${isUrgent ? '【至急】' : ''}【STAFee運用】${counts}`,
    text: [
      'STAFee 運用者各位',
      '',
      `台帳と教育の記録の期限をお知らせします（${dayInWords(jstDateOf(at))}現在）。`,
      '',
      ...part('期限を過ぎた項目', overdue),
      ...part('期限が近い項目', due),
      ...emptyBooks(empty),
      '運用コンソールの「台帳」または「運用者」で実施を記録すると、この項目のお知らせは止まります。',
      ...(overdue.length === 0
        ? []
        : ['期限を過ぎた項目がある間は、毎日お知らせし、対応する管理策は「統制」で「破綻」と表示されます。']),
      '',
      'STAFee',
    ].join('\n'),
  };
};
