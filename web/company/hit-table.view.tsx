import { Anchor, Box, Checkbox, Table, UnstyledButton } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import type { ClaimOrder } from '#domain/claims/claim-hits.ts';
import { placeAmong } from '#web/claims/hits-beside.ts';
import type { CompanySearch } from '#web/company/company-search.ts';
import type { HitRow } from '#web/company/hit-row.ts';
import type { Selection } from '#web/many/selection.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

export type HitListProps = {
  readonly rows: readonly HitRow[];
  readonly search: CompanySearch;
  /** Absent for whoever may not confirm. */
  readonly selection: Selection | undefined;
};

type Column = {
  readonly label: string;
  readonly by?: ClaimOrder;
  readonly isNumber?: true;
};

const columns: readonly Column[] = [
  { label: '申請番号', by: 'number' },
  { label: '申請日', by: 'submitted' },
  { label: '申請者', by: 'applicant' },
  { label: '部門', by: 'department' },
  { label: '件名・内容' },
  { label: '状態' },
  { label: '確認事項', isNumber: true },
  { label: '金額', by: 'amount', isNumber: true },
];

/** First a click for what is large or new, then for what is small or old. */
const Head = ({ column, search }: { readonly column: Column; readonly search: CompanySearch }) => {
  const { label, by, isNumber } = column;
  const align = isNumber === true ? 'right' : 'left';
  if (by === undefined) return <Table.Th ta={align}>{label}</Table.Th>;
  const isSorted = search.sort === by;
  const isDown = search.order === 'desc';
  const begins = by === 'submitted' || by === 'amount' ? 'desc' : 'asc';
  const next = isSorted ? (isDown ? 'asc' : 'desc') : begins;
  return (
    <Table.Th ta={align} aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : 'none'}>
      <UnstyledButton
        fz="inherit"
        fw="inherit"
        c="inherit"
        onClick={() =>
          search.change({ sort: by === 'submitted' ? '' : by, order: next === 'desc' ? '' : next })
        }
      >
        {label}
        <span aria-hidden="true">{isSorted ? (isDown ? ' ▼' : ' ▲') : ''}</span>
      </UnstyledButton>
    </Table.Th>
  );
};

const Tick = ({ row, selection }: { readonly row: HitRow; readonly selection: Selection }) =>
  row.isConfirmable ? (
    <Checkbox
      size="xs"
      aria-label={`${row.number} を選択`}
      checked={selection.has(row.id)}
      onChange={() => undefined}
      onClick={(event) => {
        event.stopPropagation();
        selection.toggle(row.id, event.shiftKey);
      }}
    />
  ) : null;

type RowProps = Omit<HitListProps, 'rows'> & { readonly row: HitRow; readonly hits: readonly string[] };

const Row = ({ row, hits, search, selection }: RowProps) => {
  const navigate = useNavigate();
  const state = placeAmong(hits, `/company-claims${search.address}`);
  return (
    <Table.Tr className="sf-row" onClick={() => void navigate(row.to, { state })}>
      {selection === undefined ? null : (
        // Whoever misses the box by a little does not mean to open the claim.
        <Table.Td onClick={(event) => event.stopPropagation()}>
          <Tick row={row} selection={selection} />
        </Table.Td>
      )}
      <Table.Td className="sf-number sf-whole">
        <Anchor
          component={Link}
          to={row.to}
          state={state}
          fz="inherit"
          onClick={(event) => event.stopPropagation()}
        >
          {row.number}
        </Anchor>
      </Table.Td>
      <Table.Td className="sf-number sf-whole">{row.date}</Table.Td>
      <Table.Td className="sf-whole">{row.applicant}</Table.Td>
      <Table.Td className="sf-whole">{row.department}</Table.Td>
      <Table.Td className="sf-rest">
        <div className="sf-one-line" title={`${row.title}　${row.content}`}>
          {row.title}
          <span className="sf-content">{row.content}</span>
        </div>
      </Table.Td>
      <Table.Td className="sf-whole">
        <ToneBadge tone={row.tone}>{row.standing}</ToneBadge>
      </Table.Td>
      <Table.Td ta="right" className="sf-number" c="#8a4b00">
        {row.warnings > 0 ? `${row.warnings}件` : ''}
      </Table.Td>
      <Table.Td ta="right" className="sf-number sf-whole" fw={600}>
        {row.amount}
      </Table.Td>
    </Table.Tr>
  );
};

/** The hits as a dense table; the number opens the claim, a head sorts all hits. */
export const HitTable = ({ rows, search, selection }: HitListProps) => {
  const hits = rows.map(({ id }) => id);
  const chosen = selection?.ids.length ?? 0;
  const most = selection?.most ?? 0;
  return (
    <Box className="sf-paper">
      <Table className="sf-dense" stickyHeader stickyHeaderOffset={56} aria-label="該当する申請の一覧">
        <Table.Thead>
          <Table.Tr>
            {selection === undefined ? null : (
              <Table.Th w={28}>
                <Checkbox
                  size="xs"
                  aria-label="表示中のすべてを選択"
                  disabled={most === 0}
                  checked={chosen > 0 && chosen === most}
                  indeterminate={chosen > 0 && chosen < most}
                  onChange={selection.toggleAll}
                />
              </Table.Th>
            )}
            {columns.map((column) => (
              <Head key={column.label} column={column} search={search} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} hits={hits} search={search} selection={selection} />
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
};
