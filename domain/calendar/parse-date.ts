import { isCalendarDate, type CalendarDate } from '#domain/kernel/time.ts';

/** First year of each era, minus one: 令和 began in 2019, 平成 in 1989, 昭和 in 1926 (TIM-003). */
const yearBefore: Readonly<Record<string, number>> = {
  令和: 2018,
  R: 2018,
  平成: 1988,
  H: 1988,
  昭和: 1925,
  S: 1925,
};

const shapes = [
  /^(?<year>\d{4})\/(?<month>\d{1,2})\/(?<day>\d{1,2})$/,
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  /^(?<year>\d{4})\.(?<month>\d{1,2})\.(?<day>\d{1,2})$/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/,
  /^(?<era>令和|平成|昭和)(?<year>元|\d{1,2})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/,
  /^(?<era>[RHS])(?<year>\d{1,2})\.(?<month>\d{1,2})\.(?<day>\d{1,2})$/,
  /^(?<era>[RHS])(?<year>\d{1,2})\/(?<month>\d{1,2})\/(?<day>\d{1,2})$/,
];

/** Databases and spreadsheets write a day as its first moment. */
const firstMoment = /[ T]0{1,2}:00(?::00(?:\.0+)?)?$/;

const padded = (digits: string, length: number): string => digits.padStart(length, '0');

/** A date as people write it: `2026/11/20`, `20261120`, `令和8年11月20日`, `R8.11.20`, … Undefined when there is no such day (TIM-004). */
export const parseDate = (text: string): CalendarDate | undefined => {
  const plain = text.normalize('NFKC').trim().toUpperCase().replace(firstMoment, '');
  for (const shape of shapes) {
    const { era, year = '', month = '', day = '' } = shape.exec(plain)?.groups ?? {};
    if (year !== '') {
      const inEra =
        era === undefined ? undefined : (yearBefore[era] ?? 0) + (year === '元' ? 1 : Number(year));
      const date = `${padded(`${inEra ?? year}`, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
      return isCalendarDate(date) ? date : undefined;
    }
  }
  return undefined;
};
