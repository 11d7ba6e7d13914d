import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { isPlainEnter } from '#web/ui/plain-enter.ts';
import { useTyped } from '#web/ui/use-typed.ts';

/** Words are sent when the typing has rested for so many ms. */
const restMs = 250;

type SearchFieldProps = Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'maxLength'> & {
  readonly text: string;
  readonly maxLength: number;
  readonly onText: (text: string) => void;
};

/**
 * Words to search for while they are typed. The field is its own: what it is drawn with comes back late, and a Japanese
 * word is composed over many keys, of which none is sent before the word stands.
 */
export const SearchField = ({ text, onText, ...field }: SearchFieldProps) => {
  const { typed, type, isSent, sending } = useTyped(text);
  const [isComposing, compose] = useState(false);
  const send = (words: string): void => {
    if (isSent) return;
    sending(words);
    onText(words);
  };
  const rest = useEffectEvent(send);
  useEffect(() => {
    if (isComposing) return undefined;
    const timer = setTimeout(() => rest(typed), restMs);
    return () => clearTimeout(timer);
  }, [typed, isComposing]);
  return (
    <TextInput
      autoComplete="off"
      enterKeyHint="search"
      {...field}
      type="search"
      value={typed}
      onChange={({ currentTarget: { value } }) => type(value)}
      onCompositionStart={() => compose(true)}
      onCompositionEnd={() => compose(false)}
      onKeyDown={(event) => {
        if (isPlainEnter(event)) send(typed);
      }}
      onBlur={() => send(typed)}
    />
  );
};
