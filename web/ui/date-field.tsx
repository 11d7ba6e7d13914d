import { DateInput } from '@mantine/dates';
import { parseTypedDate } from '#web/ui/format-date.ts';

type DateFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly today: string;
  readonly onChange: (date: string) => void;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
};

/** A day, typed (`5/12`, `20260512`, `R8.5.12`) or picked. Empty is ''. */
export const DateField = ({ label, value, today, onChange, error, isRequired = false }: DateFieldProps) => (
  <DateInput
    label={label}
    value={value === '' ? null : value}
    onChange={(date) => onChange(date ?? '')}
    dateParser={(typed) => parseTypedDate(typed, today) ?? null}
    valueFormat="YYYY/MM/DD(dd)"
    error={error}
    withAsterisk={isRequired}
    defaultDate={value === '' ? today : value}
    firstDayOfWeek={0}
    previousLabel="前の月"
    nextLabel="次の月"
    popoverProps={{ withinPortal: true, trapFocus: false }}
    autoComplete="off"
  />
);
