import { addDays, addMonths, firstDayOf, monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { isCalendarDate, type CalendarDate, type Instant } from '#domain/kernel/time.ts';
import type { BookId } from './book-ids.ts';
import { dutyBooks } from './duty-books.ts';

/** `due`: it ends within 30 days. `overdue`: its day in Japan is over, and what rests on it is not kept. */
export const dutyStates = ['overdue', 'due', 'kept'] as const;
export type DutyState = (typeof dutyStates)[number];

/** 実施の記録, or that what was written down of it changed. */
export const dutyRecordKinds = ['done', 'changed'] as const;
export type DutyRecordKind = (typeof dutyRecordKinds)[number];

/** So many days before its day whoever keeps it is reminded. */
export const dutyWarnDays = 30;
/** Open ones of all books together: more is no work that people do. */
export const dutiesMost = 300;

export const dutyStateAt = (due: CalendarDate, at: Instant): DutyState => {
  const today = jstDateOf(at);
  if (due < today) return 'overdue';
  return due <= addDays(today, dutyWarnDays) ? 'due' : 'kept';
};

/** The same day so many months later, or that month's last. */
export const monthsLater = (day: CalendarDate, months: number): CalendarDate => {
  const month = addMonths(monthOf(day), months);
  const same = `${month}${day.slice(7)}`;
  return isCalendarDate(same) ? same : addDays(firstDayOf(addMonths(month, 1)), -1);
};

/** Of something that is done once, a finding to be mended, no plan reaches farther, and no record of a beginning. */
const [plannedMonths, begunMonths] = [12, 1];

/** The last day to which a new entry may be set. */
const latestPlanOf = (from: CalendarDate, everyMonths: number): CalendarDate =>
  monthsLater(from, everyMonths === 0 ? plannedMonths : everyMonths);

/** The last day to which a record may set it. */
export const latestDueOf = (from: CalendarDate, everyMonths: number): CalendarDate =>
  monthsLater(from, everyMonths === 0 ? begunMonths : everyMonths);

type Fault = { readonly path: 'on' | 'due' | 'everyMonths'; readonly message: string };
const fault = (path: Fault['path'], message: string): readonly Fault[] => [{ path, message }];

const dueFaults = (due: CalendarDate, latest: CalendarDate): readonly Fault[] =>
  due > latest ? fault('due', `期限は${latest}までの日付にしてください。`) : [];

type Planned = { readonly everyMonths: number; readonly due: CalendarDate };

/** What is wrong with a new entry, in the words of its form. */
export const faultsOfNew = (book: BookId, { everyMonths, due }: Planned, at: Instant): readonly Fault[] => {
  const most = dutyBooks[book].everyMonths;
  return everyMonths > most
    ? fault('everyMonths', `この台帳の間隔は${most}か月までです。`)
    : dueFaults(due, latestPlanOf(jstDateOf(at), everyMonths));
};

type Changed = { readonly was: CalendarDate; readonly due: CalendarDate };

/** A day moves away by a record of what was done alone: nobody writes an overdue one off. */
export const faultsOfChange = ({ was, due }: Changed): readonly Fault[] =>
  due > was ? fault('due', '期限を先へ延ばすには、実施の記録を付けてください。') : [];

type Recorded = {
  readonly on: CalendarDate;
  /** When it was done before. @default never */
  readonly lastOn?: CalendarDate | undefined;
  /** @default it is done for good */
  readonly due?: CalendarDate | undefined;
  readonly everyMonths: number;
};

export const faultsOfRecord = ({ on, lastOn, due, everyMonths }: Recorded, at: Instant): readonly Fault[] => [
  ...(lastOn !== undefined && on < lastOn
    ? fault('on', `前回の実施日（${lastOn}）以降の日付にしてください。`)
    : []),
  ...(on > jstDateOf(at) ? fault('on', '実施日は今日までの日付にしてください。') : []),
  ...(due === undefined && everyMonths > 0 ? fault('due', '次の期限を入力してください。') : []),
  ...(due !== undefined && due <= on ? fault('due', '次の期限は実施日より後にしてください。') : []),
  ...(due === undefined ? [] : dueFaults(due, latestDueOf(on, everyMonths))),
];

/** `empty`: nothing that comes round was ever done. */
export type BookState = DutyState | 'empty';

type Standing = {
  readonly bookId: BookId;
  readonly everyMonths: number;
  readonly lastOn?: string;
  readonly state: DutyState;
};

/** Whether it keeps its book: what comes round does, and what is done once does not. */
export const comesRound = ({ everyMonths }: Pick<Standing, 'everyMonths'>): boolean => everyMonths > 0;

/** How a book stands: as its worst entry; and it is not kept before something that comes round was done. */
export const bookStateOf = (book: BookId, duties: readonly Standing[]): BookState => {
  const own = duties.filter(({ bookId }) => bookId === book);
  if (own.some(({ state }) => state === 'overdue')) return 'overdue';
  if (!own.some((one) => comesRound(one) && one.lastOn !== undefined)) return 'empty';
  return own.some(({ state }) => state === 'due') ? 'due' : 'kept';
};
