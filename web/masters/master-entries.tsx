import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Layout } from '#domain/masters/column-mapping.ts';
import { searchedFields } from '#domain/masters/found-by.ts';
import { useMay } from '#web/api/session.tsx';
import { CsvMenu } from '#web/files/csv-menu.tsx';
import { EntryDialog, type Opened } from '#web/masters/entry-dialog.tsx';
import { endWords } from '#web/masters/entry-words.ts';
import { ImportDialog } from '#web/masters/import-dialog.tsx';
import { MasterList } from '#web/masters/master-list.tsx';
import { OpenImport } from '#web/masters/open-import.tsx';
import { type ShownMaster, useEntries } from '#web/masters/masters-api.ts';
import { writtenFile } from '#web/masters/written-file.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { SearchField } from '#web/ui/search-field.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { todayInJapan } from '#web/ui/format-date.ts';

const placesOf = (master: ShownMaster['master']): readonly string[] => [
  master.id.word,
  ...searchedFields(master).map((name) => master.fields[name]?.word ?? ''),
];

type BarProps = {
  readonly shown: ShownMaster;
  readonly words: string;
  readonly ended: boolean;
  readonly onWords: (words: string) => void;
  readonly onEnded: (ended: boolean) => void;
  readonly onAdd: (() => void) | undefined;
  readonly onImport: () => void;
};

const Bar = ({ shown: { master, ...shown }, words, ended, onWords, onEnded, onAdd, onImport }: BarProps) => (
  <Group justify="space-between" align="flex-end" gap="sm">
    <search>
      <Group align="flex-end" gap="md">
        <SearchField
          label="検索"
          placeholder={placesOf(master).join('・')}
          w={{ base: '100%', xs: 340 }}
          text={words}
          onText={onWords}
          maxLength={mostIn(shown.contracts.list, 'words')}
        />
        <Checkbox
          label={endWords(master).over}
          checked={ended}
          onChange={({ currentTarget }) => onEnded(currentTarget.checked)}
          mb={8}
        />
      </Group>
    </search>
    <Group gap="sm">
      <CsvMenu size="sm" file={{ read: () => writtenFile(shown.contracts) }} />
      {onAdd === undefined ? null : (
        <>
          <Button variant="default" size="sm" onClick={onImport}>
            CSVを取り込む
          </Button>
          <Button size="sm" onClick={onAdd}>
            {master.word}を登録する
          </Button>
        </>
      )}
    </Group>
  </Group>
);

const noLayouts: readonly Layout[] = [];

/** The entries of one master: searched, paged, opened, taken in and written out. */
export const MasterEntries = ({ shown }: { readonly shown: ShownMaster }) => {
  const { contracts } = shown;
  const mayKeep = useMay(contracts.put);
  const [words, setWords] = useState('');
  const [ended, setEnded] = useState(false);
  const [opened, open] = useState<Opened>();
  const [isImporting, setImporting] = useState(false);
  const [today] = useState(() => todayInJapan(Date.now()));
  const entries = useEntries(contracts, { words, ended });
  const pages = entries.data?.pages ?? [];
  const names = new Map(pages.flatMap((page) => page.names.map(({ id, name }) => [id, name] as const)));
  const importing = pages.at(-1)?.importing;
  return (
    <Stack gap="md">
      <Bar
        shown={shown}
        words={words}
        ended={ended}
        onWords={setWords}
        onEnded={setEnded}
        onAdd={mayKeep ? () => open({ kind: 'new' }) : undefined}
        onImport={() => setImporting(true)}
      />
      {importing === undefined ? null : (
        <OpenImport contracts={contracts} importing={importing} mayKeep={mayKeep} />
      )}
      {entries.error === null ? null : (
        <Failure error={entries.error} onRetry={() => void entries.refetch()} />
      )}
      <MasterList
        shown={shown}
        pages={entries}
        names={names}
        today={today}
        isSearched={words.trim() !== ''}
        mayKeep={mayKeep}
        onOpen={(id) => open({ kind: 'known', id })}
      />
      {opened === undefined ? null : (
        <EntryDialog
          shown={shown}
          opened={opened}
          names={names}
          today={today}
          mayKeep={mayKeep}
          onClose={() => open(undefined)}
        />
      )}
      {isImporting ? (
        <ImportDialog
          shown={shown}
          layouts={pages.at(-1)?.layouts ?? noLayouts}
          lastImport={pages.at(-1)?.lastImport}
          onClose={() => setImporting(false)}
        />
      ) : null}
    </Stack>
  );
};
