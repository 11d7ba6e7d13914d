import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatAmount } from '#web/ui/format-yen.ts';
import { numberTyped } from '#web/ui/typed-digits.ts';

type YenSearchProps = {
  readonly label: string;
  readonly value: number | undefined;
  readonly onValue: (value: number | undefined) => void;
};

const written = (value: number | undefined): string => (value === undefined ? '' : formatAmount(value));

/** An end of an amount range: asked for on Enter and on leaving, not with each digit. */
export const YenSearch = ({ label, value, onValue }: YenSearchProps) => {
  const [typed, type] = useState(written(value));
  const [shown, show] = useState(value);
  // The address changed by "back" or a button: the field follows it.
  if (shown !== value) {
    show(value);
    type(written(value));
  }
  const send = (): void => {
    const next = numberTyped(typed);
    type(written(next));
    if (next !== value) onValue(next);
  };
  return (
    <TextInput
      label={label}
      className="sf-filter-yen"
      value={typed}
      inputMode="numeric"
      autoComplete="off"
      maxLength={20}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onBlur={send}
      onKeyDown={({ key, nativeEvent }) => {
        if (key === 'Enter' && !nativeEvent.isComposing) send();
      }}
      styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
    />
  );
};
