import { TextInput } from '@mantine/core';
import type { FieldOf } from '#domain/masters/fields/every-kind.ts';
import type { FieldControl } from '#web/masters/controls/field-control.ts';

export const text: FieldControl<FieldOf<'text'>> = {
  draw: ({ field, value, error, onChange }) => (
    <TextInput
      label={field.word}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={error}
      withAsterisk={field.isOptional !== true}
      autoComplete="off"
    />
  ),
};
