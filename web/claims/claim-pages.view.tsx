import { Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useClaimPages, useEarlier, type ListAsk } from '#web/claims/claims-api.ts';
import type { ShownStatus } from '#web/claims/claim-view.ts';
import { ClaimList } from '#web/claims/claim-list.view.tsx';
import { EarlierClaims } from '#web/claims/earlier-claims.view.tsx';
import { NoClaims } from '#web/claims/no-claims.view.tsx';
import type { ListSearch } from '#web/claims/use-list-search.ts';
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
      <Text component="output" size="sm" c="dimmed" ta="center" style={{ textWrap: 'balance' }}>
        {formatDate(searchedTo)} までに作成された分は、まだ探していません。
      </Text>
    )}
    <Button variant="default" loading={isLoading} onClick={onMore}>
      {searchedTo === undefined ? 'さらに読み込む' : 'さらに探す'}
    </Button>
  </Stack>
);

const NotYet = () => (
  <Empty icon="document" title="まだ見つかっていません" hint="古い申請が残っています。続けて探せます。" />
);

type ClaimPagesProps = {
  /** @default every state */
  readonly status?: ShownStatus;
  readonly search: ListSearch;
  /** What is looked for, such as 承認待ちの申請. */
  readonly what: string;
  readonly isNarrowed: boolean;
  readonly onWiden: () => void;
  /** Shown where nothing was ever there. */
  readonly whenNone: ReactNode;
};

const askOf = ({ search: { text, period }, status }: ClaimPagesProps): ListAsk => ({
  ...(status === undefined ? {} : { status }),
  ...(text === undefined ? {} : { text }),
  ...period.days,
});

/** One's own claims, page by page. It says "none" only of what it looked at (docs/decisions/0061, 0063). */
export const ClaimPages = (props: ClaimPagesProps) => {
  const { search, isNarrowed, whenNone } = props;
  const ask = askOf(props);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useClaimPages(ask);
  const { earlier, isLooking } = useEarlier(ask);
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const claims = data.pages.flatMap(({ items }) => items);
  if (claims.length === 0 && !hasNextPage) {
    if (isLooking) return <Waiting />;
    const isNothing = search.period.days === undefined || (search.period.isThisYear && earlier === 'none');
    return isNothing && !isNarrowed ? whenNone : <NoClaims {...props} earlier={earlier} />;
  }
  return (
    <>
      <EarlierClaims earlier={earlier} search={search} />
      {claims.length === 0 ? <NotYet /> : <ClaimList claims={claims} />}
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
