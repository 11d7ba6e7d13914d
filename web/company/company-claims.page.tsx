import type { ListedStatus } from '#domain/claims/listed-statuses.ts';
import { Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { listOlderClaims } from '#contract/claim-search.ts';
import { confirmClaim } from '#contract/claims.ts';
import { useMay, useMe } from '#web/api/session.tsx';
import { useItemsAndAccounts } from '#web/search/search-api.ts';
import { partOfHits, useHits, useOlderClaims, type HitsPage } from '#web/company/company-api.ts';
import {
  isNarrowed,
  useCompanySearch,
  waitingStatus,
  type CompanySearch,
} from '#web/company/company-search.ts';
import { ConfirmMany } from '#web/company/confirm-many.tsx';
import { HitCards } from '#web/company/hit-cards.view.tsx';
import { hitRow, type HitRow } from '#web/company/hit-row.ts';
import { HitTable } from '#web/company/hit-table.view.tsx';
import { NoHits } from '#web/company/no-hits.view.tsx';
import { SearchBar } from '#web/company/search-bar.view.tsx';
import { type Selection, useSelection } from '#web/many/selection.ts';
import { useCounts } from '#web/api/counts.ts';
import { Limited } from '#web/ui/limited.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { yearBefore } from '#web/ui/period.ts';
import { Stale } from '#web/ui/stale.tsx';
import { CsvMenu } from '#web/files/csv-menu.tsx';
import { othersClaims } from '#web/api/others-claims.ts';
import { FailedPart } from '#web/ui/failed-part.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatYen } from '#web/ui/format-yen.ts';
import { PageHead } from '#web/ui/page-head.tsx';
import { useIsWide } from '#web/ui/use-is-wide.ts';
import { Waiting } from '#web/ui/waiting.tsx';

const tabs: readonly { readonly value: ListedStatus | 'all'; readonly label: string }[] = [
  { value: 'approved', label: '確定待ち' },
  { value: 'submitted', label: '承認待ち' },
  { value: 'returned', label: '差戻し' },
  { value: 'confirmed', label: '確定済み' },
  { value: 'rejected', label: '却下' },
  { value: 'all', label: 'すべて' },
];

type StateTabsProps = { readonly search: CompanySearch; readonly counts: HitsPage['byStatus'] | undefined };

const countIn = (counts: HitsPage['byStatus'], value: ListedStatus | 'all'): number =>
  value === 'all' ? Object.values(counts).reduce((sum, count) => sum + count, 0) : counts[value];

/** The states, each with how many hits it would have. */
const StateTabs = ({ search, counts }: StateTabsProps) => (
  <Tabs
    value={search.status ?? 'all'}
    onChange={(next) => search.change({ status: next === waitingStatus ? '' : (next ?? '') })}
  >
    <Tabs.List mb={8} className="sf-tabs">
      {tabs.map(({ value, label }) => (
        <Tabs.Tab key={value} value={value} aria-controls="hits">
          {counts === undefined ? label : `${label} ${countIn(counts, value).toLocaleString('ja-JP')}`}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  </Tabs>
);

const Totals = ({ totals }: Pick<HitsPage, 'totals'>) => (
  <Text component="output" size="sm">
    <span className="sf-number">{`該当 ${totals.count.toLocaleString('ja-JP')}件　`}</span>
    <span className="sf-number">
      {'合計 '}
      <b>{formatYen(totals.total)}</b>
    </span>
    <span className="sf-number">{`（うち仮払消費税 ${formatYen(totals.tax)}）`}</span>
  </Text>
);

/** Claims of before 2026-12 are taken into the list once, by whoever of 経理 opens it first. */
const OlderClaims = ({ isWhole }: Pick<HitsPage, 'isWhole'>) => {
  const mayList = useMay(listOlderClaims);
  const { looked, error, again } = useOlderClaims(!isWhole && mayList);
  if (isWhole) return null;
  if (error !== null) return <FailedPart error={error} onRetry={again} />;
  return (
    <Text size="sm" c="dimmed" component="output">
      {mayList
        ? `以前の申請を検索できるように準備しています（${looked.toLocaleString('ja-JP')}件）`
        : '以前の申請の一部は、経理の担当者がこの画面を開くと検索できるようになります'}
    </Text>
  );
};

type ElsewhereProps = { readonly search: CompanySearch; readonly shown: number };

/** What waits for 確定 outside of the period: it must not be forgotten because a year has ended. */
const Elsewhere = ({ search, shown }: ElsewhereProps) => {
  const { data: counts } = useCounts();
  if (search.status !== waitingStatus || isNarrowed(search) || counts?.toConfirm === undefined) return null;
  const { count, isMore } = counts.toConfirm;
  const before = yearBefore(search.period, search.periods);
  if (count <= shown || before === undefined) return null;
  return (
    <Notice tone="warn">
      {`この期間のほかにも、確定待ちの申請が${count - shown}件${isMore ? '以上' : ''}あります。`}
      <Button variant="subtle" size="compact-sm" onClick={() => search.change({ period: before.value })}>
        {`${before.label}を見る`}
      </Button>
    </Notice>
  );
};

type ListProps = {
  readonly search: CompanySearch;
  readonly rows: readonly HitRow[];
  readonly selection: Selection | undefined;
  readonly pages: ReturnType<typeof useHits>;
};

const List = ({ search, rows, selection, pages }: ListProps) => {
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = pages;
  const Shown = useIsWide() ? HitTable : HitCards;
  if (rows.length === 0) return <NoHits search={search} />;
  return (
    <>
      <Shown rows={rows} search={search} selection={selection} />
      {hasNextPage ? (
        <Stack align="center" mt="sm">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            さらに読み込む
          </Button>
        </Stack>
      ) : null}
    </>
  );
};

const useRows = (pages: ListProps['pages']): readonly HitRow[] => {
  const { user } = useMe();
  const mayConfirm = useMay(confirmClaim);
  const names = new Map(useItemsAndAccounts().items.map(({ code, name }) => [code, name]));
  return (pages.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .map((hit) =>
      hitRow(hit, { userId: user.id, mayConfirm }, (code) =>
        names.size === 0 ? '' : (names.get(code) ?? code),
      ),
    );
};

const Found = ({ search, rows, selection, pages }: ListProps) => {
  const { data, error, refetch, isPlaceholderData: isOld } = pages;
  const [first] = data?.pages ?? [];
  if (first === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  if (isOld && rows.length === 0) return <Waiting />;
  return (
    <Stale isStale={isOld}>
      <Group justify="space-between" mb={6} gap="xs">
        <Group gap="md">
          {isOld ? null : <Totals totals={first.totals} />}
          <OlderClaims isWhole={first.isWhole} />
          {isOld ? null : <Limited isLimited={first.isLimited} what="申請" />}
        </Group>
        <CsvMenu
          file={{ partAt: partOfHits(search) }}
          size="sm"
          isDisabled={isOld || first.totals.count === 0}
        />
      </Group>
      {isOld ? null : <Elsewhere search={search} shown={first.totals.count} />}
      <List search={search} rows={rows} selection={isOld ? undefined : selection} pages={pages} />
    </Stale>
  );
};

/** What is confirmed outlives the list that it was chosen from: its results stand until they are closed. */
const Hits = ({ search, pages }: Pick<ListProps, 'search' | 'pages'>) => {
  const rows = useRows(pages);
  const mayConfirm = useMay(confirmClaim);
  const selection = useSelection(rows.filter(({ isConfirmable }) => isConfirmable).map(({ id }) => id));
  const selected = pages.isPlaceholderData ? [] : rows.filter(({ id }) => selection.has(id));
  return (
    <>
      <Found search={search} rows={rows} selection={mayConfirm ? selection : undefined} pages={pages} />
      <ConfirmMany selected={selected} onClear={selection.clear} />
    </>
  );
};

/** Others' claims: the whole company's for 経理 and 監査, those of his departments for whoever sees no more. */
export const CompanyClaimsPage = () => {
  const search = useCompanySearch();
  const pages = useHits(search);
  return (
    <>
      <PageHead title={othersClaims(useMe().rights)?.label ?? ''} />
      <StateTabs
        search={search}
        counts={pages.isPlaceholderData ? undefined : pages.data?.pages[0]?.byStatus}
      />
      <SearchBar search={search} />
      <section id="hits" aria-label="該当する申請">
        <Hits search={search} pages={pages} />
      </section>
    </>
  );
};
