import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { mailWays, waysOf, type MailWay } from '#domain/notices/mail-choice.ts';
import { noticeKinds, type NoticeKind } from '#domain/notices/notice-kinds.ts';

const wayWords: Readonly<Record<MailWay, string>> = {
  each: '都度',
  daily: '一日一回まとめて',
  none: '受け取らない',
};

const isWay = (text: string): text is MailWay => mailWays.some((way) => way === text);

/** One kind of notice, and how it comes. */
export const MailKindRow = ({
  kind,
  way,
  onChange,
}: {
  readonly kind: NoticeKind;
  readonly way: MailWay;
  readonly onChange: (way: MailWay) => void;
}) => {
  const { words, when } = noticeKinds[kind];
  const hintId = `mail-choice-${kind}`;
  return (
    <Group
      justify="space-between"
      gap="xs"
      py={6}
      style={{ borderTop: '1px solid var(--mantine-color-gray-3)' }}
    >
      <Stack gap={0} miw={0} flex="1 1 240px">
        <Text size="sm" fw={600}>
          {words}
        </Text>
        <Text size="xs" c="dimmed" id={hintId}>
          {when}
        </Text>
      </Stack>
      <NativeSelect
        w={180}
        size="sm"
        aria-label={`${words}の受け取り方`}
        aria-describedby={hintId}
        value={way}
        data={waysOf(kind).map((value) => ({ value, label: wayWords[value] }))}
        onChange={({ currentTarget: { value } }) => (isWay(value) ? onChange(value) : undefined)}
      />
    </Group>
  );
};
