import { Button, Group, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { listAnnouncedMails } from '#contract/operator/announcements.ts';
import type { MailDecision } from '#domain/announcements/mail-fate.ts';
import { usePages } from '#web/api/contract-client.ts';
import { MailDecisionDialog } from '#web/operator/announcement-deed-dialogs.tsx';
import {
  type AnnouncedMailRow,
  type AnnouncedRow,
  companyStateWords,
  mailStateWords,
} from '#web/operator/announcement-words.ts';
import { useMayAsOperator } from '#web/operator/operator-api.ts';
import { FurtherPages } from '#web/operator/further-pages.view.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type Deciding = { readonly mail: AnnouncedMailRow; readonly says: string; readonly decision: MailDecision };

const decisions = [
  ['send-again', '送り直す'],
  ['leave', '送り直さない'],
] as const;

type RowProps = {
  readonly row: AnnouncedRow;
  readonly company: string;
  readonly onDecide?: ((deciding: Deciding) => void) | undefined;
};

const Row = ({ row, company, onDecide }: RowProps) => {
  const [word, tone] = row.row === 'company' ? companyStateWords[row.state] : mailStateWords[row.state];
  const says = row.row === 'company' ? company : `${company}の管理者${row.number}`;
  return (
    <Table.Tr>
      <Table.Td>{row.row === 'company' ? company : `　管理者${row.number}`}</Table.Td>
      <Table.Td>
        <ToneBadge tone={tone}>{word}</ToneBadge>
        {row.row === 'mail' && row.attempt > 1 ? (
          <Text component="span" size="sm" c="dimmed">{`　${row.attempt}回目`}</Text>
        ) : null}
      </Table.Td>
      <Table.Td className="sf-number">{formatInstant(row.at)}</Table.Td>
      <Table.Td>
        {row.row === 'company' ? `宛先 ${row.recipients}人` : (row.why ?? '')}
        {row.row === 'mail' &&
        (row.state === 'unknown' || row.state === 'refused') &&
        onDecide !== undefined ? (
          <Group gap={6}>
            {decisions.map(([decision, label]) => (
              <Button
                key={decision}
                size="compact-sm"
                variant="default"
                aria-label={`${says}：${label}`}
                onClick={() => onDecide({ mail: row, says, decision })}
              >
                {label}
              </Button>
            ))}
          </Group>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
};

/** The delivery log: each company, and behind it its administrators as numbers. */
export const AnnouncedMails = ({ announcementId }: { readonly announcementId: string }) => {
  const list = usePages(
    listAnnouncedMails,
    { params: { announcementId }, query: { limit: '100' } },
    { staleTime: 0 },
  );
  const maySend = useMayAsOperator('announcements.send');
  const [asked, ask] = useState<Deciding>();
  if (list.data === undefined)
    return list.error === null ? (
      <Waiting rows={2} />
    ) : (
      <Failure error={list.error} onRetry={() => void list.refetch()} />
    );
  const rows = list.data.pages.flatMap(({ items }) => items);
  const names = new Map(
    rows.flatMap((row) => (row.row === 'company' ? [[row.tenantId, row.name] as const] : [])),
  );
  if (rows.length === 0) return <Text>送信が始まると、会社ごとの送信状況がここに表示されます。</Text>;
  return (
    <Stack gap="md">
      <ScrollArea viewportProps={{ tabIndex: 0, 'aria-label': '送信記録', role: 'region' }}>
        <Table verticalSpacing="sm" miw={640} aria-label="送信記録">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">会社・管理者</Table.Th>
              <Table.Th scope="col">状態</Table.Th>
              <Table.Th scope="col">日時</Table.Th>
              <Table.Th scope="col">詳細・操作</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Row
                key={row.row === 'company' ? row.tenantId : `${row.tenantId} ${row.userId}`}
                row={row}
                company={names.get(row.tenantId) ?? row.tenantId}
                onDecide={maySend ? ask : undefined}
              />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      <FurtherPages list={list} />
      {asked === undefined ? null : (
        <MailDecisionDialog announcementId={announcementId} {...asked} onClose={() => ask(undefined)} />
      )}
    </Stack>
  );
};
