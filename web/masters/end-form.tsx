import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { faultAt, type FieldFault, problemOf, sayFailure } from '#web/api/problem.ts';
import { endWords, type Names } from '#web/masters/entry-words.ts';
import { type Entry, type ShownMaster, useEndEntry } from '#web/masters/masters-api.ts';
import { StateLines } from '#web/masters/state-lines.tsx';
import { DateField } from '#web/calendar/date-field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';

type EndFormProps = {
  readonly shown: ShownMaster;
  readonly entry: Entry;
  readonly names: Names;
  readonly today: string;
  readonly onDone: () => void;
};

type NewerProps = Pick<EndFormProps, 'entry' | 'names'> & {
  readonly master: ShownMaster['master'];
  readonly onSeen: () => void;
};

const Newer = ({ master, entry, names, onSeen }: NewerProps) => (
  <Notice tone="warn" title="開いている間に、ほかの人が変更しました" isUrgent>
    <StateLines master={master} states={entry.states} names={names} />
    <Button variant="default" size="compact-sm" onClick={onSeen}>
      変更後の内容を確認しました
    </Button>
  </Notice>
);

type RefusedProps = { readonly error: Error; readonly faults: readonly FieldFault[] };

const Refused = ({ error, faults }: RefusedProps) => (
  <Notice tone="bad" isUrgent>
    {faults.length === 0
      ? sayFailure(error)
      : faults.map(({ message }) => <div key={message}>{message}</div>)}
  </Notice>
);

const leadOf = (isDated: boolean, isAhead: boolean): string => {
  if (!isDated) return 'この登録を取りやめます。履歴には、そのまま残ります。';
  return isAhead
    ? 'まだ始まっていません。適用開始日より前の日付を指定すると、登録を取りやめます。履歴には残ります。'
    : '指定した日の翌日から使えなくなります。以前の申請や履歴には、そのまま残ります。';
};

export const EndForm = ({ shown: { master, contracts }, entry, names, today, onDone }: EndFormProps) => {
  const [on, setOn] = useState(today);
  // What is ended is what was seen, whatever others make of it meanwhile.
  const [seen, see] = useState(entry);
  const ending = useEndEntry(contracts);
  const isNewer = !ending.isPending && entry.version !== seen.version;
  const words = endWords(master);
  const isAhead = seen.states.every(({ validFrom }) => validFrom !== undefined && validFrom > today);
  const faults = problemOf(ending.error)?.fields ?? [];
  const general = faults.filter(({ path }) => path !== 'on');
  const end = (): void =>
    ending.mutate(
      {
        params: { entryId: entry.id },
        body: { expectedVersion: seen.version, ...(master.isDated ? { on } : {}) },
      },
      {
        onSuccess: () => {
          tellDone(`${master.word} ${entry.id} を${words.done}`);
          onDone();
        },
      },
    );
  return (
    <Stack gap="md">
      <Text size="sm">{leadOf(master.isDated, isAhead)}</Text>
      {master.isDated ? (
        <DateField
          label="終了日"
          value={on}
          today={today}
          onChange={setOn}
          error={faultAt(faults, 'on')}
          isRequired
        />
      ) : null}
      {isNewer ? (
        <Newer
          master={master}
          entry={entry}
          names={names}
          onSeen={() => {
            ending.reset();
            see(entry);
          }}
        />
      ) : null}
      {ending.error === null || isNewer ? null : <Refused error={ending.error} faults={general} />}
      <Group justify="flex-end">
        <Button
          color="#b42318"
          loading={ending.isPending}
          disabled={isNewer || (master.isDated && on === '')}
          onClick={end}
        >
          {words.act}
        </Button>
      </Group>
    </Stack>
  );
};
