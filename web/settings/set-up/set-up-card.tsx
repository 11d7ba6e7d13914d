import { Button, Stack, Text } from '@mantine/core';
import { Card } from '#web/ui/card.tsx';
import { SetUpSteps } from '#web/settings/set-up/set-up-steps.tsx';
import { isLeft } from '#domain/set-up/set-up-steps.ts';
import type { SetUp } from '#web/settings/set-up/set-up-words.ts';
import { useDeciding, useSetUp } from '#web/settings/set-up/use-set-up.ts';

const Guide = ({ shown }: { readonly shown: SetUp }) => {
  const deciding = useDeciding(shown);
  const left = shown.steps.filter(isLeft).length;
  return (
    <Card
      title="はじめての設定"
      aside={
        <Button variant="subtle" size="compact-sm" disabled={deciding.isBusy} onClick={deciding.close}>
          ホームに表示しない
        </Button>
      }
    >
      <Stack gap="sm">
        <Text size="sm">
          {`最初の申請が承認されるまでの手順です。残り${left}つ。途中でやめても、続きから始められます。`}
        </Text>
        <SetUpSteps shown={shown} deciding={deciding} />
      </Stack>
    </Card>
  );
};

/** はじめての設定 on the home, as long as something is left of it; a failure is no reason to keep the home back. */
export const SetUpCard = () => {
  const { data } = useSetUp();
  return data === undefined || data.isOver || data.isClosed ? null : <Guide shown={data} />;
};
