import { jstDateOf } from '#domain/calendar/jst.ts';
import { everyBook } from '#domain/duties/book-ids.ts';
import { dutyBooks } from '#domain/duties/duty-books.ts';
import { bookStateOf, dutyStateAt } from '#domain/duties/duty.ts';
import { reminderAt, type Reminded } from '#domain/duties/reminder.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import type { Duty } from '#lambdas/adapters/operator/duties.ts';
import type { OperatorRecord } from '#lambdas/adapters/operator/operators.ts';
import { reminderMail } from './reminder-mail.ja.ts';

export type Reminding = {
  readonly duties: () => Promise<readonly Duty[]>;
  readonly operators: () => Promise<readonly OperatorRecord[]>;
  /** Whether the mail of a day has gone. */
  readonly isTold: (day: CalendarDate) => Promise<boolean>;
  readonly told: (day: CalendarDate) => Promise<void>;
  readonly send: (mail: Mail) => Promise<void>;
  readonly mailTo: string;
};

const remindedOf = (duties: readonly Duty[], operators: readonly OperatorRecord[]): readonly Reminded[] => {
  const names = new Map(
    operators.filter(({ isActive }) => isActive).map(({ operatorId, name }) => [operatorId, name]),
  );
  const ofDuties = duties.map(({ bookId, title, due, ownerId }) => ({
    says: `${dutyBooks[bookId].words}：${title}`,
    due,
    by: names.get(ownerId) ?? `${ownerId}（利用終了）`,
  }));
  const ofTrainings = operators.flatMap(({ name, isActive, trainedUntil }) =>
    isActive && trainedUntil !== undefined
      ? [{ says: `教育の記録：${name}`, due: trainedUntil, by: name }]
      : [],
  );
  return [...ofDuties, ...ofTrainings].toSorted((one, other) => (one.due < other.due ? -1 : 1));
};

/**
 * One mail a day. It is written down after it went: whoever reads the same reminder twice after a crash is hurt less than who
 * reads none. Answers how many are overdue, which an alarm watches.
 */
export const remindOfDuties = async (
  { duties, operators, isTold, told, send, mailTo }: Reminding,
  at: Instant,
): Promise<{ readonly overdue: number; readonly isSent: boolean }> => {
  const [kept, people] = await Promise.all([duties(), operators()]);
  const standing = kept.map((one) => ({ ...one, state: dutyStateAt(one.due, at) }));
  const empty = everyBook.filter((book) => bookStateOf(book, standing) === 'empty');
  const reminder = reminderAt(remindedOf(kept, people), empty, at);
  if (reminder === undefined) return { overdue: 0, isSent: false };
  const overdue = reminder.overdue.length;
  const today = jstDateOf(at);
  if (await isTold(today)) return { overdue, isSent: false };
  await send(reminderMail(reminder, { to: mailTo, at }));
  await told(today);
  return { overdue, isSent: true };
};
