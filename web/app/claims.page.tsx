import { Button, Group, SegmentedControl, Select } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useClaimPages } from '#web/claims/claims-api.ts';
import { ClaimList } from '#web/claims/claim-list.view.tsx';
import { ofStatus, statusFilters } from '#web/claims/claim-row.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { useIsWide } from '#web/ui/use-is-wide.ts';
import { Waiting } from '#web/ui/waiting.tsx';

const NewClaimButton = () => (
  <Button component={Link} to="/claims/new" leftSection={<Icon name="add" />}>
    新しい経費申請
  </Button>
);

type FilterProps = { readonly status: string; readonly onStatus: (status: string) => void };

const StatusFilter = ({ status, onStatus }: FilterProps) =>
  useIsWide() ? (
    <SegmentedControl
      mb="md"
      aria-label="状態で絞り込む"
      data={[...statusFilters]}
      value={status}
      onChange={onStatus}
    />
  ) : (
    <Select
      mb="md"
      label="状態で絞り込む"
      data={[...statusFilters]}
      value={status}
      allowDeselect={false}
      onChange={(value) => onStatus(value ?? 'all')}
    />
  );

const Claims = ({ status }: { readonly status: string }) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useClaimPages({
    scope: 'mine',
  });
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const claims = ofStatus(
    data.pages.flatMap(({ items }) => items),
    status,
  );
  if (claims.length === 0)
    return status === 'all' ? (
      <Empty
        icon="document"
        title="経費申請はまだありません"
        hint="交通費や立て替えた費用を申請しましょう。領収書の写真やPDFを添付すると、必要な証憑と税額がその場でわかります。"
      >
        <NewClaimButton />
      </Empty>
    ) : (
      <Empty
        icon="document"
        title="この状態の申請はありません"
        hint="ほかの状態を選ぶか、「すべて」に戻してください。"
      />
    );
  return (
    <>
      <ClaimList claims={claims} />
      {hasNextPage ? (
        <Group justify="center" mt="md">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            さらに読み込む
          </Button>
        </Group>
      ) : null}
    </>
  );
};

/** 経費申請一覧: my own. */
export const ClaimsPage = () => {
  const [search, setSearch] = useSearchParams();
  const status = search.get('status') ?? 'all';
  return (
    <>
      <PageHead title="経費申請">
        <NewClaimButton />
      </PageHead>
      <StatusFilter
        status={status}
        onStatus={(next) => setSearch(next === 'all' ? {} : { status: next }, { replace: true })}
      />
      <Claims status={status} />
    </>
  );
};
