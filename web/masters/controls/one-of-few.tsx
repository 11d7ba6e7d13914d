import { Select } from '@mantine/core';
import type { Field } from '#domain/masters/fields/every-kind.ts';
import type { ControlProps } from '#web/masters/controls/field-control.ts';

/** One of a few words. */
export const OneOfFew = ({
  field,
  value,
  error,
  onChange,
  words,
}: ControlProps<Field> & { readonly words: readonly string[] }) => (
  <Select
    label={field.word}
    value={value === '' ? null : value}
    onChange={(chosen) => onChange(chosen ?? '')}
    data={words}
    error={error}
    withAsterisk={field.isOptional !== true}
    allowDeselect={field.isOptional === true}
  />
);
