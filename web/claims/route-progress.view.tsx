import { Box, Group, Stack, Text } from '@mantine/core';
import type { ClaimView } from '#web/claims/claim-view.ts';
import { routeProgress } from '#web/claims/route-progress.ts';
import { Card } from '#web/ui/card.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

/** Where on its route the claim is. */
export const RouteProgress = ({ view }: { readonly view: ClaimView }) => {
  const steps = routeProgress(view);
  if (steps.length === 0) return null;
  return (
    <Card title="承認ルート">
      <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {steps.map((step, index) => (
          <Box component="li" key={step.key} aria-current={step.isOpen ? 'step' : undefined}>
            <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
              <div>
                <Text fw={step.isOpen ? 700 : 500}>
                  {index + 1}. {step.name}
                </Text>
                <Text size="sm" c="dimmed">
                  {step.people}
                </Text>
                {step.comment === undefined ? null : (
                  <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                    「{step.comment}」
                  </Text>
                )}
                {step.voided.map((vote) => (
                  <Text key={vote} size="xs" c="dimmed">
                    {vote}
                  </Text>
                ))}
              </div>
              <ToneBadge tone={step.tone}>{step.state}</ToneBadge>
            </Group>
          </Box>
        ))}
      </Stack>
    </Card>
  );
};
