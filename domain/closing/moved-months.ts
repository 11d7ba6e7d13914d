import { addMonths } from '#domain/calendar/calendar-date.ts';
import { sayMonth } from '#domain/calendar/say-day.ts';
import { changeFiling, countable, type ClosingSituation, type Filing } from '#domain/closing/closing.ts';
import type { ClosingAct } from '#domain/closing/month-states.ts';
import { closedThroughOn, shippedClosing } from '#domain/posting/posting-date.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';

/** Months that a change of 申告期限, or of where fiscal years begin, closes or opens at a stroke. */
export type MovedMonths = {
  readonly act: ClosingAct;
  readonly first: CalendarMonth;
  readonly last: CalendarMonth;
};

/** @default what is in force stays */
export type WishedFiling = Partial<Filing>;

/** Undefined: every month stays as it is. */
export const movedMonths = (
  wished: WishedFiling,
  { company: stored, today }: ClosingSituation,
): MovedMonths | undefined => {
  const company = countable(stored);
  const { filingMonths } = company.closing ?? shippedClosing;
  const next = { ...company, filingMonths, ...wished };
  if (next.fiscalYearStartMonth === company.fiscalYearStartMonth && next.filingMonths === filingMonths)
    return undefined;
  const closing = changeFiling(next, { company, today });
  const [before, after] = [
    closedThroughOn(company, today),
    closedThroughOn({ fiscalYearStartMonth: next.fiscalYearStartMonth, closing }, today),
  ];
  if (after === before) return undefined;
  return after > before
    ? { act: 'close', first: addMonths(before, 1), last: after }
    : { act: 'reopen', first: addMonths(after, 1), last: before };
};

const saySpan = ({ first, last }: MovedMonths): string => {
  if (first === last) return sayMonth(first);
  const end = first.slice(0, 4) === last.slice(0, 4) ? sayMonth(last).replace(/^.*年/u, '') : sayMonth(last);
  return `${sayMonth(first)}〜${end}`;
};

/** For whoever is about to change it. */
export const sayMoved = (moved: MovedMonths): string =>
  moved.act === 'close'
    ? `この変更で、${saySpan(moved)}が締まります。その月の仕訳は、翌月以降の日付で計上されます。`
    : `この変更で、${saySpan(moved)}の締めが取り消されます。その月の日付で仕訳を計上できるようになります。`;

/** For whoever may not. */
export const refuseMoved = (moved: MovedMonths): string =>
  moved.act === 'close'
    ? `${saySpan(moved)}が締まるため、変更には「月を締める」権限が必要です。先に経理が「月の締め」で${sayMonth(moved.last)}まで締めると、変更できます`
    : `${saySpan(moved)}の締めが取り消されるため、変更には「月を締める」権限が必要です`;
