import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { isReachable } from '#web/calendar/month-days.ts';
import { MonthCalendar } from '#web/calendar/month.view.tsx';
import { type Leaning, parseTypedDate } from '#web/calendar/typed-date.ts';
import { formatDate } from '#web/ui/format-date.ts';
import { Icon } from '#web/ui/icons.tsx';
import { isComposing } from '#web/ui/plain-enter.ts';

type DateFieldProps = {
  readonly label: string;
  /** Empty is ''. */
  readonly value: string;
  /** The day in Japan. */
  readonly today: string;
  readonly onChange: (date: string) => void;
  readonly error?: string | boolean | undefined;
  /** Where what is wrong with it is said, if not below it. */
  readonly errorId?: string | undefined;
  readonly isRequired?: boolean;
  /** In which year a day lies that is typed without one. @default near */
  readonly leaning?: Leaning;
  /** The day by which that year is found, and the month at which the calendar opens. @default today */
  readonly around?: string;
};

const unreadable = '日付として読めません';

/** What is typed stays as it is typed until the field is left; then the whole day stands there, or that it is none. */
const useTyping = ({ value, today, around = today, leaning = 'near', onChange }: DateFieldProps) => {
  const [typed, type] = useState<string>();
  const [isLeft, leave] = useState(false);
  const read = (text: string): string => parseTypedDate(text, around, leaning) ?? '';
  const isOwn = typed !== undefined && read(typed) === value;
  const written = value === '' ? '' : formatDate(value);
  return {
    text: isOwn ? typed : written,
    isUnreadable: isOwn && isLeft && value === '' && typed.trim() !== '',
    take: (text: string): void => {
      type(text);
      leave(false);
      // Also what is no day: else another one would be saved than stands there.
      if (read(text) !== value) onChange(read(text));
    },
    leave: (): void => {
      if (value === '') leave(true);
      else type(undefined);
    },
    choose: (day: string): void => {
      type(undefined);
      onChange(day);
    },
  };
};

const opensCalendar = (event: KeyboardEvent): boolean =>
  event.altKey && (event.key === 'ArrowDown' || event.key === 'Down') && !isComposing(event);

/** For the mouse: Tab goes from field to field. */
const CalendarButton = ({ isOpen, onClick }: { readonly isOpen: boolean; readonly onClick: () => void }) => (
  <ActionIcon
    variant="subtle"
    c="#52606d"
    size={28}
    tabIndex={-1}
    aria-label="カレンダーを開く"
    aria-haspopup="dialog"
    aria-expanded={isOpen}
    title="カレンダーを開く（Alt + ↓）"
    onClick={onClick}
  >
    <Icon name="calendar" size={16} />
  </ActionIcon>
);

/** Mantine's own roles would stand at the text field too, which is none that opens. */
const asDialog = { role: 'dialog', 'aria-modal': true } as const;

const errorOf = ({ error, errorId }: DateFieldProps, isUnreadable: boolean) => {
  if (isUnreadable) return { error: unreadable };
  const isSaidElsewhere = error !== undefined && error !== false && errorId !== undefined;
  return { error, ...(isSaidElsewhere ? { 'aria-errormessage': errorId } : {}) };
};

/** A day, typed (`5/12`, `20260512`, `R8.5.12`) or chosen from a calendar, which opens by its button and by Alt + ↓. */
export const DateField = (props: DateFieldProps) => {
  const { label, value, today, around = today, isRequired = false } = props;
  const [isOpen, open] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const typing = useTyping(props);
  const close = (): void => {
    open(false);
    input.current?.focus();
  };
  return (
    // Its Escape is its own; that of a dialog around it stays the dialog's.
    <Popover
      opened={isOpen}
      onChange={open}
      position="bottom-start"
      withRoles={false}
      trapFocus
      shadow="md"
      closeOnEscape={false}
    >
      <Popover.Target>
        <TextInput
          ref={input}
          label={label}
          value={typing.text}
          {...errorOf(props, typing.isUnreadable)}
          withAsterisk={isRequired}
          aria-required={isRequired}
          aria-keyshortcuts="Alt+ArrowDown"
          autoComplete="off"
          maxLength={24}
          onChange={({ currentTarget }) => typing.take(currentTarget.value)}
          onBlur={typing.leave}
          onKeyDown={(event) => {
            if (!opensCalendar(event)) return;
            event.preventDefault();
            open(true);
          }}
          rightSectionWidth={32}
          rightSection={<CalendarButton isOpen={isOpen} onClick={() => open(!isOpen)} />}
        />
      </Popover.Target>
      <Popover.Dropdown p="xs" {...asDialog} aria-label={`${label}のカレンダー`}>
        <MonthCalendar
          chosen={isReachable(value) ? value : undefined}
          begins={isReachable(around) ? around : undefined}
          today={today}
          onChoose={(day) => {
            typing.choose(day);
            close();
          }}
          onClose={close}
        />
      </Popover.Dropdown>
    </Popover>
  );
};
