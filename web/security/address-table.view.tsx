import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import type { ClipboardEvent } from 'react';
import { type AddressRow, isFull, newRow, notesOfRows, pastedRows } from '#web/security/address-rows.ts';
import type { AddressesDraft } from '#web/security/use-addresses-draft.ts';

type AddressTableProps = { readonly draft: AddressesDraft; readonly yours: string | undefined };

type RowProps = {
  readonly row: AddressRow;
  readonly at: number;
  readonly fault: { readonly range: string | undefined; readonly name: string | undefined } | undefined;
  readonly note: string | undefined;
  readonly onChange: (row: AddressRow) => void;
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
  readonly onRemove: () => void;
};

const Row = ({ row, at, fault, note, onChange, onPaste, onRemove }: RowProps) => (
  <Table.Tr style={{ verticalAlign: 'top' }}>
    <Table.Td>
      <TextInput
        aria-label={`${at + 1}件目のIPアドレスまたは範囲`}
        value={row.range}
        onChange={({ currentTarget: { value } }) => onChange({ ...row, range: value })}
        onPaste={onPaste}
        error={fault?.range}
        maxLength={49}
        size="sm"
        autoComplete="off"
        spellCheck={false}
      />
      {note === undefined || note === '' ? null : (
        <Text size="xs" c="#7a4100">
          {note}
        </Text>
      )}
    </Table.Td>
    <Table.Td>
      <TextInput
        aria-label={`${at + 1}件目の名前`}
        value={row.name}
        onChange={({ currentTarget: { value } }) => onChange({ ...row, name: value })}
        error={fault?.name}
        maxLength={40}
        size="sm"
        autoComplete="off"
      />
    </Table.Td>
    <Table.Td px={0}>
      <Button
        px={6}
        size="compact-sm"
        variant="subtle"
        c="#b42318"
        aria-label={`${at + 1}件目を削除`}
        onClick={onRemove}
      >
        削除
      </Button>
    </Table.Td>
  </Table.Tr>
);

/** One row for each range; a list that was copied elsewhere is pasted as rows. */
export const AddressTable = ({ draft, yours }: AddressTableProps) => {
  const { rows, faults, change } = draft;
  const notes = notesOfRows(rows, yours);
  const paste = (row: AddressRow) => (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = pastedRows(event.clipboardData.getData('text'));
    if (pasted.length < 2) return;
    event.preventDefault();
    change(
      rows.flatMap((one) => (one.key === row.key ? (one.range === '' ? pasted : [one, ...pasted]) : [one])),
    );
  };
  const isKnown = yours === undefined || rows.some(({ range }) => range === yours);
  return (
    <>
      <Table aria-label="接続元の一覧" layout="fixed" verticalSpacing={4} horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>IPアドレスまたは範囲</Table.Th>
            <Table.Th>名前</Table.Th>
            <Table.Th aria-label="操作" w={64} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, at) => (
            <Row
              key={row.key}
              row={row}
              at={at}
              fault={faults[at]}
              note={notes[at]}
              onChange={(next) => change(rows.map((one) => (one.key === row.key ? next : one)))}
              onPaste={paste(row)}
              onRemove={() => change(rows.filter((one) => one.key !== row.key))}
            />
          ))}
        </Table.Tbody>
      </Table>
      <Group gap="sm" mt="sm">
        <Button
          size="sm"
          variant="default"
          disabled={isFull(rows)}
          onClick={() => change([...rows, newRow()])}
        >
          行を追加
        </Button>
        <Button
          size="sm"
          variant="default"
          disabled={isKnown || isFull(rows)}
          onClick={() => change([...rows, newRow(yours, '現在の接続元')])}
        >
          今のアドレスを追加
        </Button>
      </Group>
    </>
  );
};
