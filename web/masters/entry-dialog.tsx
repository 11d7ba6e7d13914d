import { Stack, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useIsSending } from '#web/api/contract-client.ts';
import { EndForm } from '#web/masters/end-form.tsx';
import { EntryForm } from '#web/masters/entry-form.tsx';
import { EntryHistory } from '#web/masters/entry-history.tsx';
import { endWords, type Names } from '#web/masters/entry-words.ts';
import { type ShownMaster, useEntry } from '#web/masters/masters-api.ts';
import { StateLines } from '#web/masters/state-lines.tsx';
import { TypedDialog } from '#web/ui/typed-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Waiting } from '#web/ui/waiting.tsx';
import { dialog } from '#web/ui/dialog.tsx';

export type Opened = { readonly kind: 'new' } | { readonly kind: 'known'; readonly id: string };

type EntryDialogProps = {
  readonly shown: ShownMaster;
  readonly opened: Opened;
  readonly names: Names;
  readonly today: string;
  readonly mayKeep: boolean;
  readonly onClose: () => void;
};
type KnownProps = Omit<EntryDialogProps, 'opened'> & {
  readonly entryId: string;
  readonly onTyped: (isTyped: boolean) => void;
  readonly onEnded: () => void;
};

/** What is there already: changed, ended and looked back on. What is typed stays while another tab is looked at. */
const KnownEntry = ({ shown, entryId, names, today, mayKeep, onClose, onTyped, onEnded }: KnownProps) => {
  const { data: entry, error, refetch } = useEntry(shown.contracts, entryId);
  const [tab, open] = useState<string | null>('content');
  if (entry === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const form = { shown, entry, names, today, onDone: onClose };
  return (
    <Tabs value={tab} onChange={open}>
      <Tabs.List mb="md">
        <Tabs.Tab value="content">内容</Tabs.Tab>
        {mayKeep && entry.states.length > 0 ? (
          <Tabs.Tab value="end">{endWords(shown.master).name}</Tabs.Tab>
        ) : null}
        <Tabs.Tab value="history">履歴</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="content">
        {mayKeep ? (
          <EntryForm {...form} onTyped={onTyped} />
        ) : (
          <Stack gap={4}>
            <StateLines master={shown.master} states={entry.states} names={names} />
          </Stack>
        )}
      </Tabs.Panel>
      <Tabs.Panel value="end">
        <EndForm {...form} onDone={onEnded} />
      </Tabs.Panel>
      <Tabs.Panel value="history">
        {tab === 'history' ? <EntryHistory shown={shown} entryId={entryId} names={names} /> : null}
      </Tabs.Panel>
    </Tabs>
  );
};

/** One entry. It is not closed over what was typed without a word. */
export const EntryDialog = dialog(({ opened, ...props }: EntryDialogProps) => {
  const { master } = props.shown;
  const [isTyped, setTyped] = useState(false);
  const isSending = useIsSending();
  const title = opened.kind === 'new' ? `${master.word}を登録する` : `${master.word} ${opened.id}`;
  return (
    <TypedDialog isTyped={isTyped} isBusy={isSending} onClose={props.onClose} title={title} size="lg">
      {(close) =>
        opened.kind === 'new' ? (
          <EntryForm {...props} onDone={props.onClose} onTyped={setTyped} />
        ) : (
          <KnownEntry {...props} entryId={opened.id} onTyped={setTyped} onEnded={close} />
        )
      }
    </TypedDialog>
  );
});
