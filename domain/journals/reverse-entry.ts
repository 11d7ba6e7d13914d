import { monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import type { Company } from '#domain/tenants/masters.ts';
import { reversedMemoOf } from './entry-memo.ts';
import { expenseDateOf, postingRule, type DerivedEntry, type JournalEntry, type TraceStep } from './entry.ts';
import { balanced, otherSide } from './post-entry.ts';
import { closedThroughOn, filedThroughOn, postingDateOf } from './posting-date.ts';

export type Reversing = {
  readonly company: Pick<Company, 'fiscalYearStartMonth' | 'closing'>;
  readonly at: Instant;
};

/** Where the 赤伝 of an entry stands, and whether it answers a fiscal year whose return was due. */
export type ReversalDate = { readonly postedOn: CalendarDate; readonly isFiled: boolean };

/** On the day of what it answers; of a closed month on the first day of the next open one, as any late entry (EXP-051). */
export const reversalDateOf = (
  { postedOn }: Pick<JournalEntry, 'postedOn'>,
  { company, at }: Reversing,
): ReversalDate => {
  const today = jstDateOf(at);
  return {
    postedOn: postingDateOf(postedOn, closedThroughOn(company, today)),
    isFiled: monthOf(postedOn) <= filedThroughOn(company, today),
  };
};

const stepOf = ({ serial, postedOn }: JournalEntry, date: ReversalDate): Omit<TraceStep, 'lineId'> => {
  const what = `仕訳${serial}（計上日${postedOn}）の取消：貸借を逆にして計上`;
  if (date.postedOn === postedOn) return { rule: 'LDG-001', says: what };
  const why = date.isFiled ? '事業年度は申告期限を過ぎている' : '月は締め済みの';
  return { rule: 'LDG-001', says: `${what}。元の${why}ため、${date.postedOn}に計上` };
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
  return balanced({
    ...rest,
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
