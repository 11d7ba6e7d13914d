import { Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CsvTable } from '#domain/csv/read-csv.ts';
import { mostHeadLength, unmapped, type MappedColumn, type Mapping } from '#domain/masters/column-mapping.ts';
import { columnsOf, wordOf } from '#domain/masters/import-rows.ts';
import type { Master } from '#domain/masters/master.ts';
import { Notice } from '#web/ui/notice.tsx';

/** The values of one column that a person sees at a glance. */
const examplesOf = ({ rows: [header, ...rows] }: CsvTable, head: string): string => {
  const at = (header?.cells ?? []).findIndex((cell) => wordOf(cell) === head);
  return rows
    .slice(0, 3)
    .map(({ cells }) => cells[at] ?? '')
    .filter((cell) => cell !== '')
    .join('、');
};

type RowProps = {
  readonly word: string;
  readonly isNeeded: boolean;
  readonly given: MappedColumn;
  readonly table: CsvTable;
  readonly heads: readonly string[];
  readonly onChange: (given: MappedColumn) => void;
};

const Row = ({ word, isNeeded, given: { column, head, fixed }, table, heads, onChange }: RowProps) => (
  <Table.Tr>
    <Table.Td>
      {word}
      {isNeeded ? (
        <Text span size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          （必須）
        </Text>
      ) : null}
    </Table.Td>
    <Table.Td miw={190}>
      <Select
        aria-label={`${word}に取り込む列`}
        size="xs"
        data={heads}
        value={head ?? null}
        clearable
        placeholder="取り込まない"
        onChange={(chosen) => onChange({ column, ...(chosen === null ? {} : { head: chosen }) })}
      />
    </Table.Td>
    <Table.Td>
      {head === undefined ? (
        <TextInput
          aria-label={`${word}としてすべての行に入れる値`}
          size="xs"
          placeholder="すべての行に入れる値"
          value={fixed ?? ''}
          maxLength={mostHeadLength}
          onChange={({ currentTarget: { value } }) =>
            onChange({ column, ...(value === '' ? {} : { fixed: value }) })
          }
        />
      ) : (
        <Text size="sm" c="dimmed" lineClamp={1}>
          {examplesOf(table, head)}
        </Text>
      )}
    </Table.Td>
  </Table.Tr>
);

type MapColumnsProps = {
  readonly master: Master;
  readonly table: CsvTable;
  /** As it is guessed, or as it was the last time. */
  readonly initial: Mapping;
  readonly isBusy: boolean;
  readonly onMapped: (mapping: Mapping) => void;
};

/** A file of other heads: which of its columns are taken as what, guessed first. */
export const MapColumns = ({ master, table, initial, isBusy, onMapped }: MapColumnsProps) => {
  const [mapping, setMapping] = useState(initial);
  const heads = [...new Set((table.rows[0]?.cells ?? []).map(wordOf))].filter(
    (head) => head !== '' && head.length <= mostHeadLength,
  );
  const missing = unmapped(master, mapping);
  const change = (given: MappedColumn): void =>
    setMapping([...mapping.filter(({ column }) => column !== given.column), given]);
  return (
    <Stack gap="sm">
      <Notice tone="calm" title="見出しが、書き出したCSVと違います">
        どの列をどの項目に取り込むかを選んでください。取り込むと割り当てを記憶し、次回は同じように選びます。
      </Notice>
      <Table.ScrollContainer minWidth={520} mah={380}>
        <Table aria-label="列の割り当て" verticalSpacing={3} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>項目</Table.Th>
              <Table.Th>ファイルの列</Table.Th>
              <Table.Th>値の例・列がないときの値</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {columnsOf(master).map(({ name, word, isNeeded }) => (
              <Row
                key={name}
                word={word}
                isNeeded={isNeeded}
                given={mapping.find(({ column }) => column === name) ?? { column: name }}
                table={table}
                heads={heads}
                onChange={change}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {missing.length === 0 ? '' : `列か値が必要な項目：${missing.join('、')}`}
        </Text>
        <Button
          variant="default"
          disabled={missing.length > 0}
          loading={isBusy}
          onClick={() =>
            onMapped(mapping.filter(({ head, fixed }) => head !== undefined || fixed !== undefined))
          }
        >
          この割り当てで確認する
        </Button>
      </Group>
    </Stack>
  );
};
