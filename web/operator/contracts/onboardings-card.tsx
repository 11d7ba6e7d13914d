import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { listOnboardings } from '#contract/operator/onboardings.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { onboardingStateWords, onboardingTones } from '#web/operator/contracts/onboarding-words.ts';
import { Card } from '#web/ui/card.tsx';
import { FailedPart } from '#web/ui/failed-part.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

/** 最近の開設: the last ones, whatever became of them. */
export const OnboardingsCard = () => {
  const { data, error, refetch } = useAnswer(listOnboardings, { query: { limit: '5' } }, { staleTime: 0 });
  if (error !== null) return <FailedPart error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Card title="最近の開設">
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {data.items.map(({ tenantId, companyName, state, askedAt }) => (
          <Group component="li" key={tenantId} gap="sm">
            <Anchor component={Link} to={`/companies/onboardings/${tenantId}`}>
              {companyName}
            </Anchor>
            <ToneBadge tone={onboardingTones[state]}>{onboardingStateWords[state]}</ToneBadge>
            <Text size="sm" c="dimmed" className="sf-number">
              {formatInstant(askedAt)}
            </Text>
          </Group>
        ))}
      </Stack>
    </Card>
  );
};
