import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { type DraftRow, valueOf } from '#web/settings/drafts.ts';
import type { AnyRows } from '#web/settings/part-fields.ts';
import { type Names, sayWholeRow } from '#web/settings/say-value.ts';
import { manyRows, rowsAtOnce, shownRows } from '#web/settings/shown-rows.ts';
import { isPlainEnter } from '#web/ui/plain-enter.ts';
import { SearchField } from '#web/ui/search-field.tsx';

/** What a row says, and what the rows within it say: routes are found by the approvers of their steps. */
const textsOf = (
  rows: AnyRows,
  value: Readonly<Record<string, unknown>>,
  names: Names,
): readonly string[] => [
  sayWholeRow(rows, value, names),
  ...Object.entries(rows.row).flatMap(([name, field]) => {
    const within: unknown = value[name];
    return field.kind === 'rows' && Array.isArray(within)
      ? within.map((one: unknown) => sayWholeRow(field, one, names))
      : [];
  }),
];

const mostSigns = 100;

type Asked = {
  readonly field: AnyRows;
  readonly rows: readonly DraftRow[];
  readonly names: Names;
  readonly isOpen: (row: DraftRow, at: number) => boolean;
};

/** Which rows are drawn. Few ones are all of them. */
export const useRowSearch = ({ field, rows, names, isOpen }: Asked) => {
  const [words, setWords] = useState('');
  const [most, setMost] = useState(rowsAtOnce);
  const found = shownRows(rows, {
    isOpen,
    words,
    most,
    textsOf: (row) =>
      textsOf(
        field,
        Object.fromEntries(
          Object.entries(field.row).map(([name, one]) => [name, valueOf(one, row.fields[name])]),
        ),
        names,
      ),
  });
  return {
    ...found,
    words,
    isMany: rows.length > manyRows,
    search: (text: string) => {
      setWords(text);
      setMost(rowsAtOnce);
    },
    showMore: () => setMost(most + rowsAtOnce),
  };
};
type Search = ReturnType<typeof useRowSearch>;

/** Above a long table: what is looked for in it, and how much of it is drawn. */
export const RowSearch = ({
  search: { words, search, shown },
  field: { rowWord },
  count,
}: {
  readonly search: Search;
  readonly field: AnyRows;
  readonly count: number;
}) => (
  <Group
    align="end"
    gap="sm"
    onKeyDown={(event) => {
      // It stands in the form of the part, which Enter would send.
      if (isPlainEnter(event)) event.preventDefault();
    }}
  >
    <SearchField
      label={`${rowWord}を探す`}
      text={words}
      maxLength={mostSigns}
      onText={search}
      w={280}
      maw="100%"
    />
    <Text size="sm" c="dimmed" component="output">
      {count}件中 {shown.length}件を表示しています
    </Text>
  </Group>
);

export const MoreRows = ({ search: { left, showMore } }: { readonly search: Search }) =>
  left === 0 ? null : (
    <Group>
      <Button variant="subtle" size="compact-sm" onClick={showMore}>
        さらに{Math.min(left, rowsAtOnce)}件を表示
      </Button>
    </Group>
  );
