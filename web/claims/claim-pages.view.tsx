import { Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useClaimPages, type ListAsk } from '#web/claims/claims-api.ts';
import { ClaimList } from '#web/claims/claim-list.view.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatDate } from '#web/ui/format-date.ts';
import { Waiting } from '#web/ui/waiting.tsx';

type MoreProps = {
  /** The day down to which was searched; undefined where the next page is simply the next page. */
  readonly searchedTo: string | undefined;
  readonly isLoading: boolean;
  readonly onMore: () => void;
};

const More = ({ searchedTo, isLoading, onMore }: MoreProps) => (
  <Stack align="center" gap="xs" mt="md">
    {searchedTo === undefined ? null : (
      <Text component="output" size="sm" c="dimmed">
        {formatDate(searchedTo)} までに作成された分は、まだ探していません。
      </Text>
    )}
    <Button variant="default" loading={isLoading} onClick={onMore}>
      {searchedTo === undefined ? 'さらに読み込む' : 'さらに探す'}
    </Button>
  </Stack>
);

type ClaimPagesProps = {
  readonly ask: ListAsk;
  readonly isCompany?: boolean;
  /** Shown only when nothing is left to look at. */
  readonly whenNone: ReactNode;
};

/** A list of claims, page by page. It says "none" only after it looked at everything (docs/decisions/0061). */
export const ClaimPages = ({ ask, isCompany = false, whenNone }: ClaimPagesProps) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useClaimPages(ask);
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const claims = data.pages.flatMap(({ items }) => items);
  if (claims.length === 0 && !hasNextPage) return whenNone;
  return (
    <>
      {claims.length === 0 ? (
        <Empty
          icon="document"
          title="まだ見つかっていません"
          hint="古い申請が残っています。続けて探せます。"
        />
      ) : (
        <ClaimList claims={claims} isCompany={isCompany} />
      )}
      {hasNextPage ? (
        <More
          searchedTo={data.pages.at(-1)?.searchedTo}
          isLoading={isFetchingNextPage}
          onMore={() => void fetchNextPage()}
        />
      ) : null}
    </>
  );
};
