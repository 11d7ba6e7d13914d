import type { FieldOf } from '#domain/masters/fields/every-kind.ts';
import type { FieldControl } from '#web/masters/controls/field-control.ts';
import { YenField } from '#web/ui/yen-field.tsx';

export const yen: FieldControl<FieldOf<'yen'>> = {
  draw: ({ field, value, error, onChange }) => (
    <YenField
      label={field.word}
      value={value === '' ? undefined : Number(value)}
      onChange={(amount) => onChange(amount === undefined ? '' : `${amount}`)}
      error={error}
      isRequired={field.isOptional !== true}
    />
  ),
};
