import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { showCalendar } from '#contract/calendar.ts';
import { monthOf } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { dayByKey, inMonths, isReachable, type ShownDay, weeksOf } from '#web/calendar/month-days.ts';
import { formatMonth } from '#web/ui/format-date.ts';
import { Icon, type IconName } from '#web/ui/icons.tsx';
import './calendar.css';

const weekdays = ['日', '月', '火', '水', '木', '金', '土'];

/** A dialog around the calendar would take its Escape. */
const ownEscape = { 'data-mantine-stop-propagation': 'true' } as const;

/** For how many ms the company's days are taken as they are. */
const keptMs = 60 * 60_000;

const numberOf = (on: string): number => Number(on.slice(8));

/** 「11月23日 月曜日 勤労感謝の日」 */
const sayDay = ({ on, name }: ShownDay, weekday: number): string =>
  [`${Number(on.slice(5, 7))}月${numberOf(on)}日`, `${weekdays[weekday] ?? ''}曜日`, name ?? '']
    .join(' ')
    .trim();

type DayProps = {
  readonly day: ShownDay;
  readonly weekday: number;
  readonly isChosen: boolean;
  readonly isToday: boolean;
  /** The one that Tab leads to. */
  readonly isStop: boolean;
  readonly onChoose: (day: CalendarDate) => void;
};

const Day = ({ day, weekday, isChosen, isToday, isStop, onChoose }: DayProps) => (
  <td aria-selected={isChosen}>
    <button
      type="button"
      className="sf-day"
      data-day={day.on}
      data-look={day.look}
      data-month={day.isInMonth ? 'this' : 'other'}
      tabIndex={isStop ? 0 : -1}
      aria-label={sayDay(day, weekday)}
      aria-current={isToday ? 'date' : undefined}
      title={day.name}
      {...(isStop ? { 'data-autofocus': true } : {})}
      {...ownEscape}
      onClick={() => onChoose(day.on)}
    >
      {numberOf(day.on)}
    </button>
  </td>
);

type MonthsProps = {
  readonly at: CalendarDate;
  readonly onMove: (to: CalendarDate) => void;
};

/** One can leaf by months and by years. */
const Head = ({ at, onMove }: MonthsProps) => {
  const leaf = (label: string, icon: IconName, months: number) => (
    <ActionIcon
      variant="subtle"
      c="#3e4c59"
      size={30}
      aria-label={label}
      title={label}
      disabled={!isReachable(inMonths(at, months))}
      onClick={() => onMove(inMonths(at, months))}
      {...ownEscape}
    >
      <Icon name={icon} size={16} />
    </ActionIcon>
  );
  return (
    <Group justify="space-between" wrap="nowrap" gap={2}>
      {leaf('前の年', 'back-twice', -12)}
      {leaf('前の月', 'back', -1)}
      <Text component="span" fw={600} aria-live="polite" id="sf-calendar-month" className="sf-number">
        {formatMonth(monthOf(at))}
      </Text>
      {leaf('次の月', 'forth', 1)}
      {leaf('次の年', 'forth-twice', 12)}
    </Group>
  );
};

/** The names of the month's holidays, which colours alone do not tell. */
const Names = ({ weeks }: { readonly weeks: readonly (readonly ShownDay[])[] }) => {
  const named = weeks.flat().filter(({ isInMonth, name }) => isInMonth && name !== undefined);
  return (
    <Text size="xs" c="#3e4c59" className="sf-day-names">
      {named.map(({ on, name }) => (
        <span key={on}>{`${numberOf(on)}日 ${name ?? ''}`}</span>
      ))}
    </Text>
  );
};

type CalendarProps = {
  readonly chosen: CalendarDate | undefined;
  /** A day of the month that it opens at, where none is chosen. */
  readonly begins: CalendarDate | undefined;
  /** The day in Japan. */
  readonly today: string;
  readonly onChoose: (day: CalendarDate) => void;
  readonly onClose: () => void;
};

/** The day that the keyboard is at; it gets the focus when a key has moved it. */
const useDay = ({ chosen, begins, onClose }: CalendarProps) => {
  const [at, moveTo] = useState(chosen ?? begins);
  const grid = useRef<HTMLTableElement>(null);
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
    const isAtDay = event.target instanceof HTMLElement && event.target.dataset['day'] !== undefined;
    const to = at === undefined || !isAtDay ? undefined : dayByKey(event, at);
    if (to === undefined) return;
    event.preventDefault();
    flushSync(() => moveTo(to));
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };
  return { at, moveTo, grid, press };
};

/** One month, weeks from Sunday, with 祝日 by law and the company's own days. */
export const MonthCalendar = (props: CalendarProps) => {
  const { chosen, today, onChoose } = props;
  const { at, moveTo, grid, press } = useDay(props);
  const { data } = useAnswer(showCalendar, {}, { staleTime: keptMs, shows: ['masters'] });
  if (at === undefined) return null;
  const weeks = weeksOf(monthOf(at), data?.days ?? []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape from wherever one is in it
    <div className="sf-calendar" onKeyDown={press}>
      <Head at={at} onMove={moveTo} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its days are walked by arrows */}
      <table ref={grid} role="grid" aria-labelledby="sf-calendar-month">
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col" abbr={`${weekday}曜日`}>
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, row) => (
            <tr key={row}>
              {week.map((day, weekday) => (
                <Day
                  key={day.on}
                  day={day}
                  weekday={weekday}
                  isChosen={day.on === chosen}
                  isToday={day.on === today}
                  isStop={day.on === at}
                  onChoose={onChoose}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Names weeks={weeks} />
      <Group justify="space-between" mt={4}>
        <Button
          variant="light"
          size="compact-sm"
          disabled={!isReachable(today)}
          onClick={() => {
            if (isReachable(today)) onChoose(today);
          }}
          {...ownEscape}
        >
          今日
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={props.onClose} {...ownEscape}>
          閉じる
        </Button>
      </Group>
    </div>
  );
};
