import { Button, Group, Stack } from '@mantine/core';
import { PassActs } from '#web/commuting/pass-acts.tsx';
import { PassList, PassRow } from '#web/commuting/pass-row.view.tsx';
import { routeWords } from '#web/commuting/pass-words.ts';
import { OwnKeptByAnother } from '#web/commuting/own-kept-by-another.view.tsx';
import { useAskedPasses, useKeptByAnother } from '#web/commuting/passes-api.ts';
import { Card } from '#web/ui/card.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const Asked = () => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAskedPasses();
  const isKeptByAnother = useKeptByAnother(data);
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <Empty
        icon="check"
        title="確認待ちの通勤定期はありません"
        hint="本人がマイページから申請すると、ここに表示されます。"
      />
    );
  return (
    <Card>
      <Stack gap="sm">
        <PassList>
          {items.map((pass) => (
            <PassRow key={pass.id} pass={pass} title={`${pass.personName}：${routeWords(pass)}`}>
              {isKeptByAnother(pass.userId) ? (
                <OwnKeptByAnother />
              ) : (
                <PassActs pass={pass} personName={pass.personName} />
              )}
            </PassRow>
          ))}
        </PassList>
        {hasNextPage ? (
          <Group>
            <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              さらに表示
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Card>
  );
};

/** 通勤定期 that wait for whoever keeps people. */
export const CommuterPassesPage = () => (
  <>
    <PageHead title="通勤定期の確認" back={{ to: '/people', label: '利用者' }} />
    <Asked />
  </>
);
