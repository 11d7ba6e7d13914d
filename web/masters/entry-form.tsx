import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { idRead } from '#domain/masters/read-values.ts';
import { areSameStates } from '#domain/masters/states.ts';
import { faultAt, type FieldFault, problemOf, sayFailure } from '#web/api/problem.ts';
import { type Draft, draftOf, stateOf } from '#web/masters/drafts.ts';
import { EntryStates } from '#web/masters/entry-states.tsx';
import type { Names } from '#web/masters/entry-words.ts';
import { type Entry, type ShownMaster, usePutEntry } from '#web/masters/masters-api.ts';
import { IdInput } from '#web/masters/id-input.tsx';
import { NewerEntry } from '#web/masters/newer-entry.tsx';
import { PastChanges } from '#web/masters/past-changes.tsx';
import { focusFirstFault } from '#web/ui/focus-first-fault.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';

type EntryFormProps = {
  readonly shown: ShownMaster;
  /** As it is now; absent for one that is to be registered. */
  readonly entry?: Entry;
  readonly names: Names;
  readonly today: string;
  readonly onDone: () => void;
  readonly onTyped: (isTyped: boolean) => void;
};

const firstDrafts = (
  master: ShownMaster['master'],
  entry: Entry | undefined,
  today: string,
): readonly Draft[] =>
  entry === undefined || entry.states.length === 0
    ? [master.isDated ? { validFrom: today } : {}]
    : entry.states.map(draftOf(master));

const useForm = ({ shown: { master, contracts }, entry, today, onDone, onTyped }: EntryFormProps) => {
  const draftsOf = (one: Entry | undefined) => firstDrafts(master, one, today);
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
  const put = (form: HTMLElement | null, { onto = base, changesPast = false } = {}): void =>
    putting.mutate(
      {
        params: { entryId: entry?.id ?? (read?.ok === true ? read.value : typedId) },
        body: {
          states: drafts.map(stateOf(master)),
          expectedVersion: onto?.version ?? 0,
          ...(changesPast ? { changesPast } : {}),
        },
      },
      {
        onSuccess: ({ id }) => {
          tellDone(`${master.word} ${id} を保存しました`);
          onDone();
        },
        onError: () => form !== null && focusFirstFault(form),
      },
    );
  const faults = problemOf(putting.error)?.fields ?? [];
  return {
    typedId,
    drafts,
    putting,
    put,
    change,
    isNewer: !putting.isPending && entry?.version !== base?.version,
    faults,
    forget: () => putting.reset(),
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
      put(form, { onto: entry });
    },
  };
};

type RefusedProps = { readonly error: Error | null; readonly faults: readonly FieldFault[] };

/** What is said of no field. */
const Refused = ({ error, faults }: RefusedProps) => {
  if (error === null) return null;
  const general = faults.filter(({ path }) => !/^states\.\d+\.|^id$/.test(path));
  return (
    <Notice tone="bad" isUrgent>
      {general.length === 0
        ? sayFailure(error)
        : general.map(({ message }) => <div key={message}>{message}</div>)}
    </Notice>
  );
};

/** An entry being registered or changed. */
export const EntryForm = (props: EntryFormProps) => {
  const { shown, entry, names, today } = props;
  const { master } = shown;
  const form = useForm(props);
  const { putting, faults, idFault, isNewer } = form;
  const past = faultAt(faults, 'changesPast');
  const element = useRef<HTMLFormElement>(null);
  const [isAsked, ask] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    ask(true);
    if (idFault === undefined) form.put(element.current);
  };
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
        <PastChanges
          said={isNewer ? undefined : past}
          onClose={form.forget}
          onConfirm={() => form.put(element.current, { changesPast: true })}
        />
        {isNewer || past !== undefined ? null : <Refused error={putting.error} faults={faults} />}
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
