import { Anchor, Box, Checkbox, Group, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Master } from '#domain/masters/master.ts';
import {
  listName,
  shownFields,
  type EntryTableProps,
  type EntryTreeProps,
} from '#web/masters/entry-table.view.tsx';
import type { EntryRow } from '#web/masters/entry-words.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

/** What a row says beside its name, each with the word of its field; what says nothing is left out. */
const restOf = (master: Master, { cells, period }: EntryRow, without: string | undefined): string =>
  [
    ...shownFields({ master, without })
      .filter(({ name }) => name !== master.nameField)
      .map(({ word, at }) => ({ word, cell: cells[at] ?? '' }))
      .filter(({ cell }) => cell !== '')
      .map(({ word, cell }) => `${word} ${cell}`),
    ...(master.isDated && period !== '' ? [period] : []),
  ].join(' ／ ');

const nameOf = ({ fields, nameField }: Master, { entry, cells }: EntryRow): string =>
  cells[Object.keys(fields).indexOf(nameField)] || entry.id;

type CardProps = {
  readonly master: Master;
  readonly row: EntryRow;
  /** A field that the place in the list says. */
  readonly without?: string;
  readonly before: ReactNode;
  readonly onOpen: () => void;
};

/** A name with its code, and below it whatever else the entry says: two lines of a phone. */
const EntryCard = ({ master, row, without, before, onOpen }: CardProps) => {
  const { entry, derived, note } = row;
  const rest = restOf(master, row, without);
  return (
    <Group gap={8} wrap="nowrap" align="flex-start" py={6} px={10}>
      {before}
      <Box style={{ minWidth: 0, flexGrow: 1 }}>
        <Group gap={6} wrap="nowrap" justify="space-between" align="flex-start">
          <Text component="div" size="sm" style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            <Anchor component="button" type="button" inherit ta="left" onClick={onOpen}>
              {nameOf(master, row)}
            </Anchor>
            <Text span size="xs" c="dimmed" ml={6}>
              {entry.id}
            </Text>
          </Text>
          <Group gap={4} wrap="nowrap" style={{ flexShrink: 0 }}>
            {derived === undefined ? null : (
              <ToneBadge tone={derived.needsCare === true ? 'warn' : 'quiet'}>{derived.words}</ToneBadge>
            )}
            {note === undefined ? null : <ToneBadge tone="quiet">{note}</ToneBadge>}
          </Group>
        </Group>
        {rest === '' ? null : (
          <Text size="xs" c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
            {rest}
          </Text>
        )}
      </Box>
    </Group>
  );
};

const List = ({ master, children }: { readonly master: Master; readonly children: ReactNode }) => (
  <Box component="ul" m={0} p={0} className="sf-paper" aria-label={listName(master)}>
    {children}
  </Box>
);

/** The entries of a master on a phone, from its own fields: nothing lies beside the screen. */
export const EntryCards = ({ master, rows, selecting, onOpen }: EntryTableProps) => (
  <>
    {selecting === undefined ? null : (
      <Checkbox
        size="xs"
        px={10}
        label="表示中の登録をすべて選択"
        checked={selecting.isAll}
        indeterminate={!selecting.isAll && !selecting.isNone}
        onChange={selecting.onToggleAll}
      />
    )}
    <List master={master}>
      {rows.map((row) => (
        <Box component="li" key={row.entry.id} className="sf-card-row">
          <EntryCard
            master={master}
            row={row}
            onOpen={() => onOpen(row.entry.id)}
            before={
              selecting === undefined ? null : (
                <Checkbox
                  size="sm"
                  mt={1}
                  aria-label={`${row.entry.id}を選択`}
                  checked={selecting.isSelected(row.entry.id)}
                  onChange={() => selecting.onToggle(row.entry.id)}
                />
              )
            }
          />
        </Box>
      ))}
    </List>
  </>
);

/** The same of a tree: what stands below another is set in, and opened and closed by its own button. */
export const EntryTreeCards = ({
  master,
  rows,
  parent,
  onToggle,
  onOpen,
}: Omit<EntryTreeProps, 'activeId' | 'onKey'>) => (
  <List master={master}>
    {rows.map(({ row, depth, isOpen }) => (
      <Box component="li" key={row.entry.id} className="sf-card-row" pl={Math.min(depth, 6) * 14}>
        <EntryCard
          master={master}
          row={row}
          without={parent}
          onOpen={() => onOpen(row.entry.id)}
          before={
            isOpen === undefined ? (
              <Box w={24} />
            ) : (
              <UnstyledButton
                w={24}
                ta="center"
                c="dimmed"
                aria-expanded={isOpen}
                aria-label={`${nameOf(master, row)}の下を${isOpen ? '閉じる' : '開く'}`}
                onClick={() => onToggle(row.entry.id)}
              >
                {isOpen ? '▾' : '▸'}
              </UnstyledButton>
            )
          }
        />
      </Box>
    ))}
  </List>
);
