import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { EntryTable } from '#web/journals/entry-table.view.tsx';
import { useJournalMonth } from '#web/journals/journals-api.ts';
import { Card } from '#web/ui/card.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatMonth, recentMonths, todayInJapan } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const Month = ({ month }: { readonly month: string }) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useJournalMonth(month);
  const totals = data?.pages[0]?.totals;
  if (data === undefined || totals === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const entries = data.pages.flatMap(({ items }) => items);
  if (entries.length === 0)
    return (
      <Empty
        icon="book"
        title={`${formatMonth(month)}の仕訳はありません`}
        hint="経費申請を確定すると、利用日の月に仕訳が計上されます。締め済みの月の分は、次の月の初日に計上されます。"
      />
    );
  return (
    <Card
      title={`${formatMonth(month)}の仕訳（${totals.count}件）`}
      aside={
        <Text size="sm" className="sf-number">
          月の合計　借方 <b>{formatYen(totals.debit)}</b>　貸方 <b>{formatYen(totals.credit)}</b>
        </Text>
      }
    >
      <Stack gap="xl">
        {entries.map((entry, index) => (
          <EntryTable key={entry.serial ?? index} entry={entry} index={index} />
        ))}
      </Stack>
      {hasNextPage ? (
        <Stack align="center" gap={4} mt="lg">
          <Text size="sm" c="dimmed">
            {totals.count}件のうち{entries.length}件を表示しています
          </Text>
          <Button
            className="sf-no-print"
            variant="default"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            さらに読み込む
          </Button>
        </Stack>
      ) : null}
    </Card>
  );
};

/** 仕訳一覧 by month. */
export const JournalsPage = () => {
  const [search, setSearch] = useSearchParams();
  const [today] = useState(() => todayInJapan(Date.now()));
  const months = recentMonths(today, 36);
  const month = search.get('month') ?? months[0] ?? '';
  return (
    <>
      <PageHead title="仕訳一覧">
        <Group>
          <Select
            aria-label="対象の月"
            w={160}
            data={months.map((value) => ({ value, label: formatMonth(value) }))}
            value={month}
            allowDeselect={false}
            onChange={(value) => setSearch(value === null ? {} : { month: value }, { replace: true })}
          />
        </Group>
      </PageHead>
      <Month month={month} />
    </>
  );
};
