import { daysBetween } from '#domain/calendar/calendar-date.ts';
import { daysOfMonth } from '#domain/calendar/months.ts';
import { isUsableDay } from '#domain/calendar/usable-days.ts';
import { isCalendarMonth, type CalendarDate } from '#domain/kernel/time.ts';
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

/** This fiscal year of the company first, then those before, then single months. */
export const companyPeriods = (today: string, startMonth: number): readonly PeriodGroup[] => {
  const years = searchPeriods(today, startMonth).flatMap(({ value, name, days, isThisYear }) => {
    const label = isThisYear ? `今年度（${value}年度）` : `${value}年度`;
    return days === undefined ? [] : [{ value, label, name, ...days }];
  });
  return [
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

/** Of an address; without one, or changed by hand, this fiscal year. */
export const companyPeriodOf = (text: string | null, groups: readonly PeriodGroup[]): CompanyPeriod => {
  const all = groups.flatMap(({ items }) => items);
  const found = all.find(({ value }) => value === text) ?? ownDays(text ?? '') ?? all[0];
  if (found === undefined) throw new Error('a company has fiscal years');
  return found;
};

/** The fiscal year before the one that is searched; undefined where something else is, or there is none. */
export const yearBefore = (
  { value }: CompanyPeriod,
  groups: readonly PeriodGroup[],
): CompanyPeriod | undefined => {
  const years = groups[0]?.items ?? [];
  const at = years.findIndex((year) => year.value === value);
  return at < 0 ? undefined : years[at + 1];
};
