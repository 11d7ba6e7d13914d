import { Anchor, Box, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { listViews } from '#contract/inspections.ts';
import { addMonths, firstDayOf, monthOf } from '#domain/calendar/calendar-date.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import { DateField } from '#web/calendar/date-field.tsx';
import { fetchAnswer, usePages } from '#web/api/contract-client.ts';
import { FileRefused } from '#web/files/csv-file.ts';
import { CsvMenu } from '#web/files/csv-menu.tsx';
import { askedWords, viewsFile, type AskedViews, type View } from '#web/people/inspection-words.ts';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Waiting } from '#web/ui/waiting.tsx';

/** A browser holds so many. */
const mostInFile = 20_000;

/** All of them that were asked for, page by page. */
const everyView = async (ask: AskedViews): Promise<readonly View[]> => {
  const views: View[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...ask, limit: '100', ...(cursor === undefined ? {} : { cursor }) };
    // oxlint-disable-next-line no-await-in-loop -- each page names the next one
    const page = await fetchAnswer(listViews, { query });
    views.push(...page.items);
    cursor = page.nextCursor;
    if (views.length > mostInFile)
      throw new FileRefused('記録が多すぎます。期間を分けて書き出してください。');
  } while (cursor !== undefined);
  return views;
};

const Row = ({ view }: { readonly view: View }) => {
  const { at, personName, what, asked } = view;
  const { claimId } = asked;
  const words = askedWords(view);
  return (
    <Stack
      component="li"
      gap={2}
      py={8}
      style={{ borderTop: '1px solid var(--mantine-color-gray-3)', listStyle: 'none' }}
    >
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {what}
        </Text>
        <Text size="xs" c="dimmed">
          {formatInstant(at)}　{personName}
        </Text>
      </Group>
      {words === '' && claimId === undefined ? null : (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {claimId === undefined ? null : (
            <Anchor component={Link} to={`/claims/${claimId}`} inherit mr={8}>
              申請を開く
            </Anchor>
          )}
          {words}
        </Text>
      )}
    </Stack>
  );
};

/** Those that were asked for, newest first. */
const Views = ({ ask }: { readonly ask: AskedViews }) => {
  const pages = usePages(listViews, { query: { ...ask, limit: '50' } }, { staleTime: 0 });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = pages;
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const views = data.pages.flatMap(({ items }) => items);
  if (views.length === 0 && !hasNextPage)
    return (
      <Text size="sm" c="dimmed">
        この期間の閲覧の記録はありません。期間限定の利用者（監査・税務調査）が画面を開くと、ここに表示されます。
      </Text>
    );
  return (
    <Stack gap="sm">
      {views.length === 0 ? (
        <Text size="sm">
          この利用者の記録は、まだ見つかっていません。続きを探すには「さらに表示」を押してください。
        </Text>
      ) : null}
      <Stack component="ul" aria-label="閲覧の記録" gap={0} m={0} p={0}>
        {views.map((view) => (
          <Row key={view.id} view={view} />
        ))}
      </Stack>
      {hasNextPage ? (
        <Group>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            さらに表示
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
};

/** Of a quarter: an inspection is rarely longer. */
const monthsBefore = (today: string): string =>
  isCalendarDate(today) ? firstDayOf(addMonths(monthOf(today), -2)) : today;

const whose = { one: 'この人だけ', all: '期間限定の利用者全員' } as const;

type InspectionViewsProps = {
  /** On whose card they stand. @default on nobody's */
  readonly person?: { readonly id: string; readonly timeBox?: { readonly from: string } | undefined };
  /** The day in Japan. */
  readonly today: string;
};

/** 閲覧の記録 of whoever is here for some days (docs/decisions/0195): of one of them or of all, in some days. */
export const InspectionViews = ({ person, today }: InspectionViewsProps) => {
  const [isAll, setAll] = useState(person === undefined);
  const [days, setDays] = useState({
    from: person?.timeBox?.from ?? monthsBefore(today),
    to: today,
  });
  const isPeriod = isCalendarDate(days.from) && isCalendarDate(days.to) && days.from <= days.to;
  const ask = { ...days, ...(person === undefined || isAll ? {} : { userId: person.id }) };
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end" className="sf-dense-form">
        {person === undefined ? null : (
          <NativeSelect
            label="利用者"
            data={Object.entries(whose).map(([value, label]) => ({ value, label }))}
            value={isAll ? 'all' : 'one'}
            onChange={({ currentTarget: { value } }) => setAll(value === 'all')}
          />
        )}
        {(['from', 'to'] as const).map((part) => (
          <Box key={part} w={145}>
            <DateField
              label={part === 'from' ? '開始日' : '終了日'}
              value={days[part]}
              today={today}
              leaning="past"
              onChange={(day) => setDays({ ...days, [part]: day })}
            />
          </Box>
        ))}
        {isPeriod ? (
          <CsvMenu size="sm" file={{ read: async () => viewsFile(await everyView(ask), ask) }} />
        ) : null}
      </Group>
      {isPeriod ? (
        <Views ask={ask} />
      ) : (
        <Text size="sm">開始日と終了日を、開始日のほうが先になるように入力してください。</Text>
      )}
    </Stack>
  );
};
