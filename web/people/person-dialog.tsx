import { Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { keepUser } from '#contract/user-keeping.ts';
import { useIsSending } from '#web/api/contract-client.ts';
import { useMay } from '#web/api/session.tsx';
import { usePerson, usePersonChoices } from '#web/people/people-api.ts';
import { PersonHistory } from '#web/people/person-history.tsx';
import { PersonForm } from '#web/people/person-form.tsx';
import { PersonRoles } from '#web/people/person-roles.tsx';
import { PersonStanding } from '#web/people/person-standing.tsx';
import { postsInWords } from '#web/people/person-words.ts';
import { dialog } from '#web/ui/dialog.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { partOnUse } from '#web/ui/on-use.tsx';
import { TypedDialog } from '#web/ui/typed-dialog.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

/** Loaded by whoever looks there. */
const PassesOfPerson = partOnUse(
  async () => (await import('#web/commuting/passes-of-person.tsx')).PassesOfPerson,
);

export type OpenedPerson =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly id: string; readonly tab?: string };

type PersonDialogProps = {
  readonly opened: OpenedPerson;
  readonly today: string;
  readonly onOpen: (opened: OpenedPerson) => void;
  readonly onClose: () => void;
};
type ContentProps = PersonDialogProps & { readonly onTyped: (isTyped: boolean) => void };

/** Somebody who is there: changed, given roles, invited, shut out. What is typed stays while another tab is looked at. */
const KnownPerson = ({
  id,
  first,
  today,
  onTyped,
}: Pick<ContentProps, 'today' | 'onTyped'> & { readonly id: string; readonly first: string }) => {
  const person = usePerson(id);
  const choices = usePersonChoices();
  const mayKeep = useMay(keepUser);
  const [tab, open] = useState<string | null>(first);
  const failed = person.error ?? choices.error;
  if (person.data === undefined || choices.data === undefined)
    return failed === null ? (
      <Waiting />
    ) : (
      <Failure error={failed} onRetry={() => void Promise.all([person.refetch(), choices.refetch()])} />
    );
  const { data } = person;
  const isKept = mayKeep && data.state !== 'deleted';
  return (
    <Tabs value={tab} onChange={open}>
      <Tabs.List mb="md">
        <Tabs.Tab value="facts">基本情報</Tabs.Tab>
        {data.state === 'deleted' ? null : <Tabs.Tab value="roles">ロール</Tabs.Tab>}
        {mayKeep ? <Tabs.Tab value="standing">招待・期間・停止・削除</Tabs.Tab> : null}
        {data.state === 'deleted' ? null : <Tabs.Tab value="passes">通勤定期</Tabs.Tab>}
        <Tabs.Tab value="history">履歴</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="facts">
        {isKept ? (
          <PersonForm
            person={data}
            choices={choices.data}
            today={today}
            onTyped={onTyped}
            onDone={() => undefined}
          />
        ) : (
          <Facts
            facts={[
              { term: '氏名', value: data.name },
              { term: '等級', value: data.gradeName },
              { term: 'メールアドレス', value: data.email },
              { term: '所属', value: postsInWords(data.posts) },
            ]}
            columns={2}
          />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="roles">
        <PersonRoles person={data} choices={choices.data} />
      </Tabs.Panel>
      <Tabs.Panel value="standing">
        <PersonStanding person={data} choices={choices.data} today={today} />
      </Tabs.Panel>
      <Tabs.Panel value="passes">{tab === 'passes' ? <PassesOfPerson userId={id} /> : null}</Tabs.Panel>
      <Tabs.Panel value="history">{tab === 'history' ? <PersonHistory id={id} /> : null}</Tabs.Panel>
    </Tabs>
  );
};

/** Registered first; the way in is opened next. */
const NewPerson = ({ today, onTyped, onOpen }: ContentProps) => {
  const { data: choices, error, refetch } = usePersonChoices();
  if (choices === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        登録した後、続けて招待のメールを送れます。
      </Text>
      <PersonForm
        choices={choices}
        today={today}
        onTyped={onTyped}
        onDone={({ id }) => onOpen({ kind: 'known', id, tab: 'standing' })}
      />
    </>
  );
};

const NameOf = ({ id }: { readonly id: string }) => {
  const { data } = usePerson(id);
  return data === undefined ? '利用者' : `${data.name}さん`;
};

/** One person. It is not closed over what was typed without a word. */
export const PersonDialog = dialog((props: PersonDialogProps) => {
  const { opened, onClose } = props;
  const [isTyped, setTyped] = useState(false);
  return (
    <TypedDialog
      isTyped={isTyped}
      isBusy={useIsSending()}
      onClose={onClose}
      title={opened.kind === 'new' ? '利用者を登録する' : <NameOf id={opened.id} />}
      size="xl"
    >
      {() =>
        opened.kind === 'new' ? (
          <NewPerson {...props} onTyped={setTyped} />
        ) : (
          <KnownPerson
            key={opened.id}
            id={opened.id}
            first={opened.tab ?? 'facts'}
            today={props.today}
            onTyped={setTyped}
          />
        )
      }
    </TypedDialog>
  );
});
