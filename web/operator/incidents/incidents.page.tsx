import { Anchor, Button, Group, ScrollArea, Stack, Table } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { listIncidents } from '#contract/operator/incidents.ts';
import { clockWords } from '#domain/incidents/incident-clocks.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { FurtherPages } from '#web/operator/further-pages.view.tsx';
import {
  affectedWords,
  clockStateWords,
  incidentStateWords,
  severityWords,
  type ListedIncident,
} from '#web/operator/incidents/incident-words.ts';
import { useClosedPages } from '#web/operator/incidents/incidents-api.ts';
import { OpenIncidentDialog } from '#web/operator/incidents/open-incident-dialog.tsx';
import { useMayAsOperator } from '#web/operator/operator-api.ts';
import { Card } from '#web/ui/card.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatDate, formatInstant } from '#web/ui/format-date.ts';
import { Icon } from '#web/ui/icons.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const ClockBadges = ({ clocks }: Pick<ListedIncident, 'clocks'>) => (
  <Stack gap={4}>
    {clocks.map(({ kind, dueOn, state }) => (
      <ToneBadge key={kind} tone={clockStateWords[state][1]}>
        {`${clockWords[kind]} ${formatDate(dueOn)} ${clockStateWords[state][0]}`}
      </ToneBadge>
    ))}
  </Stack>
);

const Row = ({ one }: { readonly one: ListedIncident }) => {
  const [[severity, severityTone], [state, stateTone]] = [
    severityWords[one.severity],
    incidentStateWords[one.state],
  ];
  return (
    <Table.Tr>
      <Table.Td style={{ overflowWrap: 'anywhere', minWidth: 160 }}>
        <Anchor component={Link} to={`/incidents/${one.incidentId}`}>
          {one.title}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <ToneBadge tone={severityTone}>{severity}</ToneBadge>
          <ToneBadge tone={stateTone}>{state}</ToneBadge>
        </Group>
      </Table.Td>
      <Table.Td className="sf-number">{formatInstant(one.detectedAt)}</Table.Td>
      <Table.Td>
        <ClockBadges clocks={one.clocks} />
      </Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere', minWidth: 140 }}>{affectedWords(one)}</Table.Td>
    </Table.Tr>
  );
};

type TableProps = { readonly label: string; readonly items: readonly ListedIncident[] };

const IncidentTable = ({ label, items }: TableProps) => (
  <ScrollArea viewportProps={{ tabIndex: 0, 'aria-label': `${label}の一覧`, role: 'region' }}>
    <Table verticalSpacing="sm" miw={980} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          {['件名', '重大度・状態', '検知した日時', '期限', '影響を受ける会社'].map((head) => (
            <Table.Th key={head} scope="col" style={{ whiteSpace: 'nowrap' }}>
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((one) => (
          <Row key={one.incidentId} one={one} />
        ))}
      </Table.Tbody>
    </Table>
  </ScrollArea>
);

const Open = () => {
  const { data, error, refetch } = useAnswer(listIncidents, {}, { staleTime: 0 });
  if (data === undefined)
    return error === null ? <Waiting rows={3} /> : <Failure error={error} onRetry={() => void refetch()} />;
  return data.items.length === 0 ? (
    <Empty
      icon="check"
      title="対応中のインシデントはありません"
      hint="検知したときは、すぐに登録してください。検知の日時から、お客様への通知の期限を数えます。"
    />
  ) : (
    <Card title="対応中">
      <IncidentTable label="対応中のインシデント" items={data.items} />
    </Card>
  );
};

/** What is closed: nothing where nothing is. */
const Closed = () => {
  const list = useClosedPages();
  if (list.data === undefined)
    return list.error === null ? null : <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  return items.length === 0 ? null : (
    <Card title="終了">
      <Stack gap="md">
        <IncidentTable label="終了したインシデント" items={items} />
        <FurtherPages list={list} />
      </Stack>
    </Card>
  );
};

/** インシデント: what may hurt companies, with its days. */
export const IncidentsPage = () => {
  const mayKeep = useMayAsOperator('incidents.keep');
  const [isOpening, setOpening] = useState(false);
  return (
    <>
      <PageHead
        title="インシデント"
        lead="検知から終了までを記録し、お客様への通知と、個人データの報告の期限を守ります。"
      >
        {mayKeep ? (
          <Button leftSection={<Icon name="add" />} onClick={() => setOpening(true)}>
            インシデントを登録
          </Button>
        ) : null}
      </PageHead>
      <Stack gap="md">
        <Open />
        <Closed />
      </Stack>
      {isOpening ? <OpenIncidentDialog onClose={() => setOpening(false)} /> : null}
    </>
  );
};
