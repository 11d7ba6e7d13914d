import { Button, Group, SegmentedControl, Select } from '@mantine/core';
import { useEffect } from 'react';
import { Link, useNavigate } from 'react-router';
import { ClaimFilters } from '#web/claims/claim-filters.view.tsx';
import { ClaimPages } from '#web/claims/claim-pages.view.tsx';
import { statusFilterOf, statusFilters } from '#web/claims/claim-row.ts';
import { useListSearch } from '#web/claims/use-list-search.ts';
import { KeyList } from '#web/keys/key-list.view.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { useIsWide } from '#web/ui/use-is-wide.ts';

const newClaimPath = '/claims/new';

const NewClaimButton = ({ id }: { readonly id?: string }) => (
  <Button
    component={Link}
    to={newClaimPath}
    leftSection={<Icon name="add" />}
    {...(id === undefined ? {} : { id })}
  >
    新しい経費申請
  </Button>
);

type FilterProps = { readonly status: string; readonly onStatus: (status: string) => void };

const StatusFilter = ({ status, onStatus }: FilterProps) =>
  useIsWide() ? (
    <SegmentedControl
      mb="sm"
      aria-label="状態で絞り込む"
      data={[...statusFilters]}
      value={status}
      onChange={onStatus}
    />
  ) : (
    <Select
      mb="sm"
      label="状態"
      data={[...statusFilters]}
      value={status}
      allowDeselect={false}
      onChange={(value) => onStatus(value ?? 'all')}
    />
  );

const firstClaimId = 'first-claim';

/** Nothing else can be done on this page, so that Enter does it; a field in which somebody is stays his. */
const useFocusOnFirst = (): void => {
  useEffect(() => {
    const at = document.activeElement;
    const isFree = at === null || at === document.body || at.tagName === 'H1';
    if (isFree) document.querySelector<HTMLElement>(`#${firstClaimId}`)?.focus({ preventScroll: true });
  }, []);
};

const Welcome = () => {
  useFocusOnFirst();
  return (
    <Empty
      icon="document"
      title="経費申請はまだありません"
      hint="交通費や立て替えた費用を申請しましょう。領収書の写真やPDFを添付すると、必要な証憑と税額がその場でわかります。"
    >
      <NewClaimButton id={firstClaimId} />
    </Empty>
  );
};

const labelOf = (status: string): string => statusFilters.find(({ value }) => value === status)?.label ?? '';

/** 経費申請一覧: my own. */
export const ClaimsPage = () => {
  const search = useListSearch();
  const navigate = useNavigate();
  const status = statusFilterOf(search.status);
  const whatOfState = status === 'all' ? '経費申請' : `「${labelOf(status)}」の申請`;
  return (
    <>
      <PageHead title="経費申請">
        <Group gap="xs">
          <NewClaimButton />
          <KeyList
            deeds={[{ key: 'n', words: '新しい経費申請を作成する', run: () => void navigate(newClaimPath) }]}
          />
        </Group>
      </PageHead>
      <StatusFilter
        status={status}
        onStatus={(next) => search.change({ status: next === 'all' ? '' : next })}
      />
      <ClaimFilters search={search} />
      <ClaimPages
        {...(status === 'all' ? {} : { status })}
        search={search}
        what={search.text === undefined ? whatOfState : '条件に合う申請'}
        isNarrowed={status !== 'all' || search.text !== undefined}
        onWiden={() => search.change({ status: '', text: '' })}
        whenNone={<Welcome />}
      />
    </>
  );
};
