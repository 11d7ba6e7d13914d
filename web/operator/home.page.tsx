import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { AnswerOf } from '#contract/endpoint.ts';
import { showOperatorHome } from '#contract/operator/home.ts';
import { homeTaskKinds } from '#domain/operators/home-tasks.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { homePlaces, sayAt } from '#web/operator/home-places.ts';
import { Card } from '#web/ui/card.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type TaskGroup = AnswerOf<typeof showOperatorHome>['groups'][number];

const GroupCard = ({ group: { kind, items, hasMore } }: { readonly group: TaskGroup }) => {
  const { words, urgency } = homeTaskKinds[kind];
  const { to, link, atWords } = homePlaces[kind];
  return (
    <Card
      title={words}
      aside={
        <ToneBadge tone={urgency === 'burns' ? 'bad' : 'warn'}>
          {urgency === 'burns' ? '至急' : '期限あり'}
        </ToneBadge>
      }
    >
      <Stack component="ul" gap={6} m={0} pl="md">
        {items.map(({ says, at }) => (
          <li key={`${says} ${at}`}>
            <Text component="span" style={{ overflowWrap: 'anywhere' }}>
              {says}
            </Text>
            {at === undefined ? null : (
              <Text component="span" size="sm" c="dimmed">
                {`　${atWords} ${sayAt(at)}`}
              </Text>
            )}
          </li>
        ))}
      </Stack>
      <Group mt="sm" gap="sm">
        <Anchor component={Link} to={to} size="sm">
          {`${link}（${words}）`}
        </Anchor>
        {hasMore ? (
          <Text size="sm" c="dimmed">
            ほかにもあります
          </Text>
        ) : null}
      </Group>
    </Card>
  );
};

const Tasks = () => {
  const { data, error, refetch } = useAnswer(showOperatorHome, {}, { staleTime: 0 });
  if (data === undefined)
    return error === null ? <Waiting rows={3} /> : <Failure error={error} onRetry={() => void refetch()} />;
  if (data.groups.length === 0)
    return (
      <Empty
        icon="check"
        title="対応が必要なものはありません"
        hint="期限のあるものや急ぐものが出ると、ここに表示されます。"
      />
    );
  return (
    <Stack gap="md">
      {data.groups.map((group) => (
        <GroupCard key={group.kind} group={group} />
      ))}
    </Stack>
  );
};

/** What is due, and what burns. */
export const HomePage = () => (
  <>
    <PageHead title="ホーム" lead="期限のあるものと、急ぐものです。" />
    <Tasks />
  </>
);
