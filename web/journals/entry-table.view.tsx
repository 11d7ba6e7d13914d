import { Anchor, Box, Button, Group, Stack, Table, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { entryWords, type EntryWords, type JournalRow, type SideWords } from '#web/journals/journal-rows.ts';
import type { ShownEntry, ShownStep } from '#web/journals/journals-api.ts';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { dialog } from '#web/ui/dialog.tsx';

/** What the dialog explains: one amount, or the whole entry. */
type Traced = { readonly title: string; readonly trace: readonly ShownStep[] };

type TraceDialogProps = Traced & { readonly isOpen: boolean; readonly onClose: () => void };

const TraceDialog = dialog(({ title, trace, isOpen, onClose }: TraceDialogProps) => (
  <Dialog opened={isOpen} onClose={onClose} title={`なぜこの金額？　${title}`} size="lg">
    {trace.length === 0 ? (
      <Text size="sm">この仕訳には計算の記録がありません。</Text>
    ) : (
      <Stack component="ol" gap="sm" m={0} pl="lg">
        {trace.map((step, index) => (
          <li key={`${step.lineId}-${step.rule}-${index}`}>
            <Text size="sm">{step.says}</Text>
            <Text size="xs" c="dimmed">
              明細{step.lineId}・規則 {step.rule}
            </Text>
          </li>
        ))}
      </Stack>
    )}
  </Dialog>
));

type OnTrace = { readonly onTrace: (traced: Traced) => void };

const Side = ({ side, onTrace }: OnTrace & { readonly side: SideWords | undefined }) =>
  side === undefined ? (
    <>
      <Table.Td />
      <Table.Td />
    </>
  ) : (
    <>
      <Table.Td>
        <Text size="sm" fw={500}>
          {side.account}
        </Text>
        <Text size="xs" c="dimmed">
          {side.detail}
        </Text>
      </Table.Td>
      <Table.Td ta="right" className="sf-number">
        <UnstyledButton
          className="sf-prints"
          onClick={() =>
            onTrace({ title: `${side.account} ${side.amount}（${side.tax}）`, trace: side.trace })
          }
          fz="sm"
          fw={600}
          td="underline"
          c="indigo"
          aria-label={`${side.account} ${side.amount}：なぜこの金額？`}
        >
          {side.amount}
        </UnstyledButton>
      </Table.Td>
    </>
  );

const Rows = ({ rows, onTrace }: OnTrace & { readonly rows: readonly JournalRow[] }) =>
  rows.map((row) => (
    <Table.Tr key={row.key}>
      <Side side={row.debit} onTrace={onTrace} />
      <Side side={row.credit} onTrace={onTrace} />
      <Table.Td fz="xs" maw={260}>
        {row.memo}
      </Table.Td>
    </Table.Tr>
  ));

const heads = [
  { label: '借方', align: 'left' },
  { label: '借方金額', align: 'right' },
  { label: '貸方', align: 'left' },
  { label: '貸方金額', align: 'right' },
  { label: '摘要', align: 'left' },
] as const;

type EntryHeadProps = { readonly words: EntryWords; readonly onWhole: () => void };

const EntryHead = ({ words, onWhole }: EntryHeadProps) => (
  <Group justify="space-between" gap="xs" mb={4}>
    <Group gap="sm">
      <Text fw={600} size="sm">
        {words.heading}
      </Text>
      <Text size="sm" className="sf-number">
        {words.date}
      </Text>
      {words.answer === undefined ? null : (
        <>
          <ToneBadge tone={words.answer.tone}>{words.answer.label}</ToneBadge>
          <Text size="sm">{words.answer.says}</Text>
        </>
      )}
      {words.moved === undefined ? null : (
        <Text size="xs" c="dimmed">
          {words.moved}
        </Text>
      )}
      <Anchor component={Link} to={words.claim.to} size="sm">
        {words.claim.number}
      </Anchor>
    </Group>
    <Button variant="subtle" size="compact-sm" onClick={onWhole} className="sf-no-print">
      なぜこの金額？
    </Button>
  </Group>
);

/** One 仕訳; each number opens the trace that made it, and the button that of the whole entry. */
export const EntryTable = ({ entry, index }: { readonly entry: ShownEntry; readonly index: number }) => {
  const words = entryWords(entry, index);
  const whole: Traced = { title: words.heading, trace: words.trace };
  // Kept while the dialog closes, so that its words do not change on the way out.
  const [traced, setTraced] = useState(whole);
  const [isTracing, setTracing] = useState(false);
  const trace = (wanted: Traced) => {
    setTraced(wanted);
    setTracing(true);
  };
  return (
    <Box style={{ breakInside: 'avoid' }}>
      <EntryHead words={words} onWhole={() => trace(whole)} />
      <Table.ScrollContainer minWidth={680}>
        <Table withTableBorder verticalSpacing={6} aria-label={words.heading}>
          <Table.Thead bg="#f8fafb">
            <Table.Tr>
              {heads.map(({ label, align }) => (
                <Table.Th key={label} fz="xs" c="dimmed" ta={align}>
                  {label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Rows rows={words.rows} onTrace={trace} />
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th fz="xs">合計</Table.Th>
              <Table.Th ta="right" className="sf-number">
                {words.debitTotal}
              </Table.Th>
              <Table.Td />
              <Table.Th ta="right" className="sf-number">
                {words.creditTotal}
              </Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
      <TraceDialog {...traced} isOpen={isTracing} onClose={() => setTracing(false)} />
    </Box>
  );
};
