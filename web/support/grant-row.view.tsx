import { Button, Group, List, Stack, Text } from '@mantine/core';
import { grantParts } from '#domain/support/support-grant.ts';
import type { ShownGrant } from '#web/support/support-api.ts';
import { grantLines, isGiven, isWaiting, stateWords } from '#web/support/support-words.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

export type GrantDeed = 'give' | 'refuse' | 'views';

type RowProps = {
  readonly grant: ShownGrant;
  readonly onDeed: (deed: GrantDeed, grant: ShownGrant) => void;
};

/** Each part in one line, with what of the company it shows. */
const Parts = ({ parts }: Pick<ShownGrant, 'parts'>) => (
  <List size="sm">
    {parts.map((part) => (
      <List.Item key={part}>{`${grantParts[part].words}：${grantParts[part].about}`}</List.Item>
    ))}
  </List>
);

const deedsOf = (grant: ShownGrant): readonly (readonly [deed: GrantDeed, words: string])[] => {
  if (isWaiting(grant))
    return [
      ['give', '許可する'],
      ['refuse', '断る'],
    ];
  if (isGiven(grant))
    return [
      ['views', '閲覧したもの'],
      ['refuse', '取り消す'],
    ];
  return grant.until === undefined ? [] : [['views', '閲覧したもの']];
};

const Deeds = ({ grant, onDeed }: RowProps) => (
  <Group gap="sm">
    {deedsOf(grant).map(([deed, words]) => (
      <Button
        key={deed}
        size="compact-sm"
        variant={deed === 'give' ? 'filled' : 'default'}
        aria-label={`${words}：${grant.operatorName}、${formatInstant(grant.askedAt)}の依頼`}
        onClick={() => onDeed(deed, grant)}
      >
        {words}
      </Button>
    ))}
  </Group>
);

/** One asking: who, why, what he would see and how long, and what became of it. */
export const GrantRow = ({ grant, onDeed }: RowProps) => {
  const { words, tone } = stateWords[grant.state];
  const isOpen = isWaiting(grant) || isGiven(grant);
  return (
    <Stack
      component="li"
      gap="xs"
      py={12}
      style={{
        borderTop: '1px solid var(--mantine-color-gray-3)',
        listStyle: 'none',
        overflowWrap: 'anywhere',
      }}
    >
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>{`サポートの担当者：${grant.operatorName}`}</Text>
        <ToneBadge tone={tone}>{words}</ToneBadge>
      </Group>
      <Text size="sm">{`理由：${grant.reason}`}</Text>
      {isOpen ? (
        <Parts parts={grant.parts} />
      ) : (
        <Text size="sm">{`範囲：${grant.parts.map((part) => grantParts[part].words).join('、')}`}</Text>
      )}
      <Text size="sm">
        {isGiven(grant) && grant.until !== undefined
          ? `${formatInstant(grant.until)}まで閲覧できます。`
          : `時間：許可してから${grant.hours}時間`}
      </Text>
      <div>
        {grantLines(grant).map((line) => (
          <Text key={line} size="xs" c="dimmed">
            {line}
          </Text>
        ))}
      </div>
      <Deeds grant={grant} onDeed={onDeed} />
    </Stack>
  );
};
