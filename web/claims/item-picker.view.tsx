import { Select, Stack, Text } from '@mantine/core';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { everydayWords, isItemLike } from '#web/claims/item-words.ts';

type ItemPickerProps = {
  readonly items: readonly ExpenseItem[];
  readonly value: string;
  readonly error: string | undefined;
  readonly onChoose: (item: ExpenseItem) => void;
};

/** 経費科目, found by everyday words as well as by name. */
export const ItemPicker = ({ items, value, error, onChoose }: ItemPickerProps) => {
  const itemOf = (code: string | null) => items.find((item) => item.code === code);
  return (
    <Select
      label="経費科目"
      withAsterisk
      searchable
      openOnFocus={false}
      allowDeselect={false}
      nothingFoundMessage="あてはまる経費科目がありません"
      data={items.map(({ code, name }) => ({ value: code, label: name }))}
      value={value === '' ? null : value}
      error={error}
      maxDropdownHeight={360}
      filter={({ options, search }) =>
        options.filter((option) => {
          const item = 'value' in option ? itemOf(option.value) : undefined;
          return item !== undefined && (search === item.name || isItemLike(item, search));
        })
      }
      renderOption={({ option }) => {
        const item = itemOf(option.value);
        return (
          <Stack gap={0}>
            <Text size="sm" fw={500}>
              {option.label}
            </Text>
            <Text size="xs" c="dimmed">
              {item === undefined ? '' : everydayWords(item)}
            </Text>
          </Stack>
        );
      }}
      onChange={(code) => {
        const item = itemOf(code);
        if (item !== undefined) onChoose(item);
      }}
    />
  );
};
