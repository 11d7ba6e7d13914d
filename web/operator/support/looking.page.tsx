import { Anchor, Box, Button, Stack, Tabs } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { grantNotInForce } from '#contract/refusals/support.ts';
import { ClaimSeen } from '#web/operator/support/claim-seen.tsx';
import { ClaimsSeen } from '#web/operator/support/claims-seen.tsx';
import { EndGrantDialog } from '#web/operator/support/end-grant-dialog.tsx';
import { MastersSeen } from '#web/operator/support/masters-seen.tsx';
import { SettingsSeen } from '#web/operator/support/settings-seen.tsx';
import { type GrantPlace, type ShownGrant, useGrantPages } from '#web/operator/support/support-api.ts';
import { partsWords } from '#web/operator/support/support-words.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type OfGrant = { readonly grant: ShownGrant };

const Claims = ({ grant }: OfGrant) => {
  const [claimId, open] = useState<string>();
  return claimId === undefined ? (
    <ClaimsSeen place={grant} onOpen={open} />
  ) : (
    <ClaimSeen
      place={grant}
      claimId={claimId}
      opensFiles={grant.parts.includes('evidence')}
      onBack={() => open(undefined)}
    />
  );
};

const tabs = [
  { value: 'claims', label: '申請', part: 'claims', Shown: Claims },
  {
    value: 'settings',
    label: '会社設定',
    part: 'masters',
    Shown: ({ grant }: OfGrant) => <SettingsSeen place={grant} />,
  },
  {
    value: 'masters',
    label: 'マスタ',
    part: 'masters',
    Shown: ({ grant }: OfGrant) => <MastersSeen place={grant} />,
  },
] as const;

/** What of the company the grant opens; a part is read when it is opened, and not before. */
const Parts = ({ grant }: OfGrant) => {
  const shown = tabs.filter(({ part }) => grant.parts.includes(part));
  return (
    <Tabs defaultValue={shown[0]?.value ?? null} keepMounted={false}>
      <Tabs.List mb="md">
        {shown.map(({ value, label }) => (
          <Tabs.Tab key={value} value={value}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {shown.map(({ value, Shown }) => (
        <Tabs.Panel key={value} value={value}>
          <Box className="sf-paper" p="md">
            <Shown grant={grant} />
          </Box>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
};

/** A grant of one's own, however long ago it was asked for. */
const useOwnGrant = ({ tenantId, grantId }: GrantPlace) => {
  const list = useGrantPages();
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const grant = (data?.pages ?? [])
    .flatMap(({ items }) => items)
    .find((one) => one.grantId === grantId && one.tenantId === tenantId);
  const isSeeking = data !== undefined && grant === undefined && hasNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (isSeeking && !isFetchingNextPage) void fetchNextPage();
  }, [isSeeking, isFetchingNextPage, fetchNextPage]);
  return { list, grant, isSeeking };
};

const Looking = ({ grant }: OfGrant) => {
  const [isEnding, end] = useState(false);
  const { companyName, until } = grant;
  if (!grant.isOwn || grant.state !== 'active' || until === undefined)
    return (
      <>
        <PageHead title={`${companyName}の閲覧`} />
        <Empty icon="lock" title={grantNotInForce.title} hint={grantNotInForce.detail} />
      </>
    );
  return (
    <>
      <PageHead title={`${companyName}の閲覧`} lead={`範囲：${partsWords(grant)}`}>
        <Button variant="default" onClick={() => end(true)}>
          閲覧を終える
        </Button>
      </PageHead>
      <Stack gap="md">
        <Notice tone="warn">
          {`${formatInstant(until)}まで閲覧できます。開いたもの・検索した条件は、会社の管理者に表示され、監査証跡に残ります。お客様の情報を、写したり外に持ち出したりしないでください。`}
        </Notice>
        <Parts grant={grant} />
      </Stack>
      {isEnding ? <EndGrantDialog grant={grant} onClose={() => end(false)} /> : null}
    </>
  );
};

/** What a company let this operator see, to read alone (docs/decisions/0227). */
export const LookingPage = () => {
  const { tenantId = '', grantId = '' } = useParams();
  const { list, grant, isSeeking } = useOwnGrant({ tenantId, grantId });
  return (
    <Stack gap="sm">
      <Anchor component={Link} to="/support" size="sm">
        支援アクセスの一覧へ戻る
      </Anchor>
      {grant !== undefined ? (
        <Looking grant={grant} />
      ) : list.error !== null ? (
        <Failure error={list.error} isWhole onRetry={() => void list.refetch()} />
      ) : list.data === undefined || isSeeking ? (
        <Waiting rows={3} />
      ) : (
        <Empty
          icon="search"
          level={1}
          title="閲覧許可が見つかりません"
          hint="支援アクセスの一覧から開いてください。"
        />
      )}
    </Stack>
  );
};
