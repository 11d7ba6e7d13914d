import { Button, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { listInbox } from '#contract/approvals.ts';
import { listAwaited } from '#contract/beside-claims.ts';
import { confirmClaim, createClaim, listClaims } from '#contract/claims.ts';
import { listCompanyTasks } from '#contract/tasks.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { type Counted, useCounts } from '#web/api/counts.ts';
import type { Me } from '#web/api/page-session.ts';
import { useMay, useMe } from '#web/api/session.tsx';
import { sortedInbox } from '#web/approvals/inbox-row.ts';
import { HomeCard } from '#web/home/home-card.view.tsx';
import { awaitedRow, mostInCard, returnedRow, waitingRow } from '#web/home/home-rows.ts';
import { Limited } from '#web/ui/limited.tsx';
import { partOnUse } from '#web/ui/on-use.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { formatDate, formatMonth, todayInJapan } from '#web/ui/format-date.ts';
import { PageHead } from '#web/ui/page-head.tsx';

const sayAll = (counted: Counted | undefined): string | undefined =>
  counted && `${counted.count}件${counted.isMore ? '以上' : ''}`;

const shows = { shows: ['claims'] } as const;

/** Beside claims to vote on the inbox holds notices, of which a card shows none. */
const mostRead = 2 * mostInCard;

const ToApprove = () => {
  const { data, error, refetch } = useAnswer(listInbox, { query: { limit: `${mostRead}` } }, shows);
  const { data: counts } = useCounts();
  const [today] = useState(() => todayInJapan(Date.now()));
  const rows = data && sortedInbox([data]).votes.slice(0, mostInCard);
  return (
    <HomeCard
      title="承認待ち"
      count={sayAll(counts?.inbox)}
      rows={rows?.map((item) => waitingRow(item, today))}
      error={error}
      onRetry={() => void refetch()}
      whenNone="あなたの承認を待っている申請はありません。"
      more={{ to: '/inbox', label: '受信箱を開く' }}
    >
      <Limited isLimited={counts?.inbox?.isLimited} what="申請" />
    </HomeCard>
  );
};

const Returned = () => {
  const { data, error, refetch } = useAnswer(
    listClaims,
    { query: { status: 'returned', limit: `${mostInCard}` } },
    shows,
  );
  const { data: counts } = useCounts();
  return (
    <HomeCard
      title="差し戻された申請"
      count={sayAll(counts?.returned)}
      rows={data?.items.map(returnedRow)}
      error={error}
      onRetry={() => void refetch()}
      whenNone="修正が必要な申請はありません。"
      more={{ to: '/claims?status=returned', label: '差戻しの一覧' }}
    />
  );
};

const Awaited = () => {
  const { data, error, refetch } = useAnswer(listAwaited, {}, shows);
  return (
    <HomeCard
      title="承認を待っている申請"
      count={data && `${data.items.length}件${data.isMore ? '以上' : ''}`}
      rows={data?.items.slice(0, mostInCard).map(awaitedRow)}
      error={error}
      onRetry={() => void refetch()}
      whenNone="承認を待っている申請はありません。"
      more={{ to: '/claims?status=submitted', label: '承認待ちの一覧' }}
    />
  );
};

/** Which they are, their list shows: it is searched by 経理 in many ways, and read for nobody who only looks in here. */
const ToConfirm = () => {
  const { data: counts, error, refetch } = useCounts();
  const waits = (counts?.toConfirm?.count ?? 0) > 0;
  return (
    <HomeCard
      title="確定待ち"
      count={sayAll(counts?.toConfirm)}
      rows={counts && []}
      error={error}
      onRetry={() => void refetch()}
      whenNone={
        waits ? '承認が終わった申請が、仕訳の確定を待っています。' : '確定を待っている申請はありません。'
      }
      more={{ to: '/company-claims?status=approved', label: '確定待ちの一覧を開く' }}
    >
      <Limited isLimited={counts?.toConfirm?.isLimited} what="申請" />
    </HomeCard>
  );
};

/** Few have it, and nobody else loads it. */
const Administration = partOnUse(
  async () => (await import('#web/settings/set-up/administration.tsx')).Administration,
);

const PlannedMaintenance = partOnUse(
  async () => (await import('#web/announcements/planned-maintenance.tsx')).PlannedMaintenance,
);
const AnnouncedCard = partOnUse(
  async () => (await import('#web/announcements/announced-card.tsx')).AnnouncedCard,
);

/** An inspector is told what he is shown: a list of other months is empty for him. */
const hintOfDays = ({ to, contentFrom, contentTo }: NonNullable<Me['user']['timeBox']>): string =>
  `サインインできるのは${formatDate(to)}までです。${formatMonth(contentFrom)}〜${formatMonth(contentTo)}に使われた・計上された申請、証憑、仕訳を閲覧できます。一覧では期間を選んで探してください。閲覧は記録されます。`;

/** Everybody finds what waits for him, by the rights that he has. */
export const HomePage = () => {
  const { user } = useMe();
  const [approves, writes, confirms] = [useMay(listInbox), useMay(createClaim), useMay(confirmClaim)];
  const administers = useMay(listCompanyTasks);
  return (
    <>
      <PageHead title="ホーム" lead={`${user.name}さんの仕事`}>
        {writes ? (
          <Button component={Link} to="/claims/new">
            新しい経費申請
          </Button>
        ) : null}
      </PageHead>
      <PlannedMaintenance />
      {approves || writes || confirms || administers ? (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" style={{ alignItems: 'start' }}>
          {administers ? <Administration /> : null}
          {approves ? <ToApprove /> : null}
          {confirms ? <ToConfirm /> : null}
          {writes ? <Returned /> : null}
          {writes ? <Awaited /> : null}
          <AnnouncedCard />
        </SimpleGrid>
      ) : (
        <Stack gap="md">
          <Empty
            icon="book"
            title="あなたを待っている仕事はありません"
            hint={
              user.timeBox === undefined
                ? 'メニューから、閲覧できる画面を開いてください。'
                : hintOfDays(user.timeBox)
            }
          />
          <AnnouncedCard />
        </Stack>
      )}
    </>
  );
};
