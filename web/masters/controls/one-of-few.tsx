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
  whenNone,
}: ControlProps<Field> & {
  readonly words: readonly string[];
  readonly whenNone?: string | undefined;
}) => (
  <Select
    label={field.word}
    value={value === '' ? null : value}
    onChange={(chosen) => onChange(chosen ?? '')}
    data={words}
    error={error}
    withAsterisk={field.isOptional !== true}
    {...(whenNone === undefined ? {} : { placeholder: whenNone })}
    allowDeselect={field.isOptional === true}
  />
);
