import { accountingOn, type DatedAccounting } from '#domain/tenants/bookkeeping.ts';
import { accountingBeside, accountingOf } from './entry-accounting.ts';
import { monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import type { Company } from '#domain/tenants/masters.ts';
import { reversedMemoOf } from './entry-memo.ts';
import { expenseDateOf, postingRule, type DerivedEntry, type JournalEntry, type TraceStep } from './entry.ts';
import { balanced, otherSide } from './post-entry.ts';
import { closedThroughOn, filedThroughOn, postingDateOf } from '#domain/posting/posting-date.ts';

export type Reversing = {
  readonly company: Pick<Company, 'fiscalYearStartMonth' | 'closing'> & Partial<DatedAccounting>;
  readonly at: Instant;
};

/** Where the 赤伝 of an entry stands, and whether it answers a fiscal year whose return was due. */
export type ReversalDate = {
  readonly postedOn: CalendarDate;
  readonly isFiled: boolean;
  /** It takes back 仮払消費税 in a year that keeps its books 税込: somebody has to transfer what is left. */
  readonly leavesTax?: true;
};

/** The company's 経理方法 with its days; undefined where whoever asks does not say it. */
const accountingIn = ({ taxAccounting, taxAccountingChanges = [] }: Reversing['company']) =>
  taxAccounting === undefined ? undefined : { taxAccounting, taxAccountingChanges };

const leavesTax = (
  { lines }: Pick<JournalEntry, 'lines'>,
  postedOn: CalendarDate,
  company: Reversing['company'],
): boolean => {
  const accounting = accountingIn(company);
  return (
    accounting !== undefined &&
    accountingOn(accounting, postedOn) === 'inclusive' &&
    lines.some(({ isInputTax }) => isInputTax === true)
  );
};

/** On the day of what it answers; of a closed month on the first day of the next open one, as any late entry (EXP-051). */
export const reversalDateOf = (
  { postedOn, lines }: Pick<JournalEntry, 'postedOn' | 'lines'>,
  { company, at }: Reversing,
): ReversalDate => {
  const today = jstDateOf(at);
  const on = postingDateOf(postedOn, closedThroughOn(company, today));
  return {
    postedOn: on,
    isFiled: monthOf(postedOn) <= filedThroughOn(company, today),
    ...(leavesTax({ lines }, on, company) ? { leavesTax: true } : {}),
  };
};

const stepOf = ({ serial, postedOn }: JournalEntry, date: ReversalDate): Omit<TraceStep, 'lineId'> => {
  const what = `仕訳${serial}（計上日${postedOn}）の取消：貸借を逆にして計上`;
  const left = date.leavesTax === true ? '。税込経理の年度に仮払消費税が残るため、振替の要否を確認' : '';
  if (date.postedOn === postedOn) return { rule: 'LDG-001', says: `${what}${left}` };
  const why = date.isFiled ? '事業年度は申告期限を過ぎている' : '月は締め済みの';
  return { rule: 'LDG-001', says: `${what}。元の${why}ため、${date.postedOn}に計上${left}` };
};

/** How the amounts came about, and for each line that they are taken back. */
const traceOf = (entry: JournalEntry, date: ReversalDate): readonly TraceStep[] => {
  const told = entry.lines.flatMap(({ lineIds = [] }) => lineIds);
  const lineIds = told.length > 0 ? told : entry.trace.map(({ lineId }) => lineId);
  return [
    ...entry.trace.filter(({ rule }) => rule !== postingRule),
    ...[...new Set(lineIds)].map((lineId) => ({ lineId, ...stepOf(entry, date) })),
  ];
};

/** 赤伝: a posted entry never changes; a mistake is answered by its mirror image, which says what it answers. */
export const reverseEntry = (entry: JournalEntry, reversing: Reversing): DerivedEntry => {
  const { serial, spentOn: _known, ...rest } = entry;
  const date = reversalDateOf(entry, reversing);
  const { postedOn } = date;
  const spentOn = expenseDateOf(entry);
  const isMoved = postedOn !== spentOn;
  const said = { serial, saidOn: entry.spentOn, spentOn: isMoved ? spentOn : undefined };
  const accounting = accountingIn(reversing.company);
  return balanced({
    ...rest,
    // What says no 経理方法 follows that of its day, which for the mirror is another day.
    ...(accounting === undefined ? {} : accountingBeside(entry.lines, accountingOf(entry, accounting))),
    postedOn,
    ...(isMoved ? { spentOn } : {}),
    enteredAt: reversing.at,
    lines: entry.lines.map((line) => ({
      ...line,
      side: otherSide[line.side],
      ...reversedMemoOf(line, said),
    })),
    trace: traceOf(entry, date),
    reverses: serial,
  });
};
