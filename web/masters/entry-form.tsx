import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import { idRead } from '#domain/masters/read-values.ts';
import type { Master } from '#domain/masters/master.ts';
import type { IdField } from '#domain/masters/field.ts';
import { type FieldFault, faultAt, problemOf, sayFailure } from '#web/api/problem.ts';
import { StateFields } from '#web/masters/state-fields.tsx';
import { type Entry, type ShownMaster, type State, usePutEntry } from '#web/masters/masters-api.ts';
import { Card } from '#web/ui/card.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { focusFirstFault } from '#web/ui/focus-first-fault.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.tsx';

export type Draft = Readonly<Record<string, string>>;

/** What is kept of a draft: nothing for what was left empty. */
const stateOf = (draft: Draft): State =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== ''));

const draftOf = (state: State): Draft =>
  Object.fromEntries(Object.entries(state).map(([name, value]) => [name, value ?? '']));

type IdFieldProps = {
  readonly id: IdField;
  readonly value: string;
  readonly today: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
};

const IdInput = ({ id, value, today, error, onChange }: IdFieldProps) =>
  id.kind === 'date' ? (
    <DateField label={id.word} value={value} today={today} onChange={onChange} error={error} isRequired />
  ) : (
    <TextInput
      label={id.word}
      description={`半角の英数字と「-」「_」で${id.maxLength}文字まで。登録した後は変えられません`}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={error}
      withAsterisk
      autoComplete="off"
    />
  );

type EntryFormProps = {
  readonly shown: ShownMaster;
  readonly entry?: Entry;
  readonly today: string;
  readonly onDone: () => void;
};

const useForm = ({ shown: { master, contracts }, entry, today, onDone }: EntryFormProps) => {
  const begun = master.isDated ? { validFrom: today } : {};
  const [typedId, setId] = useState('');
  const [drafts, setDrafts] = useState<readonly Draft[]>(
    entry === undefined || entry.states.length === 0 ? [begun] : entry.states.map(draftOf),
  );
  const putting = usePutEntry(contracts);
  const read = entry === undefined ? idRead(master.id, typedId) : undefined;
  const faults = problemOf(putting.error)?.fields ?? [];
  const put = (form: HTMLElement): void =>
    putting.mutate(
      {
        params: { entryId: entry?.id ?? (read?.ok === true ? read.value : typedId) },
        body: { states: drafts.map(stateOf), expectedVersion: entry?.version ?? 0 },
      },
      {
        onSuccess: ({ id }) => {
          tellDone(`${master.word} ${id} を保存しました`);
          onDone();
        },
        onError: () => focusFirstFault(form),
      },
    );
  return {
    typedId,
    setId,
    drafts,
    setDrafts,
    putting,
    faults,
    idFault: read?.ok === false ? read.refusal : undefined,
    put,
  };
};

type StatesProps = {
  readonly master: Master;
  readonly drafts: readonly Draft[];
  readonly today: string;
  readonly faults: readonly FieldFault[];
  readonly onChange: (drafts: readonly Draft[]) => void;
};

const States = ({ master, drafts, today, faults, onChange }: StatesProps) => {
  const change = (at: number, name: string, value: string): void =>
    onChange(drafts.map((draft, index) => (index === at ? { ...draft, [name]: value } : draft)));
  const follow = (): void =>
    onChange([
      ...drafts.slice(0, -1),
      { ...drafts.at(-1), validTo: addDays(calendarDate(today), -1) },
      { ...drafts.at(-1), validFrom: today, validTo: '' },
    ]);
  return (
    <>
      {drafts.map((draft, at) => (
        // The place of a state is all that tells it from the others while its day is being typed.
        // oxlint-disable-next-line react/no-array-index-key
        <Card key={at} {...(drafts.length > 1 ? { title: `${at + 1}番目の期間` } : {})}>
          <StateFields
            master={master}
            draft={draft}
            today={today}
            faultOf={(name) => faultAt(faults, `states.${at}.${name}`)}
            onChange={(name, value) => change(at, name, value)}
          />
          {drafts.length > 1 ? (
            <Button
              size="compact-sm"
              variant="subtle"
              mt="sm"
              onClick={() => onChange(drafts.filter((_one, index) => index !== at))}
            >
              この期間を取り除く
            </Button>
          ) : null}
        </Card>
      ))}
      {master.isDated ? (
        <Group>
          <Button variant="default" size="compact-sm" onClick={follow}>
            途中から内容を変える
          </Button>
          <Text size="xs" c="dimmed">
            名称などが変わる日から、次の期間を追加します。以前の内容は残ります。
          </Text>
        </Group>
      ) : null}
    </>
  );
};

/** The states of an entry, one under the other; the last one is what holds from its day on. */
export const EntryForm = (props: EntryFormProps) => {
  const { shown, entry, today } = props;
  const { master } = shown;
  const { typedId, setId, drafts, setDrafts, putting, faults, idFault, put } = useForm(props);
  const [isAsked, ask] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    ask(true);
    if (idFault === undefined) put(event.currentTarget);
  };
  const general = faults.filter(({ path }) => !path.startsWith('states.') && path !== 'id');
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {entry === undefined ? (
          <IdInput
            id={master.id}
            value={typedId}
            today={today}
            onChange={setId}
            error={faultAt(faults, 'id') ?? (isAsked ? idFault : undefined)}
          />
        ) : null}
        <States master={master} drafts={drafts} today={today} faults={faults} onChange={setDrafts} />
        {putting.error === null ? null : (
          <Notice tone="bad" isUrgent>
            {general.length === 0
              ? sayFailure(putting.error)
              : general.map(({ message }) => <div key={message}>{message}</div>)}
          </Notice>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={putting.isPending}>
            保存する
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
