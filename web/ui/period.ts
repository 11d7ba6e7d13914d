import { addDays, daysBetween } from '#domain/calendar/calendar-date.ts';
import { daysOfMonth } from '#domain/calendar/months.ts';
import { isUsableDay } from '#domain/calendar/usable-days.ts';
import { isCalendarDate, isCalendarMonth, type CalendarDate } from '#domain/kernel/time.ts';
import { mostDaysSearched } from '#contract/shapes/search-period.ts';
import { searchPeriods } from '#web/ui/fiscal-years.ts';
import { formatDate, formatMonth, recentMonths } from '#web/ui/format-date.ts';

export type Days = { readonly from: CalendarDate; readonly to: CalendarDate };

/** A period that can be chosen, as it stands in the address: `2026`, `2026-11`, `2026-11-05_2026-11-20`. */
export type CompanyPeriod = Days & {
  readonly value: string;
  readonly label: string;
  /** For sentences. */
  readonly name: string;
};
export type PeriodGroup = { readonly group: string; readonly items: readonly CompanyPeriod[] };

/** Months that can be chosen one by one. */
const monthsShown = 18;

const periodOfMonth = (month: string): readonly CompanyPeriod[] => {
  if (!isCalendarMonth(month)) return [];
  const label = formatMonth(month);
  return [{ value: month, label, name: label, ...daysOfMonth(month) }];
};

/** The year up to today: at the turn of a fiscal year nothing that still waits goes out of sight. */
const lastYear = (today: string): readonly CompanyPeriod[] => {
  if (!isCalendarDate(today)) return [];
  const days = { from: addDays(today, 1 - mostDaysSearched), to: today };
  const name = `直近1年（${formatDate(days.from)}〜${formatDate(today)}）`;
  return [{ value: 'recent', label: '直近1年', name, ...days }];
};

/** The year up to today first, then fiscal years of the company, then single months. */
export const companyPeriods = (today: string, startMonth: number): readonly PeriodGroup[] => {
  const years = searchPeriods(today, startMonth).flatMap(({ value, name, days, isThisYear }) => {
    const label = isThisYear ? `今年度（${value}年度）` : `${value}年度`;
    return days === undefined ? [] : [{ value, label, name, ...days }];
  });
  return [
    { group: '直近', items: lastYear(today) },
    { group: '年度', items: years },
    { group: '月', items: recentMonths(today, monthsShown).flatMap(periodOfMonth) },
  ];
};

/** Days that somebody chose himself; undefined for an address that names none, or more than a year. */
export const ownDays = (text: string): CompanyPeriod | undefined => {
  const [from = '', to = ''] = text.split('_');
  if (!isUsableDay(from) || !isUsableDay(to) || to < from || daysBetween(from, to) >= mostDaysSearched)
    return undefined;
  const label = `${formatDate(from)}〜${formatDate(to)}`;
  return { value: text, label, name: label, from, to };
};

export const valueOfDays = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${from}_${to}`;

/** Of an address; without one, or changed by hand, the first of all. */
export const companyPeriodOf = (text: string | null, groups: readonly PeriodGroup[]): CompanyPeriod => {
  const all = groups.flatMap(({ items }) => items);
  const found = all.find(({ value }) => value === text) ?? ownDays(text ?? '') ?? all[0];
  if (found === undefined) throw new Error('no period can be chosen');
  return found;
};

/** The fiscal year in which the days before a period lie; undefined where that is not kept any more. */
export const yearBefore = (
  { from }: CompanyPeriod,
  groups: readonly PeriodGroup[],
): CompanyPeriod | undefined =>
  groups.find(({ group }) => group === '年度')?.items.find((year) => year.from < from);
