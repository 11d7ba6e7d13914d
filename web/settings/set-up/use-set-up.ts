import { useQueryClient } from '@tanstack/react-query';
import { replaceSetUp, showSetUp } from '#contract/set-up.ts';
import type { SetUpStep } from '#domain/set-up/set-up-steps.ts';
import { askAnew, useAnswer, useSend } from '#web/api/contract-client.ts';
import { tellError } from '#web/ui/tell.ts';
import type { SetUp } from '#web/settings/set-up/set-up-words.ts';

/** Asked for anew whenever somebody comes back from a step. */
export const useSetUp = () => useAnswer(showSetUp, {}, { shows: ['masters'], staleTime: 0 });

const passedIn = ({ steps }: SetUp): readonly SetUpStep[] =>
  steps.filter(({ isPassed }) => isPassed).map(({ step }) => step);

/** What can be decided about the guide; after each of it the newest is shown, also where somebody was first. */
export const useDeciding = (shown: SetUp) => {
  const client = useQueryClient();
  const sending = useSend(replaceSetUp, undefined, () => askAnew(client, [showSetUp]));
  const decide = (passed: readonly SetUpStep[], isClosed: boolean): void =>
    sending.mutate(
      { body: { passed: [...passed], isClosed, expectedVersion: shown.version } },
      { onError: tellError },
    );
  const passed = passedIn(shown);
  return {
    isBusy: sending.isPending,
    pass: (step: SetUpStep) => decide([...passed, step], shown.isClosed),
    takeUp: (step: SetUpStep) =>
      decide(
        passed.filter((other) => other !== step),
        shown.isClosed,
      ),
    close: () => decide(passed, true),
    open: () => decide(passed, false),
  };
};
