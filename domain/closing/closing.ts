import type { ClosingAct, MonthState } from '#domain/closing/month-states.ts';
import { addMonths, monthOf } from '#domain/calendar/calendar-date.ts';
import { closedThroughOn, filedThroughOn, shippedClosing } from '#domain/posting/posting-date.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { CalendarDate, CalendarMonth, Instant } from '#domain/kernel/time.ts';
import type { Closing, Company } from '#domain/tenants/masters.ts';

/** 締め of a company as of a day. */
export type ClosingSituation = {
  readonly company: Pick<Company, 'fiscalYearStartMonth' | 'closing'>;
  readonly today: CalendarDate;
};

export const stateOfMonth = (month: CalendarMonth, { company, today }: ClosingSituation): MonthState => {
  if (month <= filedThroughOn(company, today)) return 'filed';
  return month <= closedThroughOn(company, today) ? 'closed' : 'open';
};

/** 締め or 締めの取消: kept for ever with who, when and why. */
export type ClosingEvent = {
  readonly act: ClosingAct;
  readonly month: CalendarMonth;
  readonly by: UserId;
  readonly byName: string;
  readonly at: Instant;
  /** Of a reopening. */
  readonly reason?: string;
};

type Refused<Kind extends string> = { readonly kind: Kind };

/** 締める: the month and all before it. Only what is over: nothing of it may still be spent. */
export const closeMonth = (
  month: CalendarMonth,
  { company, today }: ClosingSituation,
): Result<Closing, Refused<'month-already-closed'> | Refused<'month-not-over'>> => {
  if (month <= closedThroughOn(company, today)) return refuse({ kind: 'month-already-closed' });
  if (month >= monthOf(today)) return refuse({ kind: 'month-not-over' });
  return accept({ ...(company.closing ?? shippedClosing), closedThrough: month });
};

/** 締めを取り消す: the month is open again, and so are those after it, which cannot be closed over an open one. */
export const reopenMonth = (
  month: CalendarMonth,
  { company, today }: ClosingSituation,
): Result<Closing, Refused<'month-filed'> | Refused<'month-not-closed'>> => {
  const state = stateOfMonth(month, { company, today });
  if (state === 'filed') return refuse({ kind: 'month-filed' });
  if (state === 'open') return refuse({ kind: 'month-not-closed' });
  return accept({ ...(company.closing ?? shippedClosing), closedThrough: addMonths(month, -1) });
};

const usualStartMonth = 4;
const isMonthNumber = (month: number): boolean => Number.isSafeInteger(month) && month >= 1 && month <= 12;

/** 締め as it is kept, with numbers of months that the rules can count by: another release may have taken any. */
export const countable = ({
  closing,
  fiscalYearStartMonth,
}: ClosingSituation['company']): ClosingSituation['company'] => ({
  fiscalYearStartMonth: isMonthNumber(fiscalYearStartMonth) ? fiscalYearStartMonth : usualStartMonth,
  ...(closing === undefined
    ? {}
    : {
        closing: Number.isSafeInteger(closing.filingMonths)
          ? closing
          : { ...closing, filingMonths: shippedClosing.filingMonths },
      }),
});

/** By what the law closes fiscal years: where they begin, and after how many months their returns are due. */
export type Filing = Pick<Company, 'fiscalYearStartMonth'> & Pick<Closing, 'filingMonths'>;

/**
 * What stays closed under whichever 申告期限: what the company closed, and years whose returns came due while the ones of before were in force.
 * What they closed at a stroke on the day on which they were decided goes with them.
 */
const keptThrough = ({ company, today }: ClosingSituation): CalendarMonth => {
  const { closedThrough, filingSince } = company.closing ?? shippedClosing;
  const filed = filedThroughOn(company, today);
  const cameDue = filingSince === undefined || filed > filedThroughOn(company, filingSince);
  return closedThrough === undefined || (cameDue && filed > closedThrough) ? filed : closedThrough;
};

/**
 * 申告期限 decided anew, or a fiscal year that begins in another month. What had come due by the ones of before is closed by the company from then on: it opens
 * by a reopening alone, with its right, its reason and its history.
 */
export const changeFiling = (
  { filingMonths }: Pick<Closing, 'filingMonths'>,
  { company, today }: ClosingSituation,
): Closing => ({
  filingMonths,
  closedThrough: keptThrough({ company: countable(company), today }),
  filingSince: today,
});
