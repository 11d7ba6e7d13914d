import { Anchor, Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { listViews } from '#contract/inspections.ts';
import { keepUser, listUsers } from '#contract/user-keeping.ts';
import type { StateFilter } from '#domain/users/person-state.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { useMay } from '#web/api/session.tsx';
import { type Selection, useSelection } from '#web/many/selection.ts';
import { InviteMany, isInvitable } from '#web/people/invite-many.tsx';
import { type PeopleAsk, usePeople, usePersonChoices } from '#web/people/people-api.ts';
import { PeopleCards, PeopleTable } from '#web/people/people-table.view.tsx';
import { CsvMenu } from '#web/files/csv-menu.tsx';
import { type OpenedPerson, PersonDialog } from '#web/people/person-dialog.tsx';
import { filterWords } from '#web/people/person-words.ts';
import { dialogOnUse } from '#web/ui/dialog-on-use.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { FoundChoice } from '#web/ui/found-choice.tsx';
import { todayInJapan } from '#web/ui/format-date.ts';
import { PageHead } from '#web/ui/page-head.tsx';
import { SearchField } from '#web/ui/search-field.tsx';
import { useIsWide } from '#web/ui/use-is-wide.ts';
import { Waiting } from '#web/ui/waiting.tsx';

/** Files of people are taken in as masters are, by what is loaded when somebody does. */
const files = () => import('#web/masters/people-import.tsx');
const PeopleImport = dialogOnUse(async () => (await files()).PeopleImport);

const isFilter = (text: string): text is StateFilter => Object.hasOwn(filterWords, text);

type BarProps = { readonly ask: PeopleAsk; readonly onAsk: (ask: PeopleAsk) => void };

const SearchBar = ({ ask, onAsk }: BarProps) => {
  const { departments = [] } = usePersonChoices().data ?? {};
  return (
    <search>
      <Group gap={8} align="flex-end" className="sf-dense-form">
        <SearchField
          label="氏名・かな・サインインID・メールアドレス"
          placeholder="サインインIDとメールは全体を入力"
          className="sf-filter-text"
          text={ask.text}
          maxLength={mostIn(listUsers, 'text')}
          onText={(text) => onAsk({ ...ask, text })}
        />
        <FoundChoice
          label="所属"
          className="sf-filter-short"
          data={departments.map(({ id, name }) => ({ value: id, label: `${name}（${id}）` }))}
          value={ask.departmentId ?? ''}
          clearLabel="所属の指定を外す"
          whenEmpty="該当する部門がありません"
          onChange={(id) => onAsk({ ...ask, departmentId: id === '' ? undefined : id })}
        />
        <NativeSelect
          label="状態"
          className="sf-filter-short"
          data={Object.entries(filterWords).map(([value, label]) => ({ value, label }))}
          value={ask.state}
          onChange={({ currentTarget: { value } }) => isFilter(value) && onAsk({ ...ask, state: value })}
        />
      </Group>
    </search>
  );
};

type PeopleListProps = {
  readonly ask: PeopleAsk;
  readonly mayKeep: boolean;
  readonly onOpen: (userId: string) => void;
};

type PagesProps = {
  readonly pages: ReturnType<typeof usePeople>;
  readonly selection: Selection | undefined;
  readonly onOpen: (userId: string) => void;
};

const PeoplePages = ({ pages, selection, onOpen }: PagesProps) => {
  const isWide = useIsWide();
  if (pages.error !== null) return <Failure error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.data === undefined) return <Waiting />;
  const people = pages.data.pages.flatMap(({ items }) => items);
  if (people.length === 0 && !pages.hasNextPage)
    return <Empty icon="person" title="該当する利用者がいません" hint="検索の条件を変えてください。" />;
  const List = isWide ? PeopleTable : PeopleCards;
  return (
    <>
      <List people={people} selection={selection} onOpen={onOpen} />
      {pages.hasNextPage ? (
        <Button
          variant="default"
          mx="auto"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          さらに読み込む
        </Button>
      ) : null}
    </>
  );
};

/** What became of invitations is told though none of those whom the list showed is left in it. */
const People = ({ ask, mayKeep, onOpen }: PeopleListProps) => {
  const pages = usePeople(ask);
  const people = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const selection = useSelection(people.filter(isInvitable).map(({ id }) => id));
  return (
    <>
      {mayKeep ? (
        <InviteMany
          selected={people.filter(({ id }) => selection.has(id))}
          isUninvited={ask.state === 'uninvited' && people.length > 0}
          onForget={selection.clear}
        />
      ) : null}
      <PeoplePages pages={pages} selection={mayKeep ? selection : undefined} onOpen={onOpen} />
    </>
  );
};

/** 利用者: who may sign in, searched, registered and looked after. */
export const PeoplePage = () => {
  const mayKeep = useMay(keepUser);
  const maySeeViews = useMay(listViews);
  const [opened, open] = useState<OpenedPerson>();
  // The home leads to those whom it is about, and to what somebody left half done.
  const [asked, setAsked] = useSearchParams();
  const state = asked.get('state') ?? '';
  const [ask, setAsk] = useState<PeopleAsk>({
    text: '',
    state: isFilter(state) ? state : 'present',
    departmentId: undefined,
  });
  const [isImporting, setImporting] = useState(mayKeep && asked.get('import') === 'open');
  const closeImport = (): void => {
    setImporting(false);
    setAsked((before) => (before.delete('import'), before), { replace: true });
  };
  const [today] = useState(() => todayInJapan(Date.now()));
  return (
    <>
      <PageHead title="利用者">
        <Group gap="sm">
          {maySeeViews ? (
            <Anchor component={Link} to="/people/views" size="sm">
              閲覧の記録
            </Anchor>
          ) : null}
          <CsvMenu size="sm" file={{ read: async () => (await files()).writtenPeople() }} />
          {mayKeep ? (
            <>
              <Button variant="default" size="sm" onClick={() => setImporting(true)}>
                CSVを取り込む
              </Button>
              <Button size="sm" onClick={() => open({ kind: 'new' })}>
                利用者を登録する
              </Button>
            </>
          ) : null}
        </Group>
      </PageHead>
      <Stack gap="sm">
        <SearchBar ask={ask} onAsk={setAsk} />
        <People ask={ask} mayKeep={mayKeep} onOpen={(id) => open({ kind: 'known', id })} />
      </Stack>
      {isImporting ? <PeopleImport isOpen onClose={closeImport} /> : null}
      {opened === undefined ? null : (
        <PersonDialog opened={opened} today={today} onOpen={open} onClose={() => open(undefined)} />
      )}
    </>
  );
};
