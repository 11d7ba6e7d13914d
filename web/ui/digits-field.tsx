import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatAmount } from '#web/ui/format-yen.ts';
import { numberTyped } from '#web/ui/typed-digits.ts';

export type DigitsFieldProps = {
  readonly label: string;
  readonly unit: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly description?: string | undefined;
  readonly error?: string | boolean | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
};

/**
 * A whole number with its unit behind it. What is typed stays as it is typed, since a Japanese keyboard composes
 * full-width digits over several keys; on leaving the field it is written as we write numbers.
 */
export const DigitsField = ({ label, unit, value, onChange, ...more }: DigitsFieldProps) => {
  const [typed, type] = useState<string>();
  const isOwn = typed !== undefined && numberTyped(typed) === value;
  const written = value === undefined ? '' : formatAmount(value);
  return (
    <TextInput
      label={label}
      description={more.description}
      error={more.error}
      value={isOwn ? typed : written}
      onChange={({ currentTarget: { value: text } }) => {
        type(text);
        onChange(numberTyped(text));
      }}
      onBlur={() => {
        if (value !== undefined) type(undefined);
      }}
      inputMode="numeric"
      autoComplete="off"
      maxLength={24}
      rightSection={
        <span aria-hidden="true" style={{ fontSize: 14, color: '#52606d' }}>
          {unit}
        </span>
      }
      withAsterisk={more.isRequired ?? false}
      disabled={more.isDisabled ?? false}
      styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
    />
  );
};
