import { Modal, Tabs, Text } from '@mantine/core';
import { EndForm } from '#web/masters/end-form.tsx';
import { EntryForm } from '#web/masters/entry-form.tsx';
import { EntryHistory } from '#web/masters/entry-history.tsx';
import { valueWords, type Names } from '#web/masters/entry-words.ts';
import type { Entry, ShownMaster } from '#web/masters/masters-api.ts';

export type Opened = { readonly kind: 'new' } | { readonly kind: 'known'; readonly entry: Entry };

type EntryDialogProps = {
  readonly shown: ShownMaster;
  readonly opened: Opened;
  readonly names: Names;
  readonly today: string;
  readonly mayKeep: boolean;
  readonly onClose: () => void;
};

const Facts = ({ shown: { master }, opened, names }: EntryDialogProps) =>
  opened.kind === 'new'
    ? null
    : opened.entry.states.map((state) => (
        <Text key={state.validFrom ?? ''} size="sm">
          {[
            state.validFrom,
            ...Object.keys(master.fields).map((name) => valueWords(master, name, state[name], names)),
          ]
            .filter((word) => word !== undefined && word !== '')
            .join(' / ')}
        </Text>
      ));

/** One entry: changed, ended and looked back on. */
export const EntryDialog = (props: EntryDialogProps) => {
  const { shown, opened, names, today, mayKeep, onClose } = props;
  const { master } = shown;
  const entry = opened.kind === 'known' ? opened.entry : undefined;
  const title = entry === undefined ? `${master.word}を登録する` : `${master.word} ${entry.id}`;
  if (entry === undefined)
    return (
      <Modal opened onClose={onClose} title={title} size="lg">
        <EntryForm shown={shown} today={today} onDone={onClose} />
      </Modal>
    );
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <Tabs defaultValue="content" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="content">内容</Tabs.Tab>
          {mayKeep && entry.states.length > 0 ? <Tabs.Tab value="end">終了</Tabs.Tab> : null}
          <Tabs.Tab value="history">履歴</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="content">
          {mayKeep ? (
            <EntryForm shown={shown} entry={entry} today={today} onDone={onClose} />
          ) : (
            <Facts {...props} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="end">
          <EndForm shown={shown} entry={entry} today={today} onDone={onClose} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <EntryHistory shown={shown} entryId={entry.id} names={names} />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
};
