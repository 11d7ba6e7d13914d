import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { listViews } from '#contract/inspections.ts';
import { fetchAnswer, usePages } from '#web/api/contract-client.ts';
import { CsvMenu } from '#web/files/csv-menu.tsx';
import { askedWords, viewsFile, type View } from '#web/people/inspection-words.ts';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Waiting } from '#web/ui/waiting.tsx';

/** All of them, page by page. */
const everyView = async (): Promise<readonly View[]> => {
  const views: View[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: '100', ...(cursor === undefined ? {} : { cursor }) };
    // oxlint-disable-next-line no-await-in-loop -- each page names the next one
    const page = await fetchAnswer(listViews, { query });
    views.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return views;
};

const Row = ({ view: { at, personName, what, asked } }: { readonly view: View }) => {
  const { claimId } = asked;
  const words = askedWords(asked);
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

/** 閲覧の記録 of whoever is here for some days, of all of them (docs/decisions/0195). */
export const InspectionViews = () => {
  const pages = usePages(listViews, { query: { limit: '50' } }, { staleTime: 0 });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = pages;
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const views = data.pages.flatMap(({ items }) => items);
  if (views.length === 0)
    return (
      <Text size="sm" c="dimmed">
        閲覧の記録はありません。期間限定の利用者（監査・税務調査）が画面を開くと、ここに表示されます。
      </Text>
    );
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm">期間限定の利用者全員の、新しい順の記録です。</Text>
        <CsvMenu size="sm" file={{ read: async () => viewsFile(await everyView()) }} />
      </Group>
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
