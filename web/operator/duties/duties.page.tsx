import { Box, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { useSearchParams } from 'react-router';
import { listDuties } from '#contract/operator/duties.ts';
import { everyBook, isBookId, type BookId } from '#domain/duties/book-ids.ts';
import { bookStateOf, dutyStates } from '#domain/duties/duty.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { AddDutyDialog } from '#web/operator/duties/add-duty-dialog.tsx';
import { ChangeDutyDialog, type OfDuty } from '#web/operator/duties/change-duty-dialog.tsx';
import type { ShownDuty } from '#web/operator/duties/duties-api.ts';
import { DutyTable, type DutyDeed } from '#web/operator/duties/duty-table.view.tsx';
import { bookOptions, stateWords } from '#web/operator/duties/duty-words.ts';
import { EmptyBooks } from '#web/operator/duties/empty-books.view.tsx';
import { EndDutyDialog } from '#web/operator/duties/end-duty-dialog.tsx';
import { EndedDialog } from '#web/operator/duties/ended-dialog.tsx';
import { RecordDutyDialog } from '#web/operator/duties/record-duty-dialog.tsx';
import { RecordsDialog } from '#web/operator/duties/records-dialog.tsx';
import { useMayAsOperator } from '#web/operator/operator-api.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const dialogs: Readonly<Record<DutyDeed, ComponentType<OfDuty>>> = {
  record: RecordDutyDialog,
  records: RecordsDialog,
  change: ChangeDutyDialog,
  end: EndDutyDialog,
};

type Asked = { readonly deed: DutyDeed; readonly duty: ShownDuty };

const AskedDialog = ({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) => {
  const Asking = dialogs[asked.deed];
  return <Asking duty={asked.duty} onClose={onClose} />;
};

type Narrowed = { readonly bookId: BookId | undefined; readonly state: string };

/** What is chosen stands in the address: the home leads to what is over. */
const useNarrowing = () => {
  const [params, setParams] = useSearchParams();
  const [book, state] = [params.get('book'), params.get('state') ?? ''];
  const narrowed: Narrowed = { bookId: isBookId(book) ? book : undefined, state };
  const narrow = (name: 'book' | 'state', value: string): void => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  };
  return { narrowed, narrow };
};

const stateOptions = dutyStates.map((value) => ({ value, label: stateWords[value][0] }));

type NarrowingProps = ReturnType<typeof useNarrowing> & { readonly onEnded: () => void };

const Narrowing = ({ narrowed: { bookId, state }, narrow, onEnded }: NarrowingProps) => (
  <Group align="flex-end" gap="sm">
    <NativeSelect
      label="台帳"
      data={[{ value: '', label: 'すべて' }, ...bookOptions]}
      value={bookId ?? ''}
      onChange={({ currentTarget }) => narrow('book', currentTarget.value)}
    />
    <NativeSelect
      label="状態"
      data={[{ value: '', label: 'すべて' }, ...stateOptions]}
      value={state}
      onChange={({ currentTarget }) => narrow('state', currentTarget.value)}
    />
    {bookId === undefined ? null : (
      <Button variant="default" onClick={onEnded}>
        終えた項目
      </Button>
    )}
  </Group>
);

type DutiesProps = { readonly mayKeep: boolean; readonly onAdd: (bookId?: BookId) => void };

const Duties = ({ mayKeep, onAdd }: DutiesProps) => {
  const { data, error, refetch } = useAnswer(listDuties, {}, { staleTime: 0 });
  const narrowing = useNarrowing();
  const { bookId, state } = narrowing.narrowed;
  const [asked, ask] = useState<Asked>();
  const [ended, showEnded] = useState<BookId>();
  if (data === undefined)
    return error === null ? <Waiting rows={3} /> : <Failure error={error} onRetry={() => void refetch()} />;
  const shown = data.items.filter(
    (one) => (bookId === undefined || one.bookId === bookId) && (state === '' || one.state === state),
  );
  const empty = everyBook.filter((book) => bookStateOf(book, data.items) === 'empty');
  return (
    <Stack gap="md">
      <Narrowing {...narrowing} onEnded={() => showEnded(bookId)} />
      <Box className="sf-paper" p="md" aria-live="polite">
        {shown.length === 0 ? (
          <Text>{data.items.length === 0 ? '項目はまだありません。' : '条件に合う項目はありません。'}</Text>
        ) : (
          <DutyTable duties={shown} mayKeep={mayKeep} onDeed={(deed, duty) => ask({ deed, duty })} />
        )}
      </Box>
      <EmptyBooks books={empty} onAdd={mayKeep ? onAdd : undefined} />
      {asked === undefined ? null : <AskedDialog asked={asked} onClose={() => ask(undefined)} />}
      {ended === undefined ? null : <EndedDialog bookId={ended} onClose={() => showEnded(undefined)} />}
    </Stack>
  );
};

type Adding = { readonly bookId: BookId | undefined };

/** 台帳: what people do for the service, by whom and by when. */
export const DutiesPage = () => {
  const mayKeep = useMayAsOperator('duties.keep');
  const [adding, add] = useState<Adding>();
  return (
    <>
      <PageHead
        title="台帳"
        lead="人が行うことの期限・担当者・記録です。期限を過ぎると、対応する管理策は「統制」で破綻になります。"
      >
        {mayKeep ? (
          <Button leftSection={<Icon name="add" />} onClick={() => add({ bookId: undefined })}>
            項目を登録
          </Button>
        ) : null}
      </PageHead>
      <Duties mayKeep={mayKeep} onAdd={(bookId) => add({ bookId })} />
      {adding === undefined ? null : <AddDutyDialog bookId={adding.bookId} onClose={() => add(undefined)} />}
    </>
  );
};
