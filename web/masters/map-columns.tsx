import { Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CsvTable } from '#domain/csv/read-csv.ts';
import {
  guessedMapping,
  headOf,
  headPlaces,
  isOurs,
  mappedTable,
  sameLayout,
  unmapped,
  unusedPlaces,
  type HeadPlace,
  type Layout,
  type MappedColumn,
  type Mapping,
} from '#domain/masters/column-mapping.ts';
import { mostHeadLength, mostMappedValues } from '#domain/masters/layout-bounds.ts';
import { formatDigits } from '#domain/money/format-yen.ts';
import { columnsOf } from '#domain/masters/import-rows.ts';
import type { Master } from '#domain/masters/master.ts';
import {
  isTooMany,
  rememberedValues,
  unknownValues,
  usedValues,
  type UnknownValues,
} from '#domain/masters/value-mapping.ts';
import type { Taken } from '#web/masters/file-parts.ts';
import { MapValues } from '#web/masters/map-values.tsx';
import type { ShownFile } from '#web/masters/masters-api.ts';
import { Notice } from '#web/ui/notice.tsx';

/** The values of one column that a person sees at a glance. */
const examplesOf = ({ rows: [, ...rows] }: CsvTable, { at }: HeadPlace): string =>
  rows
    .slice(0, 3)
    .map(({ cells }) => cells[at] ?? '')
    .filter((cell) => cell !== '')
    .join('、');

/** A column as people find it in the file: where two have the same head, by its place. */
const calledAs = ({ at, head }: HeadPlace, places: readonly HeadPlace[]): string =>
  places.filter((one) => one.head === head).length > 1 ? `${head}（${at + 1}列目）` : head;

const erased = 'erased';

type RowProps = {
  readonly word: string;
  readonly isNeeded: boolean;
  readonly given: MappedColumn;
  readonly table: CsvTable;
  readonly places: readonly HeadPlace[];
  readonly onChange: (given: MappedColumn) => void;
};

const Row = ({ word, isNeeded, given, table, places, onChange }: RowProps) => {
  const { column, head, nth = 1, fixed } = given;
  const place = places.find((one) => one.head === head && one.nth === nth);
  const choices = [
    ...places.map((one) => ({ value: String(one.at), label: calledAs(one, places) })),
    ...(isNeeded ? [] : [{ value: erased, label: '（空欄にする）' }]),
  ];
  const choose = (chosen: string | null): void =>
    onChange({
      column,
      ...(chosen === erased
        ? { fixed: '' }
        : headOf(places.find(({ at }) => chosen !== null && at === Number(chosen)))),
    });
  return (
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
          data={choices}
          value={place === undefined ? (fixed === '' ? erased : null) : String(place.at)}
          clearable
          placeholder={isNeeded ? '列を選ぶ' : '変えない'}
          onChange={choose}
        />
      </Table.Td>
      <Table.Td>
        {place === undefined ? (
          <TextInput
            aria-label={`${word}としてすべての行に入れる値`}
            size="xs"
            placeholder={fixed === '' ? '登録してある値を消します' : 'すべての行に入れる値'}
            value={fixed ?? ''}
            maxLength={mostHeadLength}
            onChange={({ currentTarget: { value } }) =>
              onChange({ column, ...(value === '' ? {} : { fixed: value }) })
            }
          />
        ) : (
          <Text size="sm" c="dimmed" lineClamp={1}>
            {examplesOf(table, place)}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
};

type UnusedProps = { readonly places: readonly HeadPlace[]; readonly unused: readonly HeadPlace[] };

const Unused = ({ places, unused }: UnusedProps) =>
  unused.length === 0 ? null : (
    <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {`取り込まない列：${unused.map((place) => calledAs(place, places)).join('、')}`}
    </Text>
  );

type ColumnsProps = {
  readonly master: Master;
  readonly table: CsvTable;
  readonly mapping: Mapping;
  readonly onChange: (given: MappedColumn) => void;
};

const Columns = ({ master, table, mapping, onChange }: ColumnsProps) => {
  const places = headPlaces(table);
  return (
    <>
      <Notice tone="calm" title="見出しが、書き出したCSVと違います">
        どの列をどの項目に取り込むかを選んでください。取り込むと割り当てを記憶し、同じ見出しのファイルでは次回も同じように選びます。「変えない」項目は、登録してある値のまま残ります（新しい登録では空欄）。
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
                places={places}
                onChange={onChange}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Unused places={places} unused={unusedPlaces(table, mapping)} />
    </>
  );
};

const TooMany = ({ columns }: { readonly columns: readonly UnknownValues[] }) =>
  columns.length === 0 ? null : (
    <Text size="sm">
      {`値の種類が多いため、読み替えを選べません（1項目${mostMappedValues}種類まで）：${columns.map(({ word, values }) => `${word} ${formatDigits(values.length)}種類`).join('、')}。このまま確認し、取り込めない行があればファイルの値を直してください。`}
    </Text>
  );

type MapColumnsProps = {
  readonly shown: Pick<ShownFile, 'master' | 'lists'>;
  readonly table: CsvTable;
  /** How the last files of other heads were taken, by which this one is guessed. */
  readonly layouts: readonly Layout[];
  /** As it was said before. */
  readonly before: Taken | undefined;
  readonly isBusy: boolean;
  readonly onTyped: () => void;
  /** Undefined where the file is taken as it is. */
  readonly onMapped: (taken: Taken | undefined) => void;
};

/** A file of other heads, or of other words: which of its columns are taken as what, guessed first, and which words. */
export const MapColumns = ({
  shown: { master, lists },
  table,
  layouts,
  before,
  isBusy,
  onTyped,
  onMapped,
}: MapColumnsProps) => {
  const [mapping, setMapping] = useState(() => before?.columns ?? guessedMapping(master, table, layouts));
  const [said, say] = useState(before?.values);
  const hasOurHeads = isOurs(master, table);
  const missing = unmapped(master, mapping);
  const found = unknownValues(master, mappedTable(master, table, mapping), lists);
  const remembered = rememberedValues(found, { layouts, same: sameLayout(master, table, layouts) });
  const tooMany = found.filter((one) => isTooMany(one, remembered));
  const unknown = found.filter((one) => !tooMany.includes(one));
  const values = usedValues(unknown, said ?? remembered);
  const columns = mapping.filter(({ head, fixed }) => head !== undefined || fixed !== undefined);
  return (
    <Stack gap="sm">
      {hasOurHeads ? null : (
        <Columns
          master={master}
          table={table}
          mapping={mapping}
          onChange={(given) => {
            setMapping([...mapping.filter(({ column }) => column !== given.column), given]);
            onTyped();
          }}
        />
      )}
      {unknown.length === 0 ? null : (
        <MapValues
          unknown={unknown}
          values={values}
          onChange={(next) => {
            say(next);
            onTyped();
          }}
        />
      )}
      <TooMany columns={tooMany} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {missing.length === 0 ? '' : `列か値が必要な項目：${missing.join('、')}`}
        </Text>
        <Button
          variant="default"
          disabled={missing.length > 0}
          loading={isBusy}
          onClick={() => onMapped(hasOurHeads && values.length === 0 ? undefined : { columns, values })}
        >
          {hasOurHeads ? 'この読み替えで確認する' : 'この割り当てで確認する'}
        </Button>
      </Group>
    </Stack>
  );
};
