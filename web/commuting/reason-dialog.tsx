import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { faultAt, problemOf, sayFailure } from '#web/api/problem.ts';
import { DateField } from '#web/calendar/date-field.tsx';
import { useKeepPass } from '#web/commuting/passes-api.ts';
import { routeWords, type ShownPass } from '#web/commuting/pass-words.ts';
import { dialog } from '#web/ui/dialog.tsx';
import { todayInJapan } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';
import { TypedDialog } from '#web/ui/typed-dialog.tsx';

/** 差戻し says why; 終了 says from which day on, too. */
export type ReasonedAct = keyof typeof words;

type ReasonProps = {
  readonly pass: ShownPass;
  readonly act: ReasonedAct;
  readonly onClose: () => void;
};

const words = {
  'send-back': { title: '通勤定期を差し戻す', submit: '差し戻す', done: '差し戻しました' },
  end: { title: '通勤定期を終了する', submit: '終了する', done: '終了しました' },
} as const;

type LastDayProps = {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (day: string) => void;
};

const LastDay = (props: LastDayProps) => {
  const [today] = useState(() => todayInJapan(Date.now()));
  return <DateField label="最後に使った日" today={today} {...props} />;
};

const ReasonForm = ({ pass, act, onClose, onTyped }: ReasonProps & { readonly onTyped: () => void }) => {
  const [reason, setReason] = useState('');
  const [endsOn, setEndsOn] = useState(() => todayInJapan(Date.now()));
  const keeping = useKeepPass();
  const faults = problemOf(keeping.error)?.fields ?? [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { id: passId, userId, version: expectedVersion } = pass;
    const which = { userId, passId, expectedVersion, reason };
    keeping.mutate(
      { body: act === 'end' ? { act, ...which, endsOn } : { act, ...which } },
      {
        onSuccess: () => {
          tellDone(words[act].done);
          onClose();
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{routeWords(pass)}</Text>
        {keeping.error === null ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(keeping.error)}
          </Notice>
        )}
        {act === 'end' ? (
          <LastDay
            value={endsOn}
            error={faultAt(faults, 'endsOn')}
            onChange={(day) => {
              onTyped();
              setEndsOn(day);
            }}
          />
        ) : null}
        <TextInput
          label="理由（本人に表示します）"
          required
          withAsterisk={false}
          value={reason}
          error={faultAt(faults, 'reason')}
          onChange={({ currentTarget: { value } }) => {
            onTyped();
            setReason(value);
          }}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={keeping.isPending}>
            {words[act].submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** What needs a reason, which its owner reads. */
export const ReasonDialog = dialog((props: ReasonProps) => {
  const [isTyped, setTyped] = useState(false);
  return (
    <TypedDialog
      isTyped={isTyped}
      isBusy={false}
      onClose={props.onClose}
      title={words[props.act].title}
      size="md"
    >
      {() => <ReasonForm {...props} onTyped={() => setTyped(true)} />}
    </TypedDialog>
  );
});
