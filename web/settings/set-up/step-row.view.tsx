import { Anchor, Box, Button, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { isLeft, type SetUpStep } from '#domain/set-up/set-up-steps.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { saysCount, stepWords, type Step } from '#web/settings/set-up/set-up-words.ts';
import { StepFiles } from '#web/settings/set-up/step-files.tsx';

type StepRowProps = {
  readonly step: Step;
  /** From 1. */
  readonly number: number;
  readonly isNext: boolean;
  readonly isBusy: boolean;
  readonly onPass: (step: SetUpStep) => void;
  readonly onTakeUp: (step: SetUpStep) => void;
};

const Standing = ({ step: { step, isDone, isPassed } }: { readonly step: Step }) => {
  if (isDone) return <ToneBadge tone="good">済み</ToneBadge>;
  if (!isPassed) return <ToneBadge tone="warn">これから</ToneBadge>;
  return <ToneBadge tone="quiet">{stepWords[step].pass?.done ?? 'あとで'}</ToneBadge>;
};

/** What there is to do in a step: where it is done, with which files, and how it is passed over. */
const Ways = ({ step, isNext, isBusy, onPass }: Omit<StepRowProps, 'number' | 'onTakeUp'>) => {
  const { hint, ways, pass } = stepWords[step.step];
  return (
    <>
      <Text size="sm" c="dimmed" mb={6}>
        {hint}
      </Text>
      <Group gap="xs">
        {ways.map(({ to, label }, at) => (
          <Button
            key={to}
            component={Link}
            to={to}
            size="compact-sm"
            variant={isNext && at === 0 ? 'filled' : 'default'}
          >
            {label}
          </Button>
        ))}
        <StepFiles step={step.step} />
        {pass === undefined || !isLeft(step) ? null : (
          <Button size="compact-sm" variant="subtle" disabled={isBusy} onClick={() => onPass(step.step)}>
            {pass.word}
          </Button>
        )}
      </Group>
    </>
  );
};

/** A step: one that is left says what to do, one that is done or passed over has its way back. */
export const StepRow = ({ step, number, onTakeUp, ...ways }: StepRowProps) => {
  const { title, ways: places } = stepWords[step.step];
  const [place] = places;
  return (
    <Box
      component="li"
      py={8}
      style={{ borderTop: '1px solid #e1e7ec' }}
      {...(ways.isNext ? { 'aria-current': 'step' as const } : {})}
    >
      <Group gap="sm" wrap="nowrap" align="flex-start" justify="space-between">
        <Box style={{ minWidth: 0 }}>
          <Text size="sm" fw={600}>
            {number}. {title}
          </Text>
          <Text size="xs" c="dimmed">
            {saysCount(step)}
          </Text>
        </Box>
        <Standing step={step} />
      </Group>
      {isLeft(step) ? (
        <Ways step={step} {...ways} />
      ) : (
        <Group gap="md">
          {place === undefined ? null : (
            <Anchor component={Link} to={place.to} size="xs" underline="hover">
              {place.label}
            </Anchor>
          )}
          {step.isDone ? null : (
            <Button
              size="compact-xs"
              variant="subtle"
              disabled={ways.isBusy}
              aria-label={`この手順に戻る：${title}`}
              onClick={() => onTakeUp(step.step)}
            >
              この手順に戻る
            </Button>
          )}
        </Group>
      )}
    </Box>
  );
};
