import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { showUsage } from '#contract/usage.ts';
import { planWords } from '#domain/tenants/plans.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { UseBars } from '#web/usage/use-bars.view.tsx';
import { Card } from '#web/ui/card.tsx';
import { FailedPart } from '#web/ui/failed-part.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

/** 利用状況: what the company uses of its contract in this month. */
export const UsageCard = () => {
  const { data, error, refetch } = useAnswer(showUsage, {}, { shows: ['masters'], staleTime: 60_000 });
  return (
    <Card
      title="利用状況"
      aside={
        <Anchor component={Link} to="/contract" size="sm">
          契約を見る
        </Anchor>
      }
    >
      {error === null ? null : <FailedPart error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Waiting rows={1} /> : null}
      {data === undefined ? null : (
        <Stack gap="md">
          {data.plan === undefined ? null : <Text size="sm">{`契約プラン：${planWords[data.plan]}`}</Text>}
          <UseBars usage={data} />
          <Text size="xs" c="dimmed">
            利用者は、利用を止めた人を除きます。申請は、この月に初めて提出されたものです。
          </Text>
        </Stack>
      )}
    </Card>
  );
};
