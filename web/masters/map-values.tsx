import { Select, Stack, Table, Text } from '@mantine/core';
import { formatDigits } from '#domain/money/format-yen.ts';
import type { MappedValue } from '#domain/masters/column-mapping.ts';
import type { UnknownValues } from '#domain/masters/value-mapping.ts';

const erased = '（空欄にする）';

type RowProps = {
  readonly of: UnknownValues;
  readonly from: string;
  readonly count: number;
  readonly to: string | undefined;
  readonly onChange: (to: string | undefined) => void;
};

const Row = ({ of: { word, ours, mayBeEmpty }, from, count, to, onChange }: RowProps) => (
  <Table.Tr>
    <Table.Td>{word}</Table.Td>
    <Table.Td style={{ overflowWrap: 'anywhere' }}>
      {from}
      <Text span size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        （{formatDigits(count)}行）
      </Text>
    </Table.Td>
    <Table.Td miw={190}>
      <Select
        aria-label={`${word}の「${from}」を取り込む値`}
        size="xs"
        data={[...new Set(ours), ...(mayBeEmpty ? [erased] : [])]}
        value={to === undefined ? null : to === '' ? erased : to}
        clearable
        searchable={ours.length > 10}
        nothingFoundMessage="見つかりません"
        placeholder="そのまま"
        onChange={(chosen) => onChange(chosen === null ? undefined : chosen === erased ? '' : chosen)}
      />
    </Table.Td>
  </Table.Tr>
);

type MapValuesProps = {
  readonly unknown: readonly UnknownValues[];
  readonly values: readonly MappedValue[];
  readonly onChange: (values: readonly MappedValue[]) => void;
};

/** Values that are none of ours where we take some words alone: each is said once, whatever rows have it. */
export const MapValues = ({ unknown, values, onChange }: MapValuesProps) => (
  <Stack gap="xs">
    <Text size="sm">
      STAFeeにない値があります。どの値として取り込むかを選んでください。「そのまま」の値は、取り込めないときに行ごとに表示します。
    </Text>
    <Table.ScrollContainer minWidth={480} mah={260}>
      <Table aria-label="値の読み替え" verticalSpacing={3} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>項目</Table.Th>
            <Table.Th>ファイルの値</Table.Th>
            <Table.Th>取り込む値</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {unknown.flatMap((one) =>
            one.values.map(({ from, count }) => (
              <Row
                key={`${one.column} ${from}`}
                of={one}
                from={from}
                count={count}
                to={values.find((value) => value.column === one.column && value.from === from)?.to}
                onChange={(to) =>
                  onChange([
                    ...values.filter((value) => value.column !== one.column || value.from !== from),
                    ...(to === undefined ? [] : [{ column: one.column, from, to }]),
                  ])
                }
              />
            )),
          )}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </Stack>
);
