import { Button, Stack, Text } from '@mantine/core';
import { Card } from '#web/ui/card.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';
import { SetUpSteps } from '#web/settings/set-up/set-up-steps.tsx';
import type { SetUp } from '#web/settings/set-up/set-up-words.ts';
import { useDeciding, useSetUp } from '#web/settings/set-up/use-set-up.ts';

/** Where it is over nothing of it comes back to the home. */
const OnHome = ({
  shown,
  deciding,
}: {
  readonly shown: SetUp;
  readonly deciding: ReturnType<typeof useDeciding>;
}) => {
  if (shown.isOver)
    return <Text size="sm">はじめての設定は終わっています。内容はいつでも変更できます。</Text>;
  return (
    <Button
      variant="default"
      disabled={deciding.isBusy}
      onClick={shown.isClosed ? deciding.open : deciding.close}
    >
      {shown.isClosed ? 'ホームにも表示する' : 'ホームに表示しない'}
    </Button>
  );
};

const Guide = ({ shown }: { readonly shown: SetUp }) => {
  const deciding = useDeciding(shown);
  return (
    <Card>
      <Stack gap="md" align="stretch">
        <SetUpSteps shown={shown} deciding={deciding} />
        <div>
          <OnHome shown={shown} deciding={deciding} />
        </div>
      </Stack>
    </Card>
  );
};

/** はじめての設定: the same guide, also when the home shows it no more. */
export const SetUpPage = () => {
  const { data, error, refetch } = useSetUp();
  return (
    <>
      <PageHead
        title="はじめての設定"
        lead="会社の登録から最初の申請までを、順に進めます。"
        back={{ to: '/settings', label: '会社設定' }}
      />
      {data === undefined ? (
        error === null ? (
          <Waiting />
        ) : (
          <Failure error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <Guide shown={data} />
      )}
    </>
  );
};
