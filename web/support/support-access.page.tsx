import { Button, Group, Stack } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { GiveDialog } from '#web/support/give-dialog.tsx';
import { GrantRow, type GrantDeed } from '#web/support/grant-row.view.tsx';
import { RefuseDialog } from '#web/support/refuse-dialog.tsx';
import { type ShownGrant, useGrants } from '#web/support/support-api.ts';
import { isGiven, isWaiting } from '#web/support/support-words.ts';
import { ViewsDialog } from '#web/support/views-dialog.tsx';
import { Card } from '#web/ui/card.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type DialogProps = { readonly grant: ShownGrant; readonly onClose: () => void };

const dialogs: Readonly<Record<GrantDeed, ComponentType<DialogProps>>> = {
  give: GiveDialog,
  refuse: RefuseDialog,
  views: ViewsDialog,
};

type Asked = { readonly deed: GrantDeed; readonly grant: ShownGrant };

const AskedDialog = ({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) => {
  const Asking = dialogs[asked.deed];
  return <Asking grant={asked.grant} onClose={onClose} />;
};

type SectionProps = {
  readonly title: string;
  readonly grants: readonly ShownGrant[];
  readonly onDeed: (deed: GrantDeed, grant: ShownGrant) => void;
};

const Section = ({ title, grants, onDeed }: SectionProps) =>
  grants.length === 0 ? null : (
    <Card title={title}>
      <Stack component="ul" aria-label={title} gap={0} m={0} p={0}>
        {grants.map((grant) => (
          <GrantRow key={grant.grantId} grant={grant} onDeed={onDeed} />
        ))}
      </Stack>
    </Card>
  );

const Grants = () => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useGrants();
  const [asked, ask] = useState<Asked>();
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const grants = data.pages.flatMap(({ items }) => items);
  if (grants.length === 0)
    return (
      <Empty
        icon="lock"
        title="サポートからの閲覧の依頼はありません"
        hint="サポートは、許可がなければ会社の申請や設定を見られません。お問い合わせの調査に必要なときに、サポートからの依頼がここに表示され、管理者にメールで届きます。"
      />
    );
  const onDeed = (deed: GrantDeed, grant: ShownGrant): void => ask({ deed, grant });
  const done = grants.filter((grant) => !isWaiting(grant) && !isGiven(grant));
  return (
    <Stack gap="md">
      <Section title="回答を待っている依頼" grants={grants.filter(isWaiting)} onDeed={onDeed} />
      <Section title="許可しているもの" grants={grants.filter(isGiven)} onDeed={onDeed} />
      <Section title="これまでの依頼" grants={done} onDeed={onDeed} />
      {hasNextPage ? (
        <Group>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            さらに表示
          </Button>
        </Group>
      ) : null}
      {asked === undefined ? null : <AskedDialog asked={asked} onClose={() => ask(undefined)} />}
    </Stack>
  );
};

/** サポートへの閲覧許可: what operators ask to see, what the company said, and what they looked at (docs/decisions/0227). */
export const SupportAccessPage = () => (
  <>
    <PageHead
      title="サポートへの閲覧許可"
      lead="お問い合わせの調査のために、サポートが会社の情報を見ることを、期限を決めて許可します。閲覧だけで、変更はできません。"
    />
    <Grants />
  </>
);
