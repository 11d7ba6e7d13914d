import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { EndMany } from '#web/masters/end-many.tsx';
import { endWords } from '#web/masters/entry-words.ts';
import type { Entry, ShownMaster } from '#web/masters/masters-api.ts';
import { Toolbar } from '#web/ui/toolbar.tsx';

/** Which of the rows are selected, and how that changes. */
export type Selecting = {
  readonly isSelected: (id: string) => boolean;
  readonly onToggle: (id: string) => void;
  /** All of them where not all are selected, else none. */
  readonly onToggleAll: () => void;
  readonly isAll: boolean;
  readonly isNone: boolean;
};

/** What is no longer shown is selected no longer. */
export const useSelection = (ids: readonly string[]) => {
  const [marked, mark] = useState<ReadonlySet<string>>(new Set());
  const selected = ids.filter((id) => marked.has(id));
  const isAll = ids.length > 0 && selected.length === ids.length;
  const selecting: Selecting = {
    isSelected: (id) => marked.has(id),
    onToggle: (id) =>
      mark(new Set(marked.has(id) ? selected.filter((one) => one !== id) : [...selected, id])),
    onToggleAll: () => mark(new Set(isAll ? [] : ids)),
    isAll,
    isNone: selected.length === 0,
  };
  return { selecting, selected, forget: () => mark(new Set()) };
};

type SelectedBarProps = {
  readonly shown: ShownMaster;
  readonly entries: readonly Entry[];
  readonly today: string;
  readonly onForget: () => void;
};

/** What can be done with all that is selected. */
export const SelectedBar = ({ shown, entries, today, onForget }: SelectedBarProps) => {
  const [ending, end] = useState<readonly Entry[]>();
  return (
    <>
      {entries.length === 0 ? null : (
        <Toolbar label="選択した登録">
          <Text size="sm" fw={600}>{`${entries.length}件を選択中`}</Text>
          <Button size="compact-sm" variant="default" onClick={() => end(entries)}>
            {`まとめて${endWords(shown.master).act}`}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={onForget}>
            選択を解除
          </Button>
        </Toolbar>
      )}
      {ending === undefined ? null : (
        <EndMany
          shown={shown}
          entries={ending}
          today={today}
          onClose={() => {
            end(undefined);
            onForget();
          }}
        />
      )}
    </>
  );
};
