import { Anchor, Table } from '@mantine/core';
import type { Master } from '#domain/masters/master.ts';
import type { EntryRow } from '#web/masters/entry-words.ts';
import type { Entry } from '#web/masters/masters-api.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type EntryTableProps = {
  readonly master: Master;
  readonly rows: readonly EntryRow[];
  readonly onOpen: (entry: Entry) => void;
};

/** A dense table; the code opens the entry. */
export const EntryTable = ({ master, rows, onOpen }: EntryTableProps) => (
  <Table.ScrollContainer minWidth={520} className="sf-paper">
    <Table verticalSpacing={5} highlightOnHover stickyHeader aria-label={`${master.word}の一覧`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{master.id.word}</Table.Th>
          {Object.values(master.fields).map(({ word }) => (
            <Table.Th key={word}>{word}</Table.Th>
          ))}
          {master.isDated ? <Table.Th>適用期間</Table.Th> : null}
          <Table.Th>状態</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ entry, cells, period, note }) => (
          <Table.Tr key={entry.id}>
            <Table.Td>
              <Anchor component="button" type="button" onClick={() => onOpen(entry)}>
                {entry.id}
              </Anchor>
            </Table.Td>
            {Object.keys(master.fields).map((name, at) => (
              <Table.Td key={name}>{cells[at]}</Table.Td>
            ))}
            {master.isDated ? <Table.Td style={{ whiteSpace: 'nowrap' }}>{period}</Table.Td> : null}
            <Table.Td>{note === undefined ? null : <ToneBadge tone="quiet">{note}</ToneBadge>}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);
