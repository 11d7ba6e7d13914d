import { Box, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { listDuties } from '#contract/operator/duties.ts';
import { liveControl, type LiveControl, type Now } from '#domain/controls/live-control.ts';
import { outcomes, outcomeWords, type Outcome } from '#domain/controls/shown-control.ts';
import { bookStateOf } from '#domain/duties/duty.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { ControlRow } from '#web/operator/controls/control-row.view.tsx';
import { controlsOfBuild, lastProofs } from '#web/operator/controls/controls-of-build.ts';
import { Failure } from '#web/ui/failure.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type FilterProps = {
  readonly controls: readonly LiveControl[];
  readonly chosen: Outcome | undefined;
  readonly onChoose: (outcome: Outcome | undefined) => void;
};

const Filter = ({ controls, chosen, onChoose }: FilterProps) => (
  <Group component="fieldset" gap="xs" m={0} p={0} style={{ border: 0 }} aria-label="結果で絞り込む">
    <Button
      size="compact-md"
      variant={chosen === undefined ? 'filled' : 'default'}
      aria-pressed={chosen === undefined}
      onClick={() => onChoose(undefined)}
    >
      {`すべて ${controls.length}`}
    </Button>
    {outcomes.map((outcome) => (
      <Button
        key={outcome}
        size="compact-md"
        variant={chosen === outcome ? 'filled' : 'default'}
        aria-pressed={chosen === outcome}
        onClick={() => onChoose(outcome)}
      >
        {`${outcomeWords[outcome]} ${controls.filter((one) => one.outcome === outcome).length}`}
      </Button>
    ))}
  </Group>
);

const Controls = () => {
  const { data, error, refetch } = useAnswer(listDuties, {}, { staleTime: 0 });
  const [chosen, choose] = useState<Outcome>();
  const [opened, open] = useState<string>();
  if (data === undefined)
    return error === null ? <Waiting rows={5} /> : <Failure error={error} onRetry={() => void refetch()} />;
  const now: Now = {
    stateOf: (book) => bookStateOf(book, data.items),
    hasFailed: (file, title) => lastProofs[`${file} › ${title}`]?.hasPassed === false,
  };
  const controls = controlsOfBuild.map((control) => liveControl(control, now));
  const shown = controls.filter(({ outcome }) => chosen === undefined || outcome === chosen);
  return (
    <Stack gap="md">
      <Filter controls={controls} chosen={chosen} onChoose={choose} />
      <Box className="sf-paper" aria-live="polite">
        {shown.length === 0 ? (
          <Text p="md">この結果の項目はありません。</Text>
        ) : (
          <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
            {shown.map((control) => (
              <ControlRow
                key={control.id}
                control={control}
                isOpen={opened === control.id}
                onToggle={() => open(opened === control.id ? undefined : control.id)}
              />
            ))}
          </Stack>
        )}
      </Box>
    </Stack>
  );
};

/** 統制: each item of the white paper, what makes it true, and whether it is kept now. */
export const ControlsPage = () => (
  <>
    <PageHead
      title="統制"
      lead="ホワイトペーパーの各項目の約束・仕組み・証明です。人が行うことは、台帳の期限でいま判定しています。"
    />
    <Controls />
  </>
);
