import * as v from 'valibot';
import { isCalendarDate } from '#domain/kernel/time.ts';
import { isYen } from '#domain/money/yen.ts';

const day = v.pipe(v.string(), v.guard(isCalendarDate, '存在する日付を YYYY-MM-DD の形で入力してください'));

/** From when and until when a row holds, both days included. */
export const period = { validFrom: day, validTo: v.exactOptional(day) };

type Dated = { readonly validFrom: string; readonly validTo?: string };

/** A row that ends before it begins would hold on no day. */
export const endsAfterItBegins = ({ validFrom, validTo }: Dated): boolean =>
  validTo === undefined || validFrom <= validTo;

/** 9,999,999,999 yen is what a bank transfer can carry (FB-003). */
export const limitYen = v.pipe(
  v.number(),
  v.integer('1円単位の整数で入力してください'),
  v.minValue(0, '0円以上で入力してください'),
  v.maxValue(9_999_999_999, '9,999,999,999円以下で入力してください'),
  v.guard(isYen),
);

/** The first index of each later entry that holds on a day on which an earlier one of the same key holds. */
export const overlapping = <Row extends Dated>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): readonly number[] =>
  rows.flatMap((row, index) => {
    const meets = (other: Row): boolean =>
      keyOf(other) === keyOf(row) &&
      (other.validTo === undefined || row.validFrom <= other.validTo) &&
      (row.validTo === undefined || other.validFrom <= row.validTo);
    return rows.slice(0, index).some(meets) ? [index] : [];
  });
