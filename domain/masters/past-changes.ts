import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import type { EntryChange } from './entry-change.ts';
import type { Master } from './master.ts';
import { firstDay, firstGap, meetingOf, spanOf, textIn, type Span, type State } from './states.ts';

const daysIn = ({ from, to }: Span): string => (from === to ? from : `${from} 〜 ${to}`);

type Naming = Pick<Master, 'fields' | 'nameField' | 'isDated'>;

const changesOf = ({ fields, nameField }: Naming, held: State, past: Span, after: readonly State[]) => {
  const name = textIn(held, nameField) ?? '';
  const gap = firstGap(past, after);
  const lost = gap === undefined ? [] : [`「${name}」の ${gap} からの登録がなくなります`];
  const renamed = after.flatMap((state) => {
    const days = meetingOf(spanOf(state), past);
    const other = textIn(state, nameField) ?? '';
    if (days === undefined || other === name) return [];
    return [`${daysIn(days)} の${fields[nameField]?.word ?? ''}が「${name}」から「${other}」に変わります`];
  });
  return [...lost, ...renamed];
};

/**
 * What a change makes of days before today: what held then was used, on papers and in books, and looks up by its day.
 * It may be mended, but not by the way. Nothing of a master without days.
 */
export const pastChanges = (
  master: Naming,
  { before, after }: Pick<EntryChange, 'before' | 'after'>,
  today: string,
): readonly string[] => {
  if (!master.isDated) return [];
  const until = { from: firstDay, to: addDays(calendarDate(today), -1) };
  return before.flatMap((held) => {
    const past = meetingOf(spanOf(held), until);
    return past === undefined ? [] : changesOf(master, held, past, after);
  });
};
