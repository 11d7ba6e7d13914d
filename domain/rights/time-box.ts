import { addDays, daysBetween } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { sayDay, sayMonth } from '#domain/calendar/say-day.ts';
import type { CalendarDate, CalendarMonth, Instant } from '#domain/kernel/time.ts';

/** 期間限定の利用: of whoever looks into the company for some days, as a 税務調査官 does (S-07). */
export type TimeBox = {
  /** First and last day in Japan on which he is let in. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** First and last month of which he sees what was spent or posted. */
  readonly contentFrom: CalendarMonth;
  readonly contentTo: CalendarMonth;
};

/** Whoever needs longer is given more days by somebody who thinks of it again. */
const mostDays = 366;

/** What of it cannot be so, by the field in which it shows. */
export const timeBoxFaults = ({
  from,
  to,
  contentFrom,
  contentTo,
}: TimeBox): readonly { readonly path: string; readonly message: string }[] => [
  ...(from <= to ? [] : [{ path: 'timeBox.to', message: '最終日は、開始日以後の日付にしてください' }]),
  ...(from <= to && daysBetween(from, to) >= mostDays
    ? [{ path: 'timeBox.to', message: `利用期間は${mostDays}日までです` }]
    : []),
  ...(contentFrom <= contentTo
    ? []
    : [{ path: 'timeBox.contentTo', message: '最後の月は、最初の月以後にしてください' }]),
];

/** Whether he is let in at this moment: from the first millisecond of his first day in Japan to the last one of his last. */
export const isOpenAt = ({ from, to }: Pick<TimeBox, 'from' | 'to'>, at: Instant): boolean => {
  const today = jstDateOf(at);
  return from <= today && today <= to;
};

/** Whether his last day in Japan is past: he is let in no more, unless he is given more days. */
export const isOverAt = (
  { timeBox }: { readonly timeBox?: Pick<TimeBox, 'to'> | undefined },
  at: Instant,
): boolean => timeBox !== undefined && timeBox.to < jstDateOf(at);

const daysAhead = 3;

/** Whether it ends within the next days, so that whoever administers the company may give him more. */
export const endsWithinDays = ({ to }: Pick<TimeBox, 'to'>, today: CalendarDate): boolean =>
  today <= to && to <= addDays(today, daysAhead);

/** As screens have it too: days and months as text of their shapes. */
type ShownBox = Readonly<Record<keyof TimeBox, string>>;

/** 「2026年12月1日〜2026年12月3日」 */
export const daysInWords = ({ from, to }: Pick<ShownBox, 'from' | 'to'>): string =>
  `${sayDay(from)}〜${sayDay(to)}`;

/** With the months that he sees. */
export const timeBoxInWords = (box: ShownBox): string =>
  `${daysInWords(box)}、対象期間は${sayMonth(box.contentFrom)}〜${sayMonth(box.contentTo)}`;
