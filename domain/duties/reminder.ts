import { addDays, daysBetween, weekdayOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import type { BookId } from './book-ids.ts';
import { dutyStateAt } from './duty.ts';

/** Something that is to be done by a day, and by whom. */
export type Reminded = { readonly says: string; readonly due: CalendarDate; readonly by: string };

export type Reminder = {
  readonly overdue: readonly Reminded[];
  readonly due: readonly Reminded[];
  /** Books of which nothing that comes round was ever done. */
  readonly empty: readonly BookId[];
  /** Something has been overdue for a week. */
  readonly isUrgent: boolean;
};

/** On these days before its own a duty is the reason of a mail; once it is over, every day is. */
const daysBefore: ReadonlySet<number> = new Set([30, 14, 7, 3, 1, 0]);
const urgentDays = 7;

/** Books that nobody has begun are told of once a week: on a stage where nobody keeps any, each day would be too much. */
const monday = 1;

/** What whoever works for the service is mailed on the Japanese day of that moment; nothing on a quiet day. */
export const reminderAt = (
  all: readonly Reminded[],
  empty: readonly BookId[],
  at: Instant,
): Reminder | undefined => {
  const today = jstDateOf(at);
  const inState = (state: string) => all.filter(({ due }) => dutyStateAt(due, at) === state);
  const [overdue, due] = [inState('overdue'), inState('due')];
  const isReason =
    overdue.length > 0 ||
    due.some((one) => daysBefore.has(daysBetween(today, one.due))) ||
    (empty.length > 0 && weekdayOf(today) === monday);
  if (!isReason) return undefined;
  return { overdue, due, empty, isUrgent: overdue.some((one) => one.due < addDays(today, -urgentDays)) };
};
