import { Text } from '@mantine/core';
import { showUsage } from '#contract/usage.ts';
import { planWords } from '#domain/tenants/plans.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { Card } from '#web/ui/card.tsx';
import { FailedPart } from '#web/ui/failed-part.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { formatMonth } from '#web/ui/format-date.ts';
import { formatAmount } from '#web/ui/format-yen.ts';
import { Waiting } from '#web/ui/waiting.tsx';

const say = ({ count, isMore }: { readonly count: number; readonly isMore: boolean }, unit: string): string =>
  `${formatAmount(count)}${unit}${isMore ? '以上' : ''}`;

/** 利用状況: what the company uses of its contract in this month. */
export const UsageCard = () => {
  const { data, error, refetch } = useAnswer(showUsage, {}, { shows: ['masters'], staleTime: 60_000 });
  return (
    <Card title="利用状況">
      {error === null ? null : <FailedPart error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Waiting rows={1} /> : null}
      {data === undefined ? null : (
        <>
          <Facts
            columns={3}
            facts={[
              ...(data.plan === undefined ? [] : [{ term: '契約プラン', value: planWords[data.plan] }]),
              { term: '利用者', value: say(data.people, '人') },
              { term: `${formatMonth(data.month)}の申請`, value: say(data.claims, '件') },
            ]}
          />
          <Text size="xs" c="dimmed" mt="sm">
            利用者は、利用を止めた人を除きます。申請は、この月に初めて提出されたものです。
          </Text>
        </>
      )}
    </Card>
  );
};
