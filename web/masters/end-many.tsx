import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { isUsableDay } from '#domain/calendar/usable-days.ts';
import { problemOf, sayFailure } from '#web/api/problem.ts';
import { DateField } from '#web/calendar/date-field.tsx';
import { endWords } from '#web/masters/entry-words.ts';
import { type EndedEntries, type Entry, type ShownMaster, useEndEntries } from '#web/masters/masters-api.ts';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';

type EndManyProps = {
  readonly shown: ShownMaster;
  /** As they were when they were selected. */
  readonly entries: readonly Entry[];
  readonly today: string;
  readonly onClose: () => void;
};

type DoneProps = {
  readonly outcome: EndedEntries;
  readonly done: string;
};

const reasonsOf = (error: Error): readonly string[] => {
  const fields = problemOf(error)?.fields ?? [];
  return fields.length === 0 ? [sayFailure(error)] : fields.map(({ message }) => message);
};

const Done = ({ outcome: { ended, refused, brokeOff }, done }: DoneProps) => (
  <Stack gap="sm">
    {ended.length === 0 ? null : (
      <Notice tone="good" title={`${ended.length}件を${done}`}>
        {refused.length === 0 && brokeOff === undefined ? null : ended.join('、')}
      </Notice>
    )}
    {refused.length === 0 ? null : (
      <Notice tone="bad" title={`${refused.length}件は、そのままです`} isUrgent>
        {refused.flatMap(({ id, error }) =>
          reasonsOf(error).map((reason) => <div key={`${id} ${reason}`}>{`${id}：${reason}`}</div>),
        )}
      </Notice>
    )}
    {brokeOff === undefined ? null : (
      <Notice tone="bad" title={`${brokeOff.left.length}件は、終わったか確認できません`} isUrgent>
        <div>{sayFailure(brokeOff.error)}</div>
        {`${brokeOff.left.join('、')}：一覧の状態を確認してから、もう一度行ってください。`}
      </Notice>
    )}
  </Stack>
);

/** Several entries end on one day; each by itself, so that one that is used keeps no other from ending. */
export const EndMany = dialog(({ shown, entries, today, onClose }: EndManyProps) => {
  const { master, contracts } = shown;
  const [on, setOn] = useState(today);
  const ending = useEndEntries(contracts);
  const words = endWords(master);
  const isReady = !master.isDated || isUsableDay(on);
  return (
    <Dialog
      opened
      isBusy={ending.isPending}
      onClose={onClose}
      title={`${master.word} ${entries.length}件を${words.act}`}
      size="md"
    >
      <Stack gap="md">
        {ending.data === undefined ? (
          <>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {entries.map(({ id }) => id).join('、')}
            </Text>
            {master.isDated ? (
              <DateField label="終了日" value={on} today={today} onChange={setOn} isRequired />
            ) : null}
            {ending.error === null ? null : (
              <Notice tone="bad" isUrgent>
                {sayFailure(ending.error)}
              </Notice>
            )}
          </>
        ) : (
          <Done outcome={ending.data} done={words.done} />
        )}
        <Group justify="flex-end">
          <Button variant="default" disabled={ending.isPending} onClick={onClose}>
            閉じる
          </Button>
          {ending.data === undefined ? (
            <Button
              color="#b42318"
              disabled={!isReady}
              loading={ending.isPending}
              onClick={() => ending.mutate({ entries, ...(master.isDated ? { on } : {}) })}
            >
              {words.act}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Dialog>
  );
});
