import * as v from 'valibot';
import { daysBetween } from '#domain/calendar/calendar-date.ts';
import { daysNamed, type NamedDays } from '#domain/calendar/named-days.ts';
import { daysOutOfOrder } from './periods.ts';
import { calendarDate } from './values.ts';

/** 事業年度 of a leap year: what one search reads at most is counted by this (docs/decisions/0156). */
export const mostDaysSearched = 366;

/** `?from=&to=`: first and last day, both included. */
export const searchPeriod = { from: calendarDate, to: calendarDate };

const yenText = v.pipe(
  v.string(),
  v.regex(/^(?:0|[1-9][0-9]{0,9})$/, '0〜9,999,999,999の整数で指定してください'),
  v.transform(Number),
);

/** `?least=&most=`: whole yen, both included. */
export const amountRange = { least: v.exactOptional(yenText), most: v.exactOptional(yenText) };

type Asked = NamedDays & { readonly least?: number; readonly most?: number };

const isInOrder = (asked: Asked): boolean => {
  const days = daysNamed(asked);
  return days === undefined || days.from <= days.to;
};
const isWithinAYear = (asked: Asked): boolean => {
  const days = daysNamed(asked);
  return days === undefined || daysBetween(days.from, days.to) < mostDaysSearched;
};

/** A query that names a period, and perhaps `amountRange`: both have an order, and the period is bounded. */
export const bounded = /* @__NO_SIDE_EFFECTS__ */ <const Shape extends v.GenericSchema<unknown, Asked>>(
  shape: Shape,
) =>
  v.pipe(
    shape,
    v.check(
      (asked: v.InferOutput<Shape>) => daysNamed(asked) !== undefined,
      '期間の始まりと終わり、または月のどちらかを指定してください',
    ),
    v.check((asked: v.InferOutput<Shape>) => isInOrder(asked), daysOutOfOrder),
    v.check((asked: v.InferOutput<Shape>) => isWithinAYear(asked), '期間は1年以内にしてください'),
    v.check(
      ({ least, most }: v.InferOutput<Shape>) => least === undefined || most === undefined || least <= most,
      '金額の上限は、下限以上にしてください',
    ),
  );
