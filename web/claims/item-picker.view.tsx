import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { itemsLike } from '#web/claims/item-search.ts';
import { everydayWords } from '#web/claims/item-words.ts';
import { ChoiceField } from '#web/ui/choice-field.tsx';

type ItemPickerProps = {
  readonly items: readonly ExpenseItem[];
  readonly value: string;
  /** Typed and left although it fits no item. */
  readonly unmatched: string;
  readonly isWrong: boolean;
  readonly isRequired: boolean;
  /** Where what is wrong with it is said. */
  readonly errorId: string;
  /** @param isPointed chosen with the mouse or a finger, so that the hand is away from the keyboard */
  readonly onChoose: (item: ExpenseItem, isPointed: boolean) => void;
  readonly onUnmatched: (typed: string) => void;
};

const Option = ({ item }: { readonly item: ExpenseItem }) => (
  <Stack gap={0}>
    <Text size="sm" fw={500}>
      {item.name}
    </Text>
    <Text size="xs" c="dimmed">
      {everydayWords(item)}
    </Text>
  </Stack>
);

/**
 * 経費科目, found by everyday words as well as by name. Enter and leaving take the first that fits; what fits nothing
 * stays in the field.
 */
export const ItemPicker = (props: ItemPickerProps) => {
  const { items, value, unmatched, onChoose, onUnmatched } = props;
  /** undefined: nothing is typed since the last choice. */
  const [typed, type] = useState<string>();
  const chosen = items.find((item) => item.code === value);
  const choose = (item: ExpenseItem | undefined, isPointed: boolean): void => {
    type(undefined);
    // The same again is no choice: it would put back the rate and what else the item brings.
    if (item !== undefined && item !== chosen) onChoose(item, isPointed);
  };
  const leave = (): void => {
    const text = typed?.trim() ?? '';
    type(undefined);
    if (text === '' || text === chosen?.name) return;
    const [first] = itemsLike(items, text);
    if (first === undefined) onUnmatched(text);
    else choose(first, false);
  };
  return (
    <ChoiceField
      label="経費科目"
      text={typed ?? chosen?.name ?? unmatched}
      choices={itemsLike(items, typed ?? (chosen === undefined ? unmatched : '')).map((item) => ({
        value: item.code,
        content: <Option item={item} />,
      }))}
      chosen={chosen?.code}
      takesFirst={typed !== undefined && typed.trim() !== ''}
      whenEmpty="あてはまる経費科目がありません"
      error={props.isWrong}
      errorId={props.errorId}
      isRequired={props.isRequired}
      onType={type}
      onChoose={(code, isPointed) =>
        choose(
          items.find((item) => item.code === code),
          isPointed,
        )
      }
      onLeave={leave}
      onGiveUp={() => type(undefined)}
    />
  );
};
