import { TextInput } from '@mantine/core';
import type { HTMLAttributes } from 'react';
import type { Field } from '#domain/masters/fields/every-kind.ts';
import type { ControlProps } from '#web/masters/controls/field-control.ts';

type PlainTextProps = ControlProps<Field> & Pick<HTMLAttributes<HTMLInputElement>, 'inputMode'>;

/** One line of whatever is typed. */
export const PlainText = ({ field, value, error, onChange, inputMode }: PlainTextProps) => (
  <TextInput
    label={field.word}
    description={field.hint}
    value={value}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
    error={error}
    withAsterisk={field.isOptional !== true}
    autoComplete="off"
    {...(inputMode === undefined ? {} : { inputMode })}
  />
);
