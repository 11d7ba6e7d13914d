import { Button, Group, ScrollArea, Table, Text } from '@mantine/core';
import { dutyBooks } from '#domain/duties/duty-books.ts';
import type { ShownDuty } from '#web/operator/duties/duties-api.ts';
import { everyWords, stateWords } from '#web/operator/duties/duty-words.ts';
import { formatDate } from '#web/ui/format-date.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

export type DutyDeed = 'record' | 'records' | 'change' | 'end';

const deedWords: Readonly<Record<DutyDeed, string>> = {
  record: '実施を記録',
  records: '記録',
  change: '変更',
  end: '終える',
};

type OnDeed = (deed: DutyDeed, duty: ShownDuty) => void;
type RowProps = { readonly duty: ShownDuty; readonly deeds: readonly DutyDeed[]; readonly onDeed: OnDeed };

const unbroken = { whiteSpace: 'nowrap' } as const;

const Row = ({ duty, deeds, onDeed }: RowProps) => {
  const [word, tone] = stateWords[duty.state];
  return (
    <Table.Tr>
      <Table.Td>{dutyBooks[duty.bookId].words}</Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere', minWidth: 160 }}>
        <Text size="sm">{duty.title}</Text>
      </Table.Td>
      <Table.Td className="sf-number">{formatDate(duty.due)}</Table.Td>
      <Table.Td>
        <ToneBadge tone={tone}>{word}</ToneBadge>
      </Table.Td>
      <Table.Td style={unbroken}>
        {duty.owner.hasLeft ? `${duty.owner.name}（利用終了）` : duty.owner.name}
      </Table.Td>
      <Table.Td style={unbroken}>{everyWords(duty.everyMonths)}</Table.Td>
      <Table.Td className="sf-number">{duty.lastOn === undefined ? '—' : formatDate(duty.lastOn)}</Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          {deeds.map((deed) => (
            <Button
              key={deed}
              size="compact-sm"
              variant={deed === 'record' ? 'light' : 'default'}
              aria-label={`${deedWords[deed]}：${duty.title}`}
              onClick={() => onDeed(deed, duty)}
            >
              {deedWords[deed]}
            </Button>
          ))}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
};

type DutyTableProps = {
  readonly duties: readonly ShownDuty[];
  readonly mayKeep: boolean;
  readonly onDeed: OnDeed;
};

/** 台帳の項目, in the order of their days. */
export const DutyTable = ({ duties, mayKeep, onDeed }: DutyTableProps) => {
  const deeds: readonly DutyDeed[] = mayKeep ? ['record', 'records', 'change', 'end'] : ['records'];
  return (
    <ScrollArea viewportProps={{ tabIndex: 0, 'aria-label': '台帳の項目の一覧', role: 'region' }}>
      <Table verticalSpacing={6} miw={1040} aria-label="台帳の項目">
        <Table.Thead>
          <Table.Tr>
            {['台帳', '項目', '期限', '状態', '担当者', '間隔', '前回', '操作'].map((head) => (
              <Table.Th key={head} scope="col" style={unbroken}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {duties.map((duty) => (
            <Row key={duty.dutyId} duty={duty} deeds={deeds} onDeed={onDeed} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
};
