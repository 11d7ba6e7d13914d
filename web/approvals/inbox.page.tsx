import { Button, Group, Stack } from '@mantine/core';
import { useInbox } from '#web/approvals/approvals-api.ts';
import { InboxList } from '#web/approvals/inbox-list.view.tsx';
import { sayNotice, sortedInbox } from '#web/approvals/inbox-row.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const Waits = () => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInbox();
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const { votes, notices } = sortedInbox(data.pages);
  return (
    <Stack gap="md">
      {notices.map((notice) => (
        <Notice key={notice.claimId} tone="warn">
          {sayNotice(notice)}
        </Notice>
      ))}
      {votes.length === 0 ? (
        <Empty
          icon="inbox"
          title="承認待ちの申請はありません"
          hint="あなたの承認が必要な申請が届くと、ここに表示されます。"
        />
      ) : (
        <InboxList items={votes} />
      )}
      {hasNextPage ? (
        <Group justify="center">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            さらに読み込む
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
};

/** 受信箱: what waits for me. */
export const InboxPage = () => (
  <>
    <PageHead title="受信箱" lead="あなたの承認を待っている申請です。" />
    <Waits />
  </>
);
