import type { CalendarDate } from '#domain/kernel/time.ts';
import { addDays, calendarDate, weekdayOf } from './calendar-date.ts';

/** 祝日 that a special law adds or takes away for one year, such as an enthronement. */
export type HolidayChange = { readonly on: CalendarDate; readonly name: string; readonly isHoliday: boolean };

const fixedDays: readonly (readonly [monthDay: string, name: string])[] = [
  ['01-01', '元日'],
  ['02-11', '建国記念の日'],
  ['02-23', '天皇誕生日'],
  ['04-29', '昭和の日'],
  ['05-03', '憲法記念日'],
  ['05-04', 'みどりの日'],
  ['05-05', 'こどもの日'],
  ['08-11', '山の日'],
  ['11-03', '文化の日'],
  ['11-23', '勤労感謝の日'],
];

/** ハッピーマンデー: the nth Monday of a month. */
const mondays: readonly (readonly [month: string, nth: number, name: string])[] = [
  ['01', 2, '成人の日'],
  ['07', 3, '海の日'],
  ['09', 3, '敬老の日'],
  ['10', 2, 'スポーツの日'],
];

const nthMonday = (year: number, month: string, nth: number): CalendarDate => {
  const first = calendarDate(`${year}-${month}-01`);
  return addDays(first, ((8 - weekdayOf(first)) % 7) + 7 * (nth - 1));
};

/**
 * Days of March (春分) and September (秋分), 1980–2099, in millionths of a day. The government fixes each of
 * them on 1 February of the year before; what lies further ahead is this forecast.
 */
const equinox = (year: number, startMillionths: number): string => {
  const years = year - 1980;
  const day = Math.floor((startMillionths + 242_194 * years) / 1_000_000) - Math.floor(years / 4);
  return `${day}`.padStart(2, '0');
};

const namedDays = (year: number): Map<CalendarDate, string> =>
  new Map([
    ...fixedDays.map(([monthDay, name]) => [calendarDate(`${year}-${monthDay}`), name] as const),
    ...mondays.map(([month, nth, name]) => [nthMonday(year, month, nth), name] as const),
    [calendarDate(`${year}-03-${equinox(year, 20_843_100)}`), '春分の日'] as const,
    [calendarDate(`${year}-09-${equinox(year, 23_248_800)}`), '秋分の日'] as const,
  ]);

/** 国民の休日: a day between two named holidays. A substitute day makes none (祝日法3条3項). */
const bridgeDays = (named: ReadonlyMap<CalendarDate, string>): readonly CalendarDate[] =>
  [...named.keys()]
    .map((date) => addDays(date, 1))
    .filter((date) => !named.has(date) && named.has(addDays(date, 1)));

/** 振替休日: the first day after a Sunday's holiday that is none itself (祝日法3条2項). */
const substituteDays = (named: ReadonlyMap<CalendarDate, string>): readonly CalendarDate[] =>
  [...named.keys()]
    .filter((date) => weekdayOf(date) === 0)
    .map((date) => {
      let substitute = addDays(date, 1);
      while (named.has(substitute)) substitute = addDays(substitute, 1);
      return substitute;
    });

/** The years for which the law is told here, both included: before them it was another one, after them nobody knows. */
export const yearsOfLaw = { from: 2022, to: 2099 } as const;

const inOrder = (days: ReadonlyMap<CalendarDate, string>): ReadonlyMap<CalendarDate, string> =>
  new Map([...days].toSorted(([left], [right]) => (left < right ? -1 : 1)));

const lawful = (year: number): ReadonlyMap<CalendarDate, string> => {
  const named = namedDays(year);
  const days = new Map(named);
  for (const date of substituteDays(named)) days.set(date, '振替休日');
  for (const date of bridgeDays(named)) days.set(date, '国民の休日');
  return inOrder(days);
};

/** Years are asked for again and again, some for each line of a claim. People type few of them. */
const known = new Map<number, ReadonlyMap<CalendarDate, string>>();
const mostKnown = 100;

const lawfulOnce = (year: number): ReadonlyMap<CalendarDate, string> => {
  const found = known.get(year) ?? lawful(year);
  if (known.size >= mostKnown) known.clear();
  known.set(year, found);
  return found;
};

/** 国民の祝日 of one year by the law in force since 2022; correct within `yearsOfLaw`. Date → name. */
export const holidaysOf = (
  year: number,
  changes: readonly HolidayChange[] = [],
): ReadonlyMap<CalendarDate, string> => {
  const inYear = changes.filter(({ on }) => on.startsWith(`${year}-`));
  if (inYear.length === 0) return lawfulOnce(year);
  const days = new Map(lawfulOnce(year));
  for (const { on, name, isHoliday } of inYear) {
    if (isHoliday) days.set(on, name);
    else days.delete(on);
  }
  return inOrder(days);
};
