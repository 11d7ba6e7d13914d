import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '#contract/endpoint.ts';
import { endOperatorSessions, listOperatorSessions } from '#contract/operator/own-account.ts';
import { operatorRoles } from '#domain/operators/operator-rights.ts';
import { askAnew, useAnswer, useSend } from '#web/api/contract-client.ts';
import { useMe } from '#web/operator/operator-api.ts';
import { OwnPasswordForm } from '#web/operator/own-password-form.tsx';
import { Card } from '#web/ui/card.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatDate, formatInstant } from '#web/ui/format-date.ts';
import { PageHead } from '#web/ui/page-head.tsx';
import { tellDone, tellError } from '#web/ui/tell.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type OwnSession = AnswerOf<typeof listOperatorSessions>['items'][number];

const Sessions = ({ items }: { readonly items: readonly OwnSession[] }) => {
  const client = useQueryClient();
  const ending = useSend(
    endOperatorSessions,
    () => tellDone('ほかの端末をサインアウトしました'),
    () => askAnew(client, [listOperatorSessions]),
  );
  return (
    <Stack gap="sm">
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {items.map(({ id, device, address, startedAt, isThis }) => (
          <Group key={id} component="li" justify="space-between" gap="xs">
            <Stack gap={0} miw={0} flex="1 1 240px">
              <Text size="sm" fw={600}>
                {device}
              </Text>
              <Text size="xs" c="dimmed">
                {`接続元 ${address}・サインイン ${formatInstant(startedAt)}`}
              </Text>
            </Stack>
            {isThis ? <ToneBadge tone="good">この端末</ToneBadge> : null}
          </Group>
        ))}
      </Stack>
      {items.some(({ isThis }) => !isThis) ? (
        <Group>
          <Button
            variant="default"
            loading={ending.isPending}
            onClick={() => ending.mutate({}, { onError: tellError })}
          >
            ほかをすべてサインアウト
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
};

const SessionsCard = () => {
  const { data, error, refetch } = useAnswer(listOperatorSessions, {}, { staleTime: 0 });
  return (
    <Card title="サインイン中の端末">
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
  );
};

/** An operator's own page: who he is, his password, his sessions. */
export const OwnAccountPage = () => {
  const { operator } = useMe();
  return (
    <>
      <PageHead title="自分のページ" />
      <Stack gap="md">
        <Card title={`${operator.name}（${operator.id}）`}>
          <Facts
            columns={2}
            facts={[
              { term: 'ロール', value: operator.roles.map((role) => operatorRoles[role].words).join('・') },
              { term: '教育の有効期限', value: formatDate(operator.trainedUntil) },
            ]}
          />
        </Card>
        <SessionsCard />
        <Card title="パスワードの変更">
          <OwnPasswordForm />
        </Card>
      </Stack>
    </>
  );
};
