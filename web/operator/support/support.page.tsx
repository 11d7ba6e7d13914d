import { Box, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useMayAsOperator } from '#web/operator/operator-api.ts';
import { AskGrantDialog } from '#web/operator/support/ask-grant-dialog.tsx';
import { EndGrantDialog } from '#web/operator/support/end-grant-dialog.tsx';
import { GrantTable } from '#web/operator/support/grant-table.view.tsx';
import { type ShownGrant, useGrantPages } from '#web/operator/support/support-api.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const Grants = ({ mayUse }: { readonly mayUse: boolean }) => {
  const list = useGrantPages();
  const [ended, end] = useState<ShownGrant>();
  if (list.data === undefined)
    return list.error === null ? (
      <Waiting rows={3} />
    ) : (
      <Failure error={list.error} onRetry={() => void list.refetch()} />
    );
  const grants = list.data.pages.flatMap(({ items }) => items);
  if (grants.length === 0)
    return (
      <Empty
        icon="search"
        title="閲覧許可の依頼はまだありません"
        hint="お問い合わせの調査に会社の情報を見る必要があるときは、その会社の管理者に許可を依頼します。"
      />
    );
  return (
    <Stack gap="md">
      <Box className="sf-paper" p="md" aria-live="polite">
        <GrantTable grants={grants} mayUse={mayUse} onEnd={end} />
      </Box>
      {list.hasNextPage ? (
        <Group>
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            続きを表示
          </Button>
        </Group>
      ) : null}
      {ended === undefined ? null : <EndGrantDialog grant={ended} onClose={() => end(undefined)} />}
    </Stack>
  );
};

/** 支援アクセス: what operators asked companies to see, and what became of it (docs/decisions/0227). */
export const SupportPage = () => {
  const mayUse = useMayAsOperator('support.use');
  const [isAsking, ask] = useState(false);
  return (
    <>
      <PageHead
        title="支援アクセス"
        lead="お客様のデータは、その会社が許可した人が、許可した範囲と時間だけ閲覧できます。変更はできません。"
      >
        {mayUse ? (
          <Button leftSection={<Icon name="add" />} onClick={() => ask(true)}>
            閲覧の許可を依頼
          </Button>
        ) : null}
      </PageHead>
      <Grants mayUse={mayUse} />
      {isAsking ? <AskGrantDialog onClose={() => ask(false)} /> : null}
    </>
  );
};
