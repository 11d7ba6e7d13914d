import { Autocomplete, Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { keepUser, replaceRolesOfUser } from '#contract/user-keeping.ts';
import { mostPosts } from '#domain/users/person-bounds.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { newId } from '#web/api/new-id.ts';
import { faultAt, problemOf, sayFailure } from '#web/api/problem.ts';
import { failureTone } from '#web/ui/failure-tone.ts';
import { useMay } from '#web/api/session.tsx';
import { type PersonChoices, type ShownPerson, useKeepPerson } from '#web/people/people-api.ts';
import { bodyOf, draftOf, type PersonDraft } from '#web/people/person-drafts.ts';
import { PostsField } from '#web/people/posts-field.tsx';
import { NewerPerson } from '#web/people/newer-person.view.tsx';
import { RoleChecks } from '#web/people/role-checks.view.tsx';
import { focusFirstFault } from '#web/ui/focus-first-fault.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';

type PersonFormProps = {
  /** As he is now; absent for one who is to be registered. */
  readonly person?: ShownPerson;
  readonly choices: PersonChoices;
  readonly today: string;
  readonly onDone: (person: ShownPerson) => void;
  readonly onTyped: (isTyped: boolean) => void;
};

const usualRoles: readonly string[] = ['applicant'];

const usePersonForm = ({ person, choices: { grades }, today, onDone, onTyped }: PersonFormProps) => {
  const [userId] = useState(() => person?.id ?? newId());
  // What is typed rests on this one, whatever others make of him meanwhile.
  const [base, setBase] = useState(person);
  const [draft, setDraft] = useState(() => draftOf(person, today, grades));
  const [roles, setRoles] = useState(usualRoles);
  const keeping = useKeepPerson();
  const mayGiveRoles = useMay(replaceRolesOfUser);
  const keep = (form: HTMLElement | null, onto = base): void => {
    const given = person === undefined && mayGiveRoles ? roles : undefined;
    keeping.mutate(
      { params: { userId }, body: bodyOf(draft, onto?.version ?? 0, given) },
      {
        onSuccess: (kept) => {
          tellDone(`${kept.name}さんを保存しました`);
          onTyped(false);
          setBase(kept);
          onDone(kept);
        },
        onError: (error) => {
          if (failureTone(error) === 'calm') onTyped(false);
          else if (form !== null) focusFirstFault(form);
        },
      },
    );
  };
  return {
    draft,
    roles,
    keeping,
    keep,
    mayGiveRoles,
    isNewer: !keeping.isPending && person?.version !== base?.version,
    faults: problemOf(keeping.error)?.fields ?? [],
    giveRoles: setRoles,
    change: (part: Partial<PersonDraft>) => {
      onTyped(true);
      setDraft({ ...draft, ...part });
    },
    takeNewest: () => {
      keeping.reset();
      setBase(person);
      setDraft(draftOf(person, today, grades));
      onTyped(false);
    },
    keepOver: (form: HTMLElement | null) => {
      setBase(person);
      keep(form, person);
    },
  };
};

type FieldsProps = Pick<PersonFormProps, 'person' | 'choices'> & {
  readonly draft: PersonDraft;
  readonly faultOf: (path: string) => string | undefined;
  readonly onChange: (part: Partial<PersonDraft>) => void;
};

const Fields = ({ person, choices, draft, faultOf, onChange }: FieldsProps) => {
  const text = (name: 'name' | 'kana' | 'loginId' | 'email') => ({
    value: draft[name],
    maxLength: mostIn(keepUser, name),
    error: faultOf(name),
    autoComplete: 'off',
    onChange: ({ currentTarget: { value } }: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ [name]: value }),
  });
  const isUnknown = person !== undefined && person.loginId === undefined;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
      <TextInput label="氏名" {...text('name')} withAsterisk data-autofocus />
      <TextInput label="ふりがな" {...text('kana')} />
      <TextInput
        label="サインインID"
        {...text('loginId')}
        withAsterisk={!isUnknown}
        {...(isUnknown ? { description: '記録がありません。空欄のままなら変わりません' } : {})}
      />
      <TextInput label="メールアドレス" {...text('email')} withAsterisk />
      <Autocomplete
        label="等級"
        data={[...choices.grades]}
        value={draft.grade}
        maxLength={mostIn(keepUser, 'grade')}
        error={faultOf('grade')}
        withAsterisk
        onChange={(grade) => onChange({ grade })}
      />
    </SimpleGrid>
  );
};

/** A person being registered or changed. */
export const PersonForm = (props: PersonFormProps) => {
  const { person, choices, today } = props;
  const form = usePersonForm(props);
  const { keeping, faults, isNewer, draft } = form;
  const element = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    form.keep(element.current);
  };
  return (
    <form ref={element} onSubmit={submit} noValidate>
      <Stack gap="md">
        <Fields
          {...(person === undefined ? {} : { person })}
          choices={choices}
          draft={draft}
          faultOf={(path) => faultAt(faults, path)}
          onChange={form.change}
        />
        <PostsField
          posts={draft.posts}
          departments={choices.departments}
          today={today}
          faults={faults}
          most={mostPosts}
          onChange={(posts) => form.change({ posts })}
        />
        {person === undefined && form.mayGiveRoles ? (
          <RoleChecks choices={choices} roles={form.roles} onChange={form.giveRoles} />
        ) : null}
        {keeping.error === null || isNewer ? null : (
          <Notice tone={failureTone(keeping.error)} isUrgent>
            {sayFailure(keeping.error)}
          </Notice>
        )}
        {isNewer && person !== undefined ? (
          <NewerPerson
            newest={person}
            isBusy={keeping.isPending}
            onTake={form.takeNewest}
            onKeep={() => form.keepOver(element.current)}
          />
        ) : (
          <Group justify="flex-end">
            <Button type="submit" loading={keeping.isPending}>
              {person === undefined ? '登録する' : '保存する'}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
};
