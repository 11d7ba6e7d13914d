import { Stack } from '@mantine/core';
import { nextOf, type SetUp } from '#web/settings/set-up/set-up-words.ts';
import { StepRow } from '#web/settings/set-up/step-row.view.tsx';
import type { useDeciding } from '#web/settings/set-up/use-set-up.ts';

type StepsProps = { readonly shown: SetUp; readonly deciding: ReturnType<typeof useDeciding> };

/** All steps in their order, with the one to do next. */
export const SetUpSteps = ({ shown, deciding }: StepsProps) => {
  const next = nextOf(shown);
  return (
    <Stack component="ol" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
      {shown.steps.map((step, at) => (
        <StepRow
          key={step.step}
          step={step}
          number={at + 1}
          isNext={step.step === next?.step}
          isBusy={deciding.isBusy}
          onPass={deciding.pass}
          onTakeUp={deciding.takeUp}
        />
      ))}
    </Stack>
  );
};
