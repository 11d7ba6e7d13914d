import { SimpleGrid, Table, Text } from '@mantine/core';
import type { CorrectionCheck } from '#web/corrections/corrections-api.ts';
import { comparedEntries, type ComparedRow } from '#web/corrections/compared-entries.ts';

type SideProps = { readonly title: string; readonly rows: readonly ComparedRow[] };

const heads = ['計上日', '借方・貸方', '税区分', '金額'] as const;

const Side = ({ title, rows }: SideProps) => (
  <div>
    <Text size="xs" c="dimmed" mb={2}>
      {title}
    </Text>
    <Table.ScrollContainer minWidth={340}>
      <Table fz="xs" withTableBorder verticalSpacing={3} horizontalSpacing={6} aria-label={title}>
        <Table.Thead bg="#f8fafb">
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head} fw={500} c="dimmed" ta={head === '金額' ? 'right' : 'left'}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Td className="sf-number" style={{ whiteSpace: 'nowrap' }}>
                {row.date}
              </Table.Td>
              <Table.Td>
                <Text span size="xs" c="dimmed" mr={6}>
                  {row.side}
                </Text>
                {row.account}
                <Text span size="xs" c="dimmed" ml={6}>
                  {row.detail}
                </Text>
              </Table.Td>
              <Table.Td>{row.tax}</Table.Td>
              <Table.Td ta="right" className="sf-number" style={{ whiteSpace: 'nowrap' }}>
                {row.amount}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </div>
);

/** What differs in the 仕訳 that the confirmation would post: as they are, and as they would be. */
export const EntriesCompared = ({ entries }: Required<Pick<CorrectionCheck, 'entries'>>) => {
  const { before, after, same } = comparedEntries(entries);
  if (before.length + after.length === 0)
    return (
      <Text size="xs" c="dimmed">
        仕訳は変わりません。
      </Text>
    );
  return (
    <div>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
        <Side title="仕訳：訂正前" rows={before} />
        <Side title="仕訳：訂正後" rows={after} />
      </SimpleGrid>
      {same === 0 ? null : (
        <Text size="xs" c="dimmed" mt={4}>
          ほかの{same}行は変わりません。
        </Text>
      )}
    </div>
  );
};
