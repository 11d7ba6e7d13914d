import { Anchor, Checkbox, Group, Table, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';
import type { InboxRow } from '#web/approvals/inbox-row.ts';
import { type InboxSearch, type Sorting, sortings } from '#web/approvals/inbox-search.ts';
import type { Selection } from '#web/many/selection.ts';
import { ReceiptPeek } from '#web/evidence/receipt-peek.view.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

/** What the table and the cards do with a row. */
export type InboxListProps = {
  readonly rows: readonly InboxRow[];
  readonly current: string | undefined;
  readonly selection: Selection;
  readonly addressOf: (claimId: string) => string;
  readonly onPoint: (claimId: string) => void;
};

type RowProps = Omit<InboxListProps, 'rows' | 'current'> & {
  readonly row: InboxRow;
  readonly isCurrent: boolean;
};

export const SelectBox = ({ row, selection }: Pick<RowProps, 'row' | 'selection'>) => (
  <Checkbox
    size="xs"
    aria-label={`${row.number} ${row.title} を選択`}
    {...(row.mustOpen === undefined ? {} : { title: row.mustOpen })}
    disabled={row.mustOpen !== undefined}
    checked={selection.has(row.claimId)}
    onChange={() => undefined}
    onClick={({ shiftKey }) => selection.toggle(row.claimId, shiftKey)}
  />
);

export const rowId = (claimId: string): string => `inbox-${claimId}`;

/** A name of which the row shows as much as it has room for. */
const Short = ({ words, whole }: { readonly words: string; readonly whole: string }) => (
  <Table.Td className="sf-short" title={whole}>
    {words}
  </Table.Td>
);

const Row = (props: RowProps) => {
  const { row, isCurrent, selection, addressOf, onPoint } = props;
  return (
    <Table.Tr
      id={rowId(row.claimId)}
      className="sf-dense"
      data-current={isCurrent}
      data-selected={selection.has(row.claimId)}
      onFocus={() => onPoint(row.claimId)}
    >
      <Table.Td>
        <SelectBox {...props} />
      </Table.Td>
      <Table.Td className="sf-number" c="dimmed">
        {row.number}
      </Table.Td>
      <Table.Td className="sf-cut" title={`${row.title}　${row.contents}`}>
        <Anchor
          component={Link}
          to={addressOf(row.claimId)}
          fw={600}
          fz="sm"
          underline="hover"
          {...(row.mustOpen === undefined ? {} : { 'aria-describedby': `${rowId(row.claimId)}-why` })}
        >
          {row.title}
        </Anchor>
        {row.mustOpen === undefined ? null : (
          <VisuallyHidden id={`${rowId(row.claimId)}-why`}>{row.mustOpen}</VisuallyHidden>
        )}
        <Text component="span" size="xs" c="dimmed" ml={8}>
          {row.contents}
        </Text>
      </Table.Td>
      <Short words={row.applicant} whole={`${row.applicant}（${row.department}）`} />
      <Table.Td className="sf-number" ta="right" fw={600}>
        {row.amount}
      </Table.Td>
      <Table.Td>
        <ReceiptPeek of={`${row.number} ${row.title}`} receipts={row.receipts} more={row.moreReceipts} />
      </Table.Td>
      <Table.Td>
        {row.findings === undefined ? null : (
          <ToneBadge tone={row.findings.tone}>{row.findings.words}</ToneBadge>
        )}
      </Table.Td>
      <Short words={row.step} whole={row.step} />
      <Table.Td
        className="sf-number"
        ta="right"
        title={row.since}
        {...(row.waitsLong ? { c: '#b42318', fw: 600 } : {})}
      >
        {row.waits}
      </Table.Td>
    </Table.Tr>
  );
};

type HeadProps = {
  readonly by: Sorting;
  readonly search: InboxSearch;
  readonly onSort: (by: Sorting) => void;
  readonly align?: 'right';
};

const SortHead = ({ by, search, onSort, align }: HeadProps) => {
  const isBy = search.sort === by;
  const arrow = search.isDown ? '▼' : '▲';
  return (
    <Table.Th ta={align ?? 'left'} aria-sort={isBy ? (search.isDown ? 'descending' : 'ascending') : 'none'}>
      <UnstyledButton fz="xs" fw={600} c="dimmed" onClick={() => onSort(by)}>
        {sortings[by]}
        {isBy ? <span aria-hidden="true"> {arrow}</span> : null}
      </UnstyledButton>
    </Table.Th>
  );
};

const Head = ({ words }: { readonly words: string }) => (
  <Table.Th fz="xs" c="dimmed">
    {words}
  </Table.Th>
);

export type InboxTableProps = InboxListProps & {
  readonly search: InboxSearch;
  readonly onSort: (by: Sorting) => void;
};

/** The inbox on wide windows: a line for each claim, fifteen of them in 800 pixels. */
export const InboxTable = ({ rows, current, selection, search, onSort, ...deeds }: InboxTableProps) => (
  <Group className="sf-paper" p={0} style={{ overflow: 'hidden' }}>
    <Table verticalSpacing={2} horizontalSpacing={8} fz="sm" aria-label="承認待ちの申請" className="sf-table">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={34}>
            <Checkbox
              size="xs"
              aria-label="確認事項のない申請をすべて選択"
              checked={selection.ids.length > 0 && selection.ids.length === selection.most}
              indeterminate={selection.ids.length > 0 && selection.ids.length < selection.most}
              disabled={selection.most === 0}
              onChange={selection.toggleAll}
            />
          </Table.Th>
          <SortHead by="number" search={search} onSort={onSort} />
          <SortHead by="title" search={search} onSort={onSort} />
          <SortHead by="applicant" search={search} onSort={onSort} />
          <SortHead by="amount" search={search} onSort={onSort} align="right" />
          <Head words="証憑" />
          <Head words="確認事項" />
          <Head words="段階" />
          <SortHead by="since" search={search} onSort={onSort} align="right" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Row
            key={row.claimId}
            row={row}
            isCurrent={row.claimId === current}
            selection={selection}
            {...deeds}
          />
        ))}
      </Table.Tbody>
    </Table>
  </Group>
);
