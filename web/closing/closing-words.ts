import { nextMonth } from '#domain/calendar/months.ts';
import { isCalendarMonth } from '#domain/kernel/time.ts';
import type { Closing, ClosingEvent, ClosingMonth } from '#web/closing/closing-api.ts';
import { formatDate, formatInstant, formatMonth } from '#web/ui/format-date.ts';
import type { Tone } from '#web/ui/tone.ts';

const states = {
  open: { label: '未締め', tone: 'good' },
  closed: { label: '締め済み', tone: 'calm' },
  filed: { label: '申告期限後', tone: 'quiet' },
} as const satisfies Record<ClosingMonth['state'], { label: string; tone: Tone }>;

/** Where not all were looked into, each number may be higher. */
const counted = (count: number, isCut: boolean): string =>
  isCut ? `${count}件以上` : count === 0 ? '-' : `${count}件`;

export type MonthRow = {
  readonly month: string;
  readonly name: string;
  readonly state: { readonly label: string; readonly tone: Tone };
  readonly returned: string;
  readonly submitted: string;
  readonly approved: string;
  /** All three, where there is room for one number. */
  readonly waiting: string;
  readonly canClose: boolean;
  /** The oldest open month: mostly the one that is closed next. */
  readonly isNext: boolean;
  readonly canReopen: boolean;
};

/** Newest first; the last filed month stands for all before it. */
export const monthRows = ({ months, isCut }: Closing): readonly MonthRow[] => {
  const next = months.findLast(({ canClose }) => canClose)?.month;
  return months.map((one) => rowOf(one, one.month === next, isCut));
};

const rowOf = (
  { month, state, waiting, ...can }: ClosingMonth,
  isNext: boolean,
  isCut: boolean,
): MonthRow => ({
  month,
  name: state === 'filed' ? `${formatMonth(month)}以前` : formatMonth(month),
  state: states[state],
  returned: counted(waiting.returned, isCut),
  submitted: counted(waiting.submitted, isCut),
  approved: counted(waiting.approved, isCut),
  waiting: counted(waiting.returned + waiting.submitted + waiting.approved, isCut),
  isNext,
  ...can,
});

/** `2026年4月・5月`, within one year named once. */
const named = (months: readonly string[]): string =>
  months
    .map((month, at) =>
      at > 0 && month.slice(0, 4) === months[at - 1]?.slice(0, 4)
        ? formatMonth(month).replace(/^\d+年/, '')
        : formatMonth(month),
    )
    .join('・');

/** Oldest first: the month and whatever changes with it. */
const changedWith = (
  { months }: Closing,
  changes: (month: ClosingMonth) => boolean,
): readonly ClosingMonth[] => months.filter(changes).toReversed();

export type ClosingWords = {
  readonly title: string;
  readonly lead: string;
  readonly waiting?: string | undefined;
};

/** What closing the month does, before it is done. */
export const closeWords = (closing: Closing, month: string): ClosingWords => {
  const closed = changedWith(closing, (one) => one.state === 'open' && one.month <= month);
  const waiting = closed.reduce(
    (sum, { waiting: { returned, submitted, approved } }) => sum + returned + submitted + approved,
    0,
  );
  const laterOn = isCalendarMonth(month) ? formatDate(`${nextMonth(month)}-01`) : '次の月の初日';
  return {
    title: `${formatMonth(month)}を締める`,
    lead: `${named(closed.map((one) => one.month))}を締めます。締めた月の日付では、仕訳を計上できなくなります。`,
    // Those that were not looked into may be of these months too.
    waiting:
      waiting === 0 && !closing.isCut
        ? undefined
        : `まだ確定していない利用分があります。締めた後に確定すると、仕訳は${laterOn}の日付で計上されます。`,
  };
};

/** What reopening the month does. */
export const reopenWords = (closing: Closing, month: string): ClosingWords => {
  const opened = changedWith(closing, (one) => one.state === 'closed' && one.month >= month);
  return {
    title: `${formatMonth(month)}の締めを取り消す`,
    lead: `${named(opened.map((one) => one.month))}が開き、その月の日付で仕訳を計上できるようになります。計上済みの仕訳は変わりません。`,
  };
};

export const eventRow = ({ act, month, at, byName, reason = '' }: ClosingEvent) => ({
  key: at,
  when: formatInstant(at),
  what: act === 'close' ? `${formatMonth(month)}を締めました` : `${formatMonth(month)}の締めを取り消しました`,
  who: byName,
  reason,
});
