import { Anchor, Box, Group, Stack, Table, Text } from '@mantine/core';
import type { ListedPerson } from '#web/people/people-api.ts';
import { endOfInvitation, postsInWords, rolesInWords, stateWords } from '#web/people/person-words.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type PeopleProps = {
  readonly people: readonly ListedPerson[];
  readonly onOpen: (userId: string) => void;
};

const State = ({ person }: { readonly person: ListedPerson }) => {
  const { words, tone } = stateWords[person.state];
  const end = endOfInvitation(person);
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
export const PeopleTable = ({ people, onOpen }: PeopleProps) => (
  <Box className="sf-paper">
    <Table className="sf-dense" stickyHeader stickyHeaderOffset={56} aria-label="利用者の一覧">
      <Table.Thead>
        <Table.Tr>
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
export const PeopleCards = ({ people, onOpen }: PeopleProps) => (
  <Stack gap={8} component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label="利用者の一覧">
    {people.map((person) => (
      <Box component="li" key={person.id} className="sf-paper" p="sm">
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
          <div>
            <Name person={person} onOpen={onOpen} />
          </div>
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
