import { Anchor, Box, Checkbox, Group, Stack, Table, Text } from '@mantine/core';
import type { Selection } from '#web/many/selection.ts';
import { isInvitable } from '#web/people/invite-many.tsx';
import type { ListedPerson } from '#web/people/people-api.ts';
import {
  endOfInvitation,
  endOfTimeBox,
  postsInWords,
  rolesInWords,
  stateWords,
} from '#web/people/person-words.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type PeopleProps = {
  readonly people: readonly ListedPerson[];
  /** Of those who can be invited; absent for who may not. */
  readonly selection: Selection | undefined;
  readonly onOpen: (userId: string) => void;
};

const Choose = ({ person, selection }: { readonly person: ListedPerson } & Pick<PeopleProps, 'selection'>) =>
  selection === undefined ? null : (
    <Checkbox
      size="xs"
      aria-label={`${person.name}さんを選択`}
      disabled={!isInvitable(person)}
      checked={selection.has(person.id)}
      onChange={({ nativeEvent }) =>
        selection.toggle(person.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }
    />
  );

const State = ({ person }: { readonly person: ListedPerson }) => {
  const { words, tone } = stateWords[person.state];
  const end = [endOfInvitation(person), endOfTimeBox(person)].filter((text) => text !== '').join('・');
  return (
    <Group gap={6} wrap="nowrap">
      <ToneBadge tone={tone}>{words}</ToneBadge>
      {end === '' ? null : (
        <Text span size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {end}
        </Text>
      )}
    </Group>
  );
};

const Name = ({
  person: { id, name, kana },
  onOpen,
}: { readonly person: ListedPerson } & Pick<PeopleProps, 'onOpen'>) => (
  <>
    <Anchor component="button" type="button" fz="inherit" fw={600} onClick={() => onOpen(id)}>
      {name}
    </Anchor>
    {kana === '' ? null : (
      <Text size="xs" c="dimmed">
        {kana}
      </Text>
    )}
  </>
);

/** A dense table; the name opens the person. */
export const PeopleTable = ({ people, selection, onOpen }: PeopleProps) => (
  <Box className="sf-paper">
    <Table className="sf-dense" stickyHeader stickyHeaderOffset={56} aria-label="利用者の一覧">
      <Table.Thead>
        <Table.Tr>
          {selection === undefined ? null : (
            <Table.Th w={34}>
              <Checkbox
                size="xs"
                aria-label="招待できる人をすべて選択"
                checked={selection.ids.length > 0 && selection.ids.length === selection.most}
                indeterminate={selection.ids.length > 0 && selection.ids.length < selection.most}
                disabled={selection.most === 0}
                onChange={selection.toggleAll}
              />
            </Table.Th>
          )}
          <Table.Th>氏名</Table.Th>
          <Table.Th>サインインID</Table.Th>
          <Table.Th>メールアドレス</Table.Th>
          <Table.Th>所属</Table.Th>
          <Table.Th>等級</Table.Th>
          <Table.Th>ロール</Table.Th>
          <Table.Th>状態</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map((person) => (
          <Table.Tr key={person.id}>
            {selection === undefined ? null : (
              <Table.Td>
                <Choose person={person} selection={selection} />
              </Table.Td>
            )}
            <Table.Td className="sf-whole">
              <Name person={person} onOpen={onOpen} />
            </Table.Td>
            <Table.Td>{person.loginId ?? '（記録なし）'}</Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{person.email}</Table.Td>
            <Table.Td>{postsInWords(person.posts)}</Table.Td>
            <Table.Td>{person.gradeName}</Table.Td>
            <Table.Td>{rolesInWords(person)}</Table.Td>
            <Table.Td>
              <State person={person} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Box>
);

/** The same on a phone. */
export const PeopleCards = ({ people, selection, onOpen }: PeopleProps) => (
  <Stack gap={8} component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label="利用者の一覧">
    {people.map((person) => (
      <Box component="li" key={person.id} className="sf-paper" p="sm">
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <Choose person={person} selection={selection} />
            <div>
              <Name person={person} onOpen={onOpen} />
            </div>
          </Group>
          <State person={person} />
        </Group>
        <Text size="sm" mt={4}>
          {[postsInWords(person.posts), person.gradeName].filter((words) => words !== '').join('・')}
        </Text>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {[person.loginId ?? '', person.email].filter((words) => words !== '').join('　')}
        </Text>
        <Text size="xs" c="dimmed">
          {rolesInWords(person)}
        </Text>
      </Box>
    ))}
  </Stack>
);
