import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatAmount } from '#web/ui/format-yen.ts';
import { numberTyped, sayUnreadable } from '#web/ui/typed-digits.ts';

export type DigitsFieldProps = {
  readonly label: string;
  readonly unit: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly description?: string | undefined;
  readonly error?: string | boolean | undefined;
  /** Where what is wrong with it is said, if not below it. */
  readonly errorId?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
};

/**
 * A whole number with its unit behind it. What is typed stays as it is typed, since a Japanese keyboard composes
 * full-width digits over several keys; on leaving the field it is written as we write numbers.
 */
export const DigitsField = ({ label, unit, value, onChange, ...more }: DigitsFieldProps) => {
  const [typed, type] = useState<string>();
  const [isLeft, leave] = useState(false);
  const isOwn = typed !== undefined && numberTyped(typed) === value;
  const unreadable = isOwn && isLeft ? sayUnreadable(typed) : undefined;
  const isWrong = unreadable === undefined && more.error !== undefined && more.error !== false;
  const written = value === undefined ? '' : formatAmount(value);
  return (
    <TextInput
      label={label}
      description={
        <>
          {more.description}
          <span className="sf-unseen">単位は{unit}</span>
        </>
      }
      {...(more.description === undefined ? { descriptionProps: { className: 'sf-unseen' } } : {})}
      error={unreadable ?? more.error}
      value={isOwn ? typed : written}
      onChange={({ currentTarget: { value: text } }) => {
        type(text);
        leave(false);
        onChange(numberTyped(text));
      }}
      onBlur={() => {
        if (value !== undefined) type(undefined);
        leave(true);
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
      aria-required={more.isRequired ?? false}
      {...(isWrong && more.errorId !== undefined ? { 'aria-errormessage': more.errorId } : {})}
      disabled={more.isDisabled ?? false}
      styles={{
        input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
        // Mantine makes room for a description, also for one that nobody sees.
        ...(more.description === undefined ? { wrapper: { marginTop: 0 } } : {}),
      }}
    />
  );
};
