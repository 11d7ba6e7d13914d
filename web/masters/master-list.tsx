import { Button, Text } from '@mantine/core';
import { useEffect } from 'react';
import { parentField } from '#domain/masters/entry-tree.ts';
import { EntryCards, EntryTreeCards } from '#web/masters/entry-cards.view.tsx';
import { EntryTable, EntryTree } from '#web/masters/entry-table.view.tsx';
import { entryRow, type EntryRow, type Names } from '#web/masters/entry-words.ts';
import { type Entry, type ShownMaster, useEntries } from '#web/masters/masters-api.ts';
import { useKnown } from '#web/masters/known.ts';
import { SelectedBar, useSelection } from '#web/masters/selection.tsx';
import { useTree } from '#web/masters/use-tree.ts';
import { Empty } from '#web/ui/empty.tsx';
import { useIsWide } from '#web/ui/use-is-wide.ts';
import { Waiting } from '#web/ui/waiting.tsx';

type Pages = ReturnType<typeof useEntries>;

type MasterListProps = {
  readonly shown: ShownMaster;
  readonly pages: Pages;
  readonly names: Names;
  readonly today: string;
  readonly isSearched: boolean;
  readonly mayKeep: boolean;
  readonly onOpen: (entryId: string) => void;
};

type TreeProps = Pick<MasterListProps, 'shown' | 'today' | 'onOpen'> & {
  readonly rows: readonly EntryRow[];
  readonly parent: string;
};

const Tree = ({ shown: { master }, rows, parent, today, onOpen }: TreeProps) => {
  const { rows: shown, onToggle, ...focus } = useTree(rows, { parent, today, onOpen });
  const given = { master, parent, rows: shown, onToggle, onOpen };
  return useIsWide() ? <EntryTree {...given} {...focus} /> : <EntryTreeCards {...given} />;
};

/** Reads page after page: of a tree, which is shown whole, and of a search, until something is found. */
const useFurther = (
  isWanted: boolean,
  { hasNextPage, isFetching, isError, fetchNextPage }: Pages,
): boolean => {
  const reads = isWanted && hasNextPage && !isError;
  useEffect(() => {
    if (reads && !isFetching) void fetchNextPage();
  }, [reads, isFetching, fetchNextPage]);
  return reads;
};

/** The entries that were found; those of a tree below each other, unless words were searched for. */
export const MasterList = ({ shown, pages, names, today, isSearched, mayKeep, onOpen }: MasterListProps) => {
  const { master } = shown;
  const parent = isSearched ? undefined : parentField(master);
  const entries: readonly Entry[] = (pages.data?.pages ?? []).flatMap(({ items }) => items);
  // One request looks through so many rows: behind an empty page there may be more.
  const isReading = useFurther(parent !== undefined || entries.length === 0, pages);
  const known = useKnown(master, entries, today);
  const rows = entries.map((entry) => entryRow(master, entry, names, { on: today, known }));
  const { selecting, selected, forget } = useSelection(entries.map(({ id }) => id));
  const List = useIsWide() ? EntryTable : EntryCards;
  if (pages.data === undefined) return pages.isError ? null : <Waiting />;
  if (isReading) return <Waiting />;
  if (rows.length === 0)
    return (
      <Empty
        icon="building"
        title={`${master.word}が見つかりません`}
        hint="検索の言葉を変えるか、登録してください。"
      />
    );
  return (
    <>
      {parent === undefined ? (
        <>
          <List master={master} rows={rows} selecting={mayKeep ? selecting : undefined} onOpen={onOpen} />
          {mayKeep ? (
            <SelectedBar
              shown={shown}
              entries={entries.filter(({ id }) => selected.includes(id))}
              today={today}
              onForget={forget}
            />
          ) : null}
        </>
      ) : (
        <Tree shown={shown} rows={rows} parent={parent} today={today} onOpen={onOpen} />
      )}
      {rows.some(({ derived }) => derived !== undefined) && master.derived?.why !== undefined ? (
        <Text size="xs" c="dimmed">
          {master.derived.word}：{master.derived.why(known)}
        </Text>
      ) : null}
      {pages.hasNextPage ? (
        <Button
          variant="default"
          mx="auto"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          さらに読み込む
        </Button>
      ) : null}
    </>
  );
};
