import { useState } from 'react';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import { ChoiceField } from '#web/ui/choice-field.tsx';

export type Found = { readonly value: string; readonly label: string };

type FoundChoiceProps = {
  readonly label: string;
  readonly data: readonly Found[];
  /** '' where nothing is chosen, unless one of `data` stands for it. */
  readonly value: string;
  readonly whenEmpty: string;
  /** The name of the button that chooses nothing; without it something is always chosen. */
  readonly clearLabel?: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly isTypedOver?: boolean;
  readonly isFocusedFirst?: boolean;
  readonly className?: string;
  readonly onReached?: () => void;
  /** Where `data` comes from a server that looks for what is typed. */
  readonly onTyped?: (typed: string) => void;
  readonly onChange: (value: string) => void;
};

/** One of many, found by typing a part of its name; what was typed and not chosen is forgotten on leaving. */
export const FoundChoice = ({ data, value, onChange, onTyped, clearLabel, ...field }: FoundChoiceProps) => {
  const [typed, type] = useState<string>();
  const chosen = data.find((one) => one.value === value);
  const words = searchWordsOf(typed ?? '');
  const fitting = typed === undefined ? data : data.filter(({ label }) => holdsWords(words, [label]));
  const say = (text: string | undefined): void => {
    type(text);
    onTyped?.(text ?? '');
  };
  const choose = (chosenValue: string): void => {
    say(undefined);
    if (chosenValue !== value) onChange(chosenValue);
  };
  return (
    <ChoiceField
      {...field}
      text={typed ?? chosen?.label ?? ''}
      choices={fitting.map((one) => ({ value: one.value, content: one.label }))}
      chosen={chosen?.value}
      takesFirst={typed !== undefined}
      clearing={
        clearLabel === undefined || value === ''
          ? undefined
          : { label: clearLabel, onClear: () => choose('') }
      }
      onType={say}
      onChoose={choose}
      onLeave={() => say(undefined)}
      onGiveUp={() => say(undefined)}
    />
  );
};
