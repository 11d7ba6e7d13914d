import { Anchor, Button, Group, Stack, Tabs } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { aloneDays, type RequestList } from '#domain/second-person/request.ts';
import type { ApprovalChoice } from '#domain/second-person/rule.ts';
import { RequestActs } from '#web/access/request-acts.tsx';
import { RequestRow } from '#web/access/request-row.tsx';
import { useRequests } from '#web/access/requests-api.ts';
import { Card } from '#web/ui/card.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const tabs = [
  { value: 'waiting', label: '承認待ち' },
  { value: 'all', label: 'すべて' },
] as const;

/** Whether the company wants two administrators, and whether there are two. */
const Rule = ({ approval, keepers }: { readonly approval: ApprovalChoice; readonly keepers: number }) => (
  <Notice tone={approval === 'on' && keepers < 2 ? 'warn' : 'calm'}>
    {approval === 'off'
      ? 'いまは、管理者の権限を付けるなどの変更も、管理者が1人で行えます。'
      : keepers < 2
        ? `「管理者の承認」を使っていますが、あなたの依頼を承認できる管理者がいません。いまから依頼したものは、${aloneDays}日後から自分で実行できます。もう1人を管理者にしてください。`
        : '管理者の権限を付けるなどの変更は、ほかの管理者が承認すると反映されます。'}{' '}
    <Anchor component={Link} to="/settings/second-person" size="sm">
      会社設定「管理者の承認」
    </Anchor>
  </Notice>
);

const Requests = ({ state }: { readonly state: RequestList }) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useRequests(state);
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const [first] = data.pages;
  const items = data.pages.flatMap((page) => page.items);
  return (
    <Stack gap="md">
      {first === undefined ? null : <Rule approval={first.approval} keepers={first.keepers} />}
      {items.length === 0 ? (
        <Empty
          icon="check"
          title={state === 'waiting' ? '承認待ちの依頼はありません' : '依頼はまだありません'}
          hint="ほかの管理者の承認が必要な変更を保存しようとすると、そこから依頼できます。"
        />
      ) : (
        <Card>
          <Stack component="ul" gap={0} m={0} p={0}>
            {items.map((request) => (
              <RequestRow key={request.id} request={request}>
                {request.state === 'waiting' ? <RequestActs request={request} /> : undefined}
              </RequestRow>
            ))}
          </Stack>
          {hasNextPage ? (
            <Group mt="sm">
              <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                さらに表示
              </Button>
            </Group>
          ) : null}
        </Card>
      )}
    </Stack>
  );
};

/** 管理者の承認: what waits for a second administrator, and what became of it. */
export const RequestsPage = () => {
  const [shown, show] = useState<RequestList>('waiting');
  return (
    <>
      <PageHead title="管理者の承認" back={{ to: '/access', label: 'ロールと権限' }} />
      <Tabs value={shown} onChange={(next) => show(next === 'all' ? 'all' : 'waiting')} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ value }) => (
          <Tabs.Panel key={value} value={value}>
            <Requests state={value} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
};
