import { Anchor, Button, Group, ScrollArea, Stack, Table } from '@mantine/core';
import { Link } from 'react-router';
import { listAnnouncements } from '#contract/operator/announcements.ts';
import { kindFacts } from '#domain/announcements/announcement-kinds.ts';
import { usePages } from '#web/api/contract-client.ts';
import { announcementStateWords, type ListedAnnouncement } from '#web/operator/announcement-words.ts';
import { useMayAsOperator } from '#web/operator/operator-api.ts';
import { FurtherPages } from '#web/operator/further-pages.view.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Icon } from '#web/ui/icons.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const Row = ({ one }: { readonly one: ListedAnnouncement }) => {
  const [word, tone] = announcementStateWords[one.state];
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/announcements/${one.announcementId}`}>
          {one.title}
        </Anchor>
      </Table.Td>
      <Table.Td>{kindFacts(one.kind).words}</Table.Td>
      <Table.Td>
        <Group gap={6}>
          <ToneBadge tone={tone}>{word}</ToneBadge>
          {one.awaitsConfirmation ? <ToneBadge tone="bad">確認待ち</ToneBadge> : null}
          {one.lacksReport ? <ToneBadge tone="warn">結果未報告</ToneBadge> : null}
        </Group>
      </Table.Td>
      <Table.Td className="sf-number">{one.sendAt === undefined ? '—' : formatInstant(one.sendAt)}</Table.Td>
      <Table.Td className="sf-number">{formatInstant(one.updatedAt)}</Table.Td>
    </Table.Tr>
  );
};

const List = () => {
  const list = usePages(listAnnouncements, { query: { limit: '50' } }, { staleTime: 0 });
  if (list.data === undefined)
    return list.error === null ? (
      <Waiting rows={3} />
    ) : (
      <Failure error={list.error} onRetry={() => void list.refetch()} />
    );
  const all = list.data.pages.flatMap(({ items }) => items);
  if (all.length === 0)
    return (
      <Empty
        icon="inbox"
        title="お知らせはありません"
        hint="サービスの変更やメンテナンスの予定を、各社のテナント管理者にメールでお知らせできます。"
      />
    );
  return (
    <Stack gap="md" className="sf-paper" p="md">
      <ScrollArea viewportProps={{ tabIndex: 0, 'aria-label': 'お知らせの一覧', role: 'region' }}>
        <Table verticalSpacing="sm" miw={760} aria-label="お知らせ">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">件名</Table.Th>
              <Table.Th scope="col">種類</Table.Th>
              <Table.Th scope="col">状態</Table.Th>
              <Table.Th scope="col">送信日時</Table.Th>
              <Table.Th scope="col">更新日時</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {all.map((one) => (
              <Row key={one.announcementId} one={one} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      <FurtherPages list={list} />
    </Stack>
  );
};

/** お知らせ: what companies were, are and will be told. */
export const AnnouncementsPage = () => {
  const maySend = useMayAsOperator('announcements.send');
  return (
    <>
      <PageHead
        title="お知らせ"
        lead="サービスの変更やメンテナンスを、各社のテナント管理者へメールでお知らせします。"
      >
        {maySend ? (
          <Button component={Link} to="/announcements/new" leftSection={<Icon name="add" />}>
            お知らせを作成
          </Button>
        ) : null}
      </PageHead>
      <List />
    </>
  );
};
