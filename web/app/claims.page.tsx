import { Button, SegmentedControl, Select } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { ClaimPages } from '#web/claims/claim-pages.view.tsx';
import { statusFilterOf, statusFilters, type StatusFilter } from '#web/claims/claim-row.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { useIsWide } from '#web/ui/use-is-wide.ts';

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

const Claims = ({ status }: { readonly status: StatusFilter }) => (
  <ClaimPages
    ask={status === 'all' ? { scope: 'mine' } : { scope: 'mine', status }}
    whenNone={
      status === 'all' ? (
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
      )
    }
  />
);

/** 経費申請一覧: my own. */
export const ClaimsPage = () => {
  const [search, setSearch] = useSearchParams();
  const status = statusFilterOf(search.get('status'));
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
