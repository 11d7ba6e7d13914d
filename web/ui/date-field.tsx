import '@mantine/dates/styles.css';
import { DateInput, DatesProvider } from '@mantine/dates';
import 'dayjs/locale/ja';
import { parseTypedDate } from '#web/ui/format-date.ts';

const japanese = { locale: 'ja', firstDayOfWeek: 0, consistentWeeks: true } as const;

type DateFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly today: string;
  readonly onChange: (date: string) => void;
  readonly error?: string | boolean | undefined;
  readonly isRequired?: boolean;
};

/** A day, typed (`5/12`, `20260512`, `R8.5.12`) or picked. Empty is ''. */
export const DateField = ({ label, value, today, onChange, error, isRequired = false }: DateFieldProps) => (
  <DatesProvider settings={japanese}>
    <DateInput
      label={label}
      value={value === '' ? null : value}
      onChange={(date) => onChange(date ?? '')}
      dateParser={(typed) => parseTypedDate(typed, today) ?? null}
      valueFormat="YYYY/MM/DD(dd)"
      error={error}
      withAsterisk={isRequired}
      defaultDate={value === '' ? today : value}
      previousLabel="前の月"
      nextLabel="次の月"
      popoverProps={{ withinPortal: true, trapFocus: false }}
      autoComplete="off"
    />
  </DatesProvider>
);
