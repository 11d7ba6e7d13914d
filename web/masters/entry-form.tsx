import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { IdField } from '#domain/masters/field.ts';
import { idRead } from '#domain/masters/read-values.ts';
import { areSameStates } from '#domain/masters/states.ts';
import { faultAt, problemOf, sayFailure } from '#web/api/problem.ts';
import { type Draft, draftOf, stateOf } from '#web/masters/drafts.ts';
import { EntryStates } from '#web/masters/entry-states.tsx';
import type { Names } from '#web/masters/entry-words.ts';
import { type Entry, type ShownMaster, usePutEntry } from '#web/masters/masters-api.ts';
import { NewerEntry } from '#web/masters/newer-entry.tsx';
import { DateField } from '#web/calendar/date-field.tsx';
import { focusFirstFault } from '#web/ui/focus-first-fault.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';

type IdInputProps = {
  readonly id: IdField;
  readonly value: string;
  readonly today: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
};

const IdInput = ({ id, value, today, error, onChange }: IdInputProps) =>
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
      data-autofocus
    />
  );

type EntryFormProps = {
  readonly shown: ShownMaster;
  /** As it is now; absent for one that is to be registered. */
  readonly entry?: Entry;
  readonly names: Names;
  readonly today: string;
  readonly onDone: () => void;
  readonly onTyped: (isTyped: boolean) => void;
};

const useForm = ({ shown: { master, contracts }, entry, today, onDone, onTyped }: EntryFormProps) => {
  const draftsOf = (one: Entry | undefined): readonly Draft[] =>
    one === undefined || one.states.length === 0
      ? [master.isDated ? { validFrom: today } : {}]
      : one.states.map(draftOf(master));
  const [typedId, setId] = useState('');
  // What is typed rests on this one, whatever others make of it meanwhile.
  const [base, setBase] = useState(entry);
  const [drafts, setDrafts] = useState(() => draftsOf(entry));
  const putting = usePutEntry(contracts);
  const read = entry === undefined ? idRead(master.id, typedId) : undefined;
  const change = (next: readonly Draft[], id = typedId): void => {
    setDrafts(next);
    onTyped(id !== '' || !areSameStates(next.map(stateOf(master)), draftsOf(base).map(stateOf(master))));
  };
  const put = (form: HTMLElement | null, onto = base): void =>
    putting.mutate(
      {
        params: { entryId: entry?.id ?? (read?.ok === true ? read.value : typedId) },
        body: { states: drafts.map(stateOf(master)), expectedVersion: onto?.version ?? 0 },
      },
      {
        onSuccess: ({ id }) => {
          tellDone(`${master.word} ${id} を保存しました`);
          onDone();
        },
        onError: () => form !== null && focusFirstFault(form),
      },
    );
  return {
    typedId,
    drafts,
    putting,
    put,
    change,
    isNewer: !putting.isPending && entry?.version !== base?.version,
    faults: problemOf(putting.error)?.fields ?? [],
    idFault: read?.ok === false ? read.refusal : undefined,
    typeId: (id: string) => {
      setId(id);
      change(drafts, id);
    },
    move: (next: readonly Draft[]) => {
      putting.reset();
      change(next);
    },
    takeNewest: () => {
      putting.reset();
      setBase(entry);
      setDrafts(draftsOf(entry));
      onTyped(false);
    },
    keepOver: (form: HTMLElement | null) => {
      setBase(entry);
      put(form, entry);
    },
  };
};

/** An entry being registered or changed. */
export const EntryForm = (props: EntryFormProps) => {
  const { shown, entry, names, today } = props;
  const { master } = shown;
  const form = useForm(props);
  const { putting, faults, idFault, isNewer } = form;
  const element = useRef<HTMLFormElement>(null);
  const [isAsked, ask] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    ask(true);
    if (idFault === undefined) form.put(element.current);
  };
  const general = faults.filter(({ path }) => !/^states\.\d+\.|^id$/.test(path));
  return (
    <form ref={element} onSubmit={submit} noValidate>
      <Stack gap="md">
        {entry === undefined ? (
          <IdInput
            id={master.id}
            value={form.typedId}
            today={today}
            onChange={form.typeId}
            error={faultAt(faults, 'id') ?? (isAsked ? idFault : undefined)}
          />
        ) : null}
        <EntryStates
          master={master}
          drafts={form.drafts}
          today={today}
          faults={faults}
          onChange={form.change}
          onMoved={form.move}
        />
        {putting.error === null || isNewer ? null : (
          <Notice tone="bad" isUrgent>
            {general.length === 0
              ? sayFailure(putting.error)
              : general.map(({ message }) => <div key={message}>{message}</div>)}
          </Notice>
        )}
        {isNewer && entry !== undefined ? (
          <NewerEntry
            master={master}
            newest={entry}
            names={names}
            isBusy={putting.isPending}
            onTake={form.takeNewest}
            onKeep={() => form.keepOver(element.current)}
          />
        ) : (
          <Group justify="flex-end">
            <Button type="submit" loading={putting.isPending}>
              保存する
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
};
