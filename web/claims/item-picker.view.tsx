import { Box, type ComboboxItem, Select, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { itemsLike } from '#web/claims/item-search.ts';
import { everydayWords } from '#web/claims/item-words.ts';

type ItemPickerProps = {
  readonly items: readonly ExpenseItem[];
  readonly value: string;
  /** Typed and left although it fits no item. */
  readonly unmatched: string;
  readonly isWrong: boolean;
  /** @param isPointed chosen with the mouse or a finger, so that the hand is away from the keyboard */
  readonly onChoose: (item: ExpenseItem, isPointed: boolean) => void;
  readonly onUnmatched: (typed: string) => void;
};

type Hand = { isPointed: boolean; isDecided: boolean; hasMoved: boolean };

/** Tab takes the option to which the arrows led. */
const takeHighlighted = ({ key, currentTarget }: KeyboardEvent<HTMLInputElement>, hand: Hand): void => {
  if (key.startsWith('Arrow')) hand.hasMoved = true;
  if (key !== 'Tab' || !hand.hasMoved) return;
  const id = currentTarget.getAttribute('aria-activedescendant');
  if (id !== null) flushSync(() => document.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.click());
};

const Option = ({ item }: { readonly item: ExpenseItem | undefined }) => (
  <Stack gap={0}>
    <Text size="sm" fw={500}>
      {item?.name}
    </Text>
    <Text size="xs" c="dimmed">
      {item === undefined ? '' : everydayWords(item)}
    </Text>
  </Stack>
);

/**
 * 経費科目, found by everyday words as well as by name. Enter and leaving take the first that fits; what fits nothing
 * stays in the field.
 */
export const ItemPicker = (props: ItemPickerProps) => {
  const { items, value, unmatched, isWrong } = props;
  const [typing, type] = useState<string>();
  const hand = useRef<Hand>({ isPointed: false, isDecided: true, hasMoved: false });
  const itemOf = (code: string | null) => items.find((item) => item.code === code);
  const chosen = itemOf(value);
  const choose = (item: ExpenseItem | undefined): void => {
    if (item === undefined) return;
    hand.current = { ...hand.current, isDecided: true, hasMoved: false };
    type(undefined);
    props.onChoose(item, hand.current.isPointed);
  };
  const leave = (left: string): void => {
    const { isDecided } = hand.current;
    hand.current = { isPointed: false, isDecided: true, hasMoved: false };
    type(undefined);
    const text = left.trim();
    if (isDecided || text === '' || text === chosen?.name) return;
    const [first] = itemsLike(items, text);
    if (first === undefined) props.onUnmatched(text);
    else choose(first);
  };
  return (
    <Box
      onPointerDownCapture={() => (hand.current.isPointed = true)}
      onKeyDownCapture={() => (hand.current.isPointed = false)}
    >
      <Select
        label="経費科目"
        searchable
        openOnFocus={false}
        selectFirstOptionOnChange
        allowDeselect={false}
        nothingFoundMessage="あてはまる経費科目がありません"
        data={items.map(({ code, name }) => ({ value: code, label: name }))}
        value={chosen?.code ?? null}
        searchValue={typing ?? chosen?.name ?? unmatched}
        error={isWrong}
        maxDropdownHeight={360}
        comboboxProps={{ width: 320, position: 'bottom-start' }}
        filter={({ options, search }) =>
          itemsLike(items, search).flatMap(
            ({ code }) =>
              options.find((option): option is ComboboxItem => 'value' in option && option.value === code) ??
              [],
          )
        }
        renderOption={({ option }) => <Option item={itemOf(option.value)} />}
        onSearchChange={(search) => {
          // Select writes here too when it is left or gets a value: only what a person types counts.
          if (!hand.current.isDecided) type(search);
        }}
        onChange={(code) => choose(itemOf(code))}
        onKeyDown={(event) => takeHighlighted(event, hand.current)}
        onInput={() => (hand.current = { ...hand.current, isDecided: false, hasMoved: false })}
        onBlur={({ currentTarget }) => leave(currentTarget.value)}
      />
    </Box>
  );
};
