import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { accountMaster } from '#domain/accounts/account.ts';
import { departmentMaster } from '#domain/departments/department.ts';
import { itemMaster } from '#domain/items/item.ts';
import { kindOf } from '#domain/masters/fields/every-kind.ts';
import type { Master } from '#domain/masters/master.ts';
import type { State } from '#domain/masters/states.ts';
import { DenseTable } from '#web/operator/support/dense-table.view.tsx';
import { Seen } from '#web/operator/support/seen.tsx';
import { daysWords } from '#web/operator/support/setting-words.ts';
import { type GrantPlace, useSeen } from '#web/operator/support/support-api.ts';

const masters = {
  listDepartments: departmentMaster,
  listItems: itemMaster,
  listAccounts: accountMaster,
} as const satisfies Record<string, Master>;
type MasterReading = keyof typeof masters;

const known: ReadonlySet<string> = new Set(Object.keys(masters));
const isMasterReading = (text: string): text is MasterReading => known.has(text);
const masterOptions = Object.entries(masters).map(([value, { word }]) => ({ value, label: word }));

/** All that a state says, field by field. */
const valuesOf = (fields: Master['fields'], state: State): readonly string[] =>
  Object.entries(fields).map(([name, field]) => {
    const value = state[name];
    if (value === undefined) return '—';
    const kind = kindOf(field);
    return kind.words?.(field, value) ?? kind.write(field, value);
  });

type ListProps = {
  readonly place: GrantPlace;
  readonly reading: MasterReading;
  readonly words: string;
};

const List = ({ place, reading, words }: ListProps) => {
  /** Where each page that was opened begins: the last one is shown. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const query = { limit: '50', words, ...(cursor === undefined ? {} : { cursor }) };
  const found = useSeen(place, reading, { query });
  const { id, fields, isDated, word }: Master = masters[reading];
  const heads = [id.word, ...Object.values(fields).map((field) => field.word), ...(isDated ? ['期間'] : [])];
  return (
    <Seen of={found}>
      {({ answer: { items, nextCursor } }) =>
        items.length === 0 ? (
          <Text size="sm">{`条件に合う${word}はありません。`}</Text>
        ) : (
          <Stack gap="sm">
            <DenseTable
              label={word}
              heads={heads}
              minWidth={Math.max(720, heads.length * 120)}
              rows={items.flatMap((entry) =>
                entry.states.map((state, index) => ({
                  key: `${entry.id} ${index}`,
                  cells: [
                    entry.id,
                    ...valuesOf(fields, state),
                    ...(isDated ? [daysWords(state.validFrom, state.validTo)] : []),
                  ],
                })),
              )}
            />
            <Group gap="sm">
              {cursors.length === 0 ? null : (
                <Button size="compact-sm" variant="default" onClick={() => setCursors(cursors.slice(0, -1))}>
                  前のページ
                </Button>
              )}
              {nextCursor === undefined ? null : (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => setCursors([...cursors, nextCursor])}
                >
                  次のページ
                </Button>
              )}
            </Group>
          </Stack>
        )
      }
    </Seen>
  );
};

/** マスタ of the company, found by code and name on a press: each search is told to it. */
export const MastersSeen = ({ place }: Pick<ListProps, 'place'>) => {
  const [reading, choose] = useState<MasterReading>('listDepartments');
  const [typed, type] = useState('');
  const [words, search] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    search(typed.trim());
  };
  return (
    <Stack gap="md">
      <form noValidate onSubmit={submit}>
        <Group align="flex-end" gap="sm">
          <NativeSelect
            label="マスタ"
            data={masterOptions}
            value={reading}
            onChange={({ currentTarget: { value } }) => isMasterReading(value) && choose(value)}
          />
          <TextInput
            label="コード・名称"
            maxLength={100}
            autoComplete="off"
            value={typed}
            onChange={({ currentTarget }) => type(currentTarget.value)}
          />
          <Button type="submit" variant="default">
            検索
          </Button>
        </Group>
      </form>
      <List key={`${reading} ${words}`} place={place} reading={reading} words={words} />
    </Stack>
  );
};
