import * as v from 'valibot';
import { isCalendarDate, isCalendarMonth } from '#domain/kernel/time.ts';
import { formatDigits } from '#domain/money/format-yen.ts';
import { isYen } from '#domain/money/yen.ts';
import { shaped } from './text.ts';

export const calendarDate = shaped(isCalendarDate, {
  pattern: /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/,
  message: '存在する日付を YYYY-MM-DD の形で入力してください',
  contract: { format: 'date' },
});

export const calendarMonth = shaped(isCalendarMonth, {
  pattern: /^[0-9]{4}-(?:0[1-9]|1[0-2])$/,
  message: '年月を YYYY-MM の形で指定してください',
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
