import { Anchor, Checkbox, Group, Table, UnstyledButton } from '@mantine/core';
import type { Master } from '#domain/masters/master.ts';
import type { EntryRow } from '#web/masters/entry-words.ts';
import type { Selecting } from '#web/masters/selection.tsx';
import type { TreeRow } from '#web/masters/use-tree.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type CellsProps = {
  readonly master: Master;
  /** Fields that are shown elsewhere. */
  readonly without?: string | undefined;
  /** @default rows are not selected */
  readonly selecting?: Selecting | undefined;
};

/** What a list shows of each entry; `at`: its place among the cells of a row. */
export const shownFields = ({ master, without }: Omit<CellsProps, 'selecting'>) =>
  Object.entries(master.fields)
    .map(([name, { word, isUnlisted }], at) => ({ name, word, isUnlisted, at }))
    .filter(({ name, isUnlisted }) => name !== without && isUnlisted !== true);

const Head = (props: CellsProps) => (
  <Table.Thead>
    <Table.Tr>
      {props.selecting === undefined ? null : (
        <Table.Th w={36}>
          <Checkbox
            size="xs"
            aria-label="表示中の登録をすべて選択"
            checked={props.selecting.isAll}
            indeterminate={!props.selecting.isAll && !props.selecting.isNone}
            onChange={props.selecting.onToggleAll}
          />
        </Table.Th>
      )}
      <Table.Th>{props.master.id.word}</Table.Th>
      {shownFields(props).map(({ word }) => (
        <Table.Th key={word}>{word}</Table.Th>
      ))}
      {props.master.derived === undefined ? null : <Table.Th>{props.master.derived.word}</Table.Th>}
      {props.master.isDated ? <Table.Th>適用期間</Table.Th> : null}
      <Table.Th>状態</Table.Th>
    </Table.Tr>
  </Table.Thead>
);

type ValuesProps = CellsProps & { readonly row: EntryRow };

const Values = ({ row: { cells, period, derived, note }, ...props }: ValuesProps) => (
  <>
    {shownFields(props).map(({ name, at }) => (
      <Table.Td key={name} miw={110}>
        {cells[at]}
      </Table.Td>
    ))}
    {props.master.derived === undefined ? null : (
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {derived === undefined ? null : (
          <ToneBadge tone={derived.needsCare === true ? 'warn' : 'quiet'}>{derived.words}</ToneBadge>
        )}
      </Table.Td>
    )}
    {props.master.isDated ? <Table.Td className="sf-number">{period}</Table.Td> : null}
    <Table.Td style={{ whiteSpace: 'nowrap' }}>
      {note === undefined ? null : <ToneBadge tone="quiet">{note}</ToneBadge>}
    </Table.Td>
  </>
);

export type EntryTableProps = {
  readonly master: Master;
  readonly rows: readonly EntryRow[];
  readonly onOpen: (entryId: string) => void;
  readonly selecting?: Selecting | undefined;
};

export const listName = ({ word }: Master): string => `${word}の一覧`;

/** A dense table; the code opens the entry. */
export const EntryTable = ({ master, rows, selecting, onOpen }: EntryTableProps) => (
  <Table.ScrollContainer minWidth={520} type="native" className="sf-paper sf-list">
    <Table className="sf-dense" highlightOnHover stickyHeader aria-label={listName(master)}>
      <Head master={master} selecting={selecting} />
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.entry.id}>
            {selecting === undefined ? null : (
              <Table.Td>
                <Checkbox
                  size="xs"
                  aria-label={`${row.entry.id}を選択`}
                  checked={selecting.isSelected(row.entry.id)}
                  onChange={() => selecting.onToggle(row.entry.id)}
                />
              </Table.Td>
            )}
            <Table.Td>
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="left"
                onClick={() => onOpen(row.entry.id)}
              >
                {row.entry.id}
              </Anchor>
            </Table.Td>
            <Values master={master} row={row} />
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

export type EntryTreeProps = Omit<EntryTableProps, 'rows' | 'selecting'> & {
  readonly rows: readonly TreeRow[];
  /** The field that the place in the tree says. */
  readonly parent: string;
  readonly activeId: string | undefined;
  readonly onKey: (event: React.KeyboardEvent<HTMLTableSectionElement>) => void;
  readonly onToggle: (entryId: string) => void;
};

const rem = 1.25;

/** The same as a tree: one row has the focus, arrows move it, open and close, and Enter opens the entry. */
export const EntryTree = ({ master, rows, parent, activeId, onKey, onToggle, onOpen }: EntryTreeProps) => (
  <Table.ScrollContainer minWidth={520} type="native" className="sf-paper sf-list">
    <Table className="sf-dense" highlightOnHover stickyHeader role="treegrid" aria-label={listName(master)}>
      <Head master={master} without={parent} />
      <Table.Tbody onKeyDown={onKey}>
        {rows.map(({ row, depth, isOpen }) => (
          <Table.Tr
            key={row.entry.id}
            data-entry={row.entry.id}
            tabIndex={row.entry.id === activeId ? 0 : -1}
            aria-level={depth + 1}
            {...(isOpen === undefined ? {} : { 'aria-expanded': isOpen })}
          >
            <Table.Td>
              <Group gap={4} wrap="nowrap" pl={`${depth * rem}rem`}>
                <UnstyledButton
                  aria-hidden
                  tabIndex={-1}
                  w={18}
                  ta="center"
                  c="dimmed"
                  onClick={() => onToggle(row.entry.id)}
                >
                  {isOpen === undefined ? '' : isOpen ? '▾' : '▸'}
                </UnstyledButton>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  ta="left"
                  tabIndex={-1}
                  onClick={() => onOpen(row.entry.id)}
                >
                  {row.entry.id}
                </Anchor>
              </Group>
            </Table.Td>
            <Values master={master} without={parent} row={row} />
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);
