import type { FieldOf } from '#domain/masters/fields/every-kind.ts';
import { DateField } from '#web/calendar/date-field.tsx';
import type { FieldControl } from '#web/masters/controls/field-control.ts';

export const day: FieldControl<FieldOf<'day'>> = {
  draw: ({ field, value, today, error, onChange }) => (
    <DateField
      label={field.word}
      value={value}
      today={today}
      onChange={onChange}
      error={error}
      isRequired={field.isOptional !== true}
    />
  ),
};
