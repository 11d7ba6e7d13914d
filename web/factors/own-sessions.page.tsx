import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { endOwnSessions, listOwnSessions } from '#contract/own-sessions.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { askAnew, useAnswer, useSend } from '#web/api/contract-client.ts';
import { Card } from '#web/ui/card.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { PageHead } from '#web/ui/page-head.tsx';
import { tellDone, tellError } from '#web/ui/tell.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type OwnSession = AnswerOf<typeof listOwnSessions>['items'][number];

type RowProps = { readonly session: OwnSession; readonly isBusy: boolean; readonly onEnd: () => void };

const SessionRow = ({ session, isBusy, onEnd }: RowProps) => {
  const { device = '端末の記録なし', address, startedAt, lastUsedAt, isThis } = session;
  return (
    <Group
      component="li"
      justify="space-between"
      gap="xs"
      py={8}
      style={{ borderTop: '1px solid var(--mantine-color-gray-3)' }}
    >
      <Stack gap={0} miw={0} flex="1 1 240px">
        <Text size="sm" fw={600}>
          {device}
        </Text>
        <Text size="xs" c="dimmed">
          {address === undefined ? '' : `接続元 ${address}・`}サインイン {formatInstant(startedAt)}
          ・最後の操作 {formatInstant(lastUsedAt)}
        </Text>
      </Stack>
      {isThis ? (
        <ToneBadge tone="good">この端末</ToneBadge>
      ) : (
        <Button size="compact-sm" variant="default" disabled={isBusy} onClick={onEnd}>
          {`サインアウトさせる（${device}）`}
        </Button>
      )}
    </Group>
  );
};

const Sessions = ({ items }: { readonly items: readonly OwnSession[] }) => {
  const client = useQueryClient();
  const ending = useSend(
    endOwnSessions,
    () => tellDone('ほかの端末をサインアウトしました'),
    () => askAnew(client, [listOwnSessions]),
  );
  const end = (query: { readonly sessionId?: string }): void =>
    ending.mutate({ query }, { onError: tellError });
  return (
    <Stack gap="sm">
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {items.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            isBusy={ending.isPending}
            onEnd={() => end({ sessionId: session.id })}
          />
        ))}
      </Stack>
      {items.some(({ isThis }) => !isThis) ? (
        <Group>
          <Button variant="default" loading={ending.isPending} onClick={() => end({})}>
            ほかをすべてサインアウト
          </Button>
        </Group>
      ) : null}
      <Text size="xs" c="dimmed">
        心当たりのない端末があるときは、サインアウトさせてから、パスワードを変更してください。端末の名前はブラウザーが名乗ったもので、最後の操作は5分ほど前後します。
      </Text>
    </Stack>
  );
};

/** サインイン中の端末: one's own sessions, each of which can be ended. */
export const OwnSessionsPage = () => {
  const { data, error, refetch } = useAnswer(listOwnSessions, {}, { staleTime: 0 });
  return (
    <>
      <PageHead title="サインイン中の端末" back={{ to: '/me', label: 'マイページ' }} />
      <Card>
        {data === undefined ? (
          error === null ? (
            <Waiting rows={2} />
          ) : (
            <Failure error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <Sessions items={data.items} />
        )}
      </Card>
    </>
  );
};
