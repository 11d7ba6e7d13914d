import { addDays, addMonths, monthOf } from '#domain/calendar/calendar-date.ts';
import { fiscalYear, fiscalYearOf } from '#domain/calendar/fiscal-year.ts';
import { isUsableDay } from '#domain/calendar/usable-days.ts';
import type { CalendarDate, CalendarMonth } from '#domain/kernel/time.ts';
import { accountingOn, changesInOrder, type DatedAccounting } from './bookkeeping.ts';

/** Days on which 経理方法 would be another one, from the first to before `until`; absent ends lie open. */
export type ChangedDays = { readonly from?: CalendarDate; readonly until?: CalendarDate };

const until = (day: CalendarDate | undefined): ChangedDays => (day === undefined ? {} : { until: day });

/** Where two ways to keep the books differ, in the order of the days. */
export const changedDays = (before: DatedAccounting, after: DatedAccounting): readonly ChangedDays[] => {
  const days = [
    ...new Set([before, after].flatMap((one) => changesInOrder(one).map(({ validFrom }) => validFrom))),
  ]
    // Another release may have kept what is no day.
    .filter(isUsableDay)
    .toSorted();
  const first = before.taxAccounting === after.taxAccounting ? [] : [until(days[0])];
  return [
    ...first,
    ...days.flatMap((from, at) =>
      accountingOn(before, from) === accountingOn(after, from) ? [] : [{ from, ...until(days[at + 1]) }],
    ),
  ];
};

export type AccountingFault = {
  readonly at: number;
  readonly field: 'validFrom' | 'taxAccounting';
  readonly why: 'same-day' | 'within-year' | 'year-moved' | 'changes-nothing';
};

/**
 * What of typed changes cannot be: two of one day, one that changes nothing, and one within a fiscal year, whose
 * transactions all follow one 経理方法. What has begun stays, also where fiscal years begin otherwise since; what is coming
 * has to begin one of them.
 */
export const faultsOfChanges = (
  after: DatedAccounting,
  {
    before,
    startMonth,
    today,
  }: { readonly before: DatedAccounting; readonly startMonth: number; readonly today: CalendarDate },
): readonly AccountingFault[] => {
  const typed = after.taxAccountingChanges ?? [];
  const kept = new Set(changesInOrder(before).map(({ validFrom }) => validFrom));
  return typed.flatMap(({ validFrom, taxAccounting }, at): readonly AccountingFault[] => {
    if (typed.findIndex((one) => one.validFrom === validFrom) < at)
      return [{ at, field: 'validFrom', why: 'same-day' }];
    const hasBegun = kept.has(validFrom) && validFrom <= today;
    if (!hasBegun && fiscalYearOf(validFrom, startMonth).from !== validFrom)
      return [{ at, field: 'validFrom', why: kept.has(validFrom) ? 'year-moved' : 'within-year' }];
    const earlier = { ...after, taxAccountingChanges: typed.filter((one) => one.validFrom < validFrom) };
    return accountingOn(earlier, validFrom) === taxAccounting
      ? [{ at, field: 'taxAccounting', why: 'changes-nothing' }]
      : [];
  });
};

/**
 * Months of the fiscal years that these days touch, newest first: up to a year after today, since a closed month posts
 * into the next open one; books are kept ten years, and none are asked for before.
 */
export const monthsTouched = (
  { from, until: end }: ChangedDays & { readonly from: CalendarDate },
  { today, startMonth }: { readonly today: CalendarDate; readonly startMonth: number },
): readonly (readonly CalendarMonth[])[] => {
  const first = fiscalYearOf(from, startMonth).year;
  const newest = fiscalYearOf(from > today ? from : today, startMonth).year + 1;
  const last = end === undefined ? newest : Math.min(newest, fiscalYearOf(addDays(end, -1), startMonth).year);
  return Array.from({ length: Math.min(last - first + 1, mostYears) }, (_, back) => {
    const begins = monthOf(fiscalYear(last - back, startMonth).from);
    return Array.from({ length: 12 }, (_month, count) => addMonths(begins, count));
  });
};

/** 法人税法施行規則59条: ten years at most. */
const mostYears = 12;
