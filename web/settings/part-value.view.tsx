import { Stack, Table, Text } from '@mantine/core';
import type { AnyField, AnyFields } from '#web/settings/part-fields.ts';
import { type Names, sayValue } from '#web/settings/say-value.ts';
import { Facts } from '#web/ui/facts.tsx';

const partsOf = (value: unknown): Readonly<Record<string, unknown>> => Object(value);
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

type RowsProps = {
  readonly columns: AnyFields;
  readonly label: string;
  readonly rows: readonly unknown[];
  readonly names: Names;
};

const Rows = ({ columns, label, rows, names }: RowsProps) => (
  <Table className="sf-rows" aria-label={label}>
    <Table.Thead>
      <Table.Tr>
        {Object.entries(columns).map(([name, { word }]) => (
          <Table.Th key={name}>{word}</Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {rows.map((row) => (
        <Table.Tr key={JSON.stringify(row)}>
          {Object.entries(columns).map(([name, field]) => (
            <Table.Td key={name} data-word={field.word} className={field.kind === 'yen' ? 'sf-number' : ''}>
              {sayValue(field, partsOf(row)[name], names)}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
);

type PartValueProps = { readonly field: AnyField; readonly value: unknown; readonly names: Names };

/** A part for whoever may look at it and not change it. */
export const PartValue = ({ field, value, names }: PartValueProps) => {
  if (field.kind === 'rows')
    return listIn(value).length === 0 ? (
      <Text size="sm" c="dimmed">
        行はありません。
      </Text>
    ) : (
      <Rows columns={field.row} label={field.word || field.rowWord} rows={listIn(value)} names={names} />
    );
  if (field.kind !== 'group') return <Text size="sm">{sayValue(field, value, names)}</Text>;
  const members = Object.entries(field.fields);
  const plain = members.filter(([, { kind }]) => kind !== 'rows');
  return (
    <Stack gap="md">
      {plain.length === 0 ? null : (
        <Facts
          columns={2}
          facts={plain.map(([name, member]) => ({
            term: member.word,
            value: sayValue(member, partsOf(value)[name], names) || 'なし',
          }))}
        />
      )}
      {members
        .filter(([, { kind }]) => kind === 'rows')
        .map(([name, member]) => (
          <div key={name}>
            <Text fw={600} size="sm" mb={4}>
              {member.word}
            </Text>
            <PartValue field={member} value={partsOf(value)[name]} names={names} />
          </div>
        ))}
    </Stack>
  );
};
