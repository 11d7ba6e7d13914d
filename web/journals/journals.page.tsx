import { Box, Button, Group, Stack, Text } from '@mantine/core';
import { EntryTable } from '#web/journals/entry-table.view.tsx';
import { isNarrowed, useJournalSearch, widened } from '#web/journals/journal-search.ts';
import { partOfEntries, useEntries } from '#web/journals/journals-api.ts';
import type { JournalSearch } from '#web/search/journal-conditions.ts';
import { Card } from '#web/ui/card.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatYen } from '#web/ui/format-yen.ts';
import { Limited } from '#web/ui/limited.tsx';
import { partOnUse } from '#web/ui/on-use.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Stale } from '#web/ui/stale.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

/** Calendar, departments and accounts are looked for by few who look at the month: they come after it. */
const JournalBar = partOnUse(
  async () => (await import('#web/search/journal-bar.view.tsx')).JournalBar,
  <Box h={60} mb={8} />,
);

const CsvMenu = partOnUse(
  async () => (await import('#web/files/csv-menu.tsx')).CsvMenu,
  <Box w={134} h={36} />,
);

type EntriesProps = { readonly search: JournalSearch };

const NoEntries = ({ search }: EntriesProps) => {
  const narrowed = isNarrowed(search);
  return (
    <Empty
      icon="book"
      title={`${narrowed ? '条件に合う' : ''}${search.period.name}の仕訳はありません`}
      hint="経費申請を確定すると、利用日の月に仕訳が計上されます。締め済みの月の分は、次の月の初日に計上されます。"
    >
      {narrowed ? (
        <Button variant="default" onClick={() => search.change(widened)}>
          条件を外す
        </Button>
      ) : null}
    </Empty>
  );
};

type FurtherProps = {
  readonly pages: ReturnType<typeof useEntries>;
  readonly total: number;
  readonly shown: number;
};

const Further = ({ pages, total, shown }: FurtherProps) =>
  pages.hasNextPage ? (
    <Stack align="center" gap={4} mt="lg">
      <Text size="sm" c="dimmed">
        {total}件のうち{shown}件を表示しています
      </Text>
      <Button
        className="sf-no-print"
        variant="default"
        loading={pages.isFetchingNextPage}
        onClick={() => void pages.fetchNextPage()}
      >
        さらに読み込む
      </Button>
    </Stack>
  ) : null;

const Entries = ({ search }: EntriesProps) => {
  const pages = useEntries(search);
  const { data, error, refetch, isPlaceholderData: isOld } = pages;
  const totals = data?.pages[0]?.totals;
  if (data === undefined || totals === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const entries = data.pages.flatMap(({ items }) => items);
  const limited = <Limited isLimited={data.pages[0]?.isLimited} what="仕訳" />;
  if (entries.length === 0)
    return isOld ? (
      <Waiting />
    ) : (
      <>
        <NoEntries search={search} />
        {limited}
      </>
    );
  const { name } = search.period;
  return (
    <Stale isStale={isOld}>
      <Card
        title={
          isOld
            ? '仕訳を探しています…'
            : `${name}の仕訳（${isNarrowed(search) ? '該当' : ''}${totals.count.toLocaleString('ja-JP')}件）`
        }
        aside={
          isOld ? null : (
            <Group gap="md">
              <Text size="sm" className="sf-number" component="output">
                合計　借方 <b>{formatYen(totals.debit)}</b>　貸方 <b>{formatYen(totals.credit)}</b>
              </Text>
              <CsvMenu file={{ partAt: partOfEntries(search) }} size="sm" />
            </Group>
          )
        }
      >
        {limited}
        <Stack gap="xl">
          {entries.map((entry, index) => (
            <EntryTable key={entry.serial ?? index} entry={entry} index={index} />
          ))}
        </Stack>
        <Further pages={pages} total={totals.count} shown={entries.length} />
      </Card>
    </Stale>
  );
};

/** 仕訳一覧, searched by whatever 経理 know of an entry. */
export const JournalsPage = () => {
  const search = useJournalSearch();
  return (
    <>
      <PageHead title="仕訳一覧" />
      <JournalBar search={search} />
      <Entries search={search} />
    </>
  );
};
