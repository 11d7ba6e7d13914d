import { isCalendarDate, type CalendarDate } from '#domain/kernel/time.ts';

/** Years in which masters hold: the days before and after each day are days too, and texts compare as days do. */
const [firstYear, lastYear] = [1900, 9998];

export const isMasterDay = (text: unknown): text is CalendarDate =>
  isCalendarDate(text) && Number(text.slice(0, 4)) >= firstYear && Number(text.slice(0, 4)) <= lastYear;

/** The same for the contract, which leaves lengths of months to the reader. */
export const masterDayPattern =
  /^(?:19[0-9]{2}|[2-8][0-9]{3}|9[0-8][0-9]{2}|99[0-8][0-9]|999[0-8])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/;

export const outsideOfYears = `${firstYear}年から${lastYear}年までの日付にしてください`;
