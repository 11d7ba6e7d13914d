import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { faultAt, problemOf, sayFailure } from '#web/api/problem.ts';
import { endWords } from '#web/masters/entry-words.ts';
import { type Entry, type ShownMaster, useEndEntry } from '#web/masters/masters-api.ts';
import { DateField } from '#web/calendar/date-field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';

type EndFormProps = {
  readonly shown: ShownMaster;
  readonly entry: Entry;
  readonly today: string;
  readonly onDone: () => void;
};

export const EndForm = ({ shown: { master, contracts }, entry, today, onDone }: EndFormProps) => {
  const [on, setOn] = useState(today);
  const ending = useEndEntry(contracts);
  const words = endWords(master);
  const isAhead = entry.states.every(({ validFrom }) => validFrom !== undefined && validFrom > today);
  const faults = problemOf(ending.error)?.fields ?? [];
  const general = faults.filter(({ path }) => path !== 'on');
  const end = (): void =>
    ending.mutate(
      {
        params: { entryId: entry.id },
        body: { expectedVersion: entry.version, ...(master.isDated ? { on } : {}) },
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
      <Text size="sm">
        {master.isDated
          ? isAhead
            ? 'まだ始まっていません。適用開始日より前の日付を指定すると、登録を取りやめます。履歴には残ります。'
            : '指定した日の翌日から使えなくなります。以前の申請や履歴には、そのまま残ります。'
          : 'この登録を取りやめます。履歴には、そのまま残ります。'}
      </Text>
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
      {ending.error === null ? null : (
        <Notice tone="bad" isUrgent>
          {general.length === 0
            ? sayFailure(ending.error)
            : general.map(({ message }) => <div key={message}>{message}</div>)}
        </Notice>
      )}
      <Group justify="flex-end">
        <Button
          color="#b42318"
          loading={ending.isPending}
          disabled={master.isDated && on === ''}
          onClick={end}
        >
          {words.act}
        </Button>
      </Group>
    </Stack>
  );
};
