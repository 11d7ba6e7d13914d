import * as v from 'valibot';
import { calendarDate, yenOf } from './values.ts';

/** From when and until when a row holds, both days included. */
export const period = { validFrom: calendarDate, validTo: v.exactOptional(calendarDate) };

type Dated = { readonly validFrom: string; readonly validTo?: string };

/** A row that ends before it begins would hold on no day. */
export const endsAfterItBegins = ({ validFrom, validTo }: Dated): boolean =>
  validTo === undefined || validFrom <= validTo;

export const endsTooEarly = '終了日は開始日以後の日付にしてください';

type Days = { readonly from?: string; readonly to?: string };

/** First and last day of what is asked for, both included, either of which may be left open. */
export const beginsBeforeItEnds = ({ from, to }: Days): boolean =>
  from === undefined || to === undefined || from <= to;
export const daysOutOfOrder = '終わりの日は、始まりの日以後にしてください';

export const limitYen = yenOf(0);

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
