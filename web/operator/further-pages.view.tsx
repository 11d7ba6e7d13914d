import { Button, Group } from '@mantine/core';

type Paged = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
};

/** Leads to the next page of a list; nothing where all is shown. */
export const FurtherPages = ({ list }: { readonly list: Paged }) =>
  list.hasNextPage ? (
    <Group>
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        続きを表示
      </Button>
    </Group>
  ) : null;
