import * as v from 'valibot';
import {
  isUsableDay,
  isUsableMonth,
  outsideOfYears,
  usableDayPattern,
  usableMonthPattern,
} from '#domain/calendar/usable-days.ts';
import { formatDigits } from '#domain/money/format-yen.ts';
import { isYen } from '#domain/money/yen.ts';
import { shaped } from './text.ts';

/** `format: date` leaves to the reader how long a month is. */
export const calendarDate = shaped(isUsableDay, {
  pattern: usableDayPattern,
  message: `存在する日付を YYYY-MM-DD の形で入力してください。${outsideOfYears}`,
  contract: { format: 'date' },
});

export const calendarMonth = shaped(isUsableMonth, {
  pattern: usableMonthPattern,
  message: `年月を YYYY-MM の形で指定してください。${outsideOfYears}`,
});

/** 9,999,999,999 yen is what a bank transfer can carry (FB-003). */
export const mostYen = 9_999_999_999;

/** Whole yen; what a shape does not bound could not be added up. */
export const yenOf = (minimum: number) =>
  v.pipe(
    v.number(),
    v.integer('1円単位の整数で入力してください'),
    v.minValue(minimum, `${formatDigits(minimum)}円以上で入力してください`),
    v.maxValue(mostYen, '9,999,999,999円以下で入力してください'),
    v.guard(isYen),
  );

export const wholeNumber = (minimum: number, maximum: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(minimum), v.maxValue(maximum));

/** Rises with each write; a client names the version it saw. */
export const expectedVersion = wholeNumber(1, 999_999_999);
