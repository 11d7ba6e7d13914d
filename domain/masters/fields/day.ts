import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { parseDate } from '#domain/calendar/parse-date.ts';
import { isUsableDay, outsideOfYears, usableDayPattern } from '#domain/calendar/usable-days.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { FieldBase, FieldKind } from './field-kind.ts';

const reason = `存在する日付を YYYY-MM-DD の形で入力してください。${outsideOfYears}`;

export const dayRead = (typed: string): Result<CalendarDate, string> => {
  const date = parseDate(typed);
  if (date === undefined) return refuse('日付として読めません。2026-04-01 のように入力してください');
  return isUsableDay(date) ? accept(date) : refuse(outsideOfYears);
};

/** A day that stands for itself. */
export const day: FieldKind<FieldBase<'day'>, CalendarDate> = {
  shape: () => ({
    json: 'text',
    contract: { pattern: usableDayPattern.source, format: 'date' },
    takes: (sent) => (isUsableDay(sent) ? accept(sent) : refuse(reason)),
  }),
  read: (_field, typed) => dayRead(typed),
  write: (_field, value) => value,
  usual: () => calendarDate('2026-04-01'),
};
