import { addDays } from '#domain/calendar/calendar-date.ts';
import { fiscalYear, fiscalYearOf } from '#domain/calendar/fiscal-year.ts';
import { isCalendarDate, type CalendarDate } from '#domain/kernel/time.ts';
import { formatMonth } from '#web/ui/format-date.ts';

/** What a list is looked through for: a fiscal year, or everything. */
export type SearchPeriod = {
  /** As it stands in the address: `2025`, `all`. */
  readonly value: string;
  readonly label: string;
  /** `2026年度（2026年4月〜2027年3月）`, for sentences. */
  readonly name: string;
  readonly isThisYear: boolean;
  /** Both days included; none for everything. */
  readonly days?: { readonly from: CalendarDate; readonly to: CalendarDate };
};

export const allTime: SearchPeriod = { value: 'all', label: '全期間', name: '全期間', isThisYear: false };

/** Books are kept for seven years (法人税法施行規則59条): this year and the seven before. */
const yearsShown = 8;

const nameOf = (year: number, from: string, to: string): string =>
  `${year}年度（${formatMonth(from.slice(0, 7))}〜${formatMonth(to.slice(0, 7))}）`;

/** This fiscal year of the company first, then those before, then everything. */
export const searchPeriods = (today: string, startMonth: number): readonly SearchPeriod[] => {
  if (!isCalendarDate(today)) return [allTime];
  const thisYear = fiscalYearOf(today, startMonth).year;
  const years = Array.from({ length: yearsShown }, (_, back) => {
    const { year, from, to } = fiscalYear(thisYear - back, startMonth);
    const name = nameOf(year, from, to);
    const label =
      back === 0 ? `今年度（${formatMonth(from.slice(0, 7))}〜${formatMonth(to.slice(0, 7))}）` : name;
    return { value: `${year}`, label, name, isThisYear: back === 0, days: { from, to } };
  });
  return [...years, allTime];
};

/** Of an address; without one, or changed by hand, this fiscal year. */
export const periodOf = (text: string | null, periods: readonly SearchPeriod[]): SearchPeriod =>
  periods.find(({ value }) => value === text) ?? periods[0] ?? allTime;

/** The day before a period, down from which nothing was looked at. */
export const lastDayBefore = ({ from }: { readonly from: CalendarDate }): CalendarDate => addDays(from, -1);

/** `2026年3月以前`. */
export const timeBefore = (days: { readonly from: CalendarDate }): string =>
  `${formatMonth(lastDayBefore(days).slice(0, 7))}以前`;
