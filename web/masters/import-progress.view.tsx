import { Stack, Text } from '@mantine/core';
import { formatDigits } from '#domain/money/format-yen.ts';

type ImportProgressProps = {
  /** As the server told last. */
  readonly soFar: { readonly added: number; readonly changed: number; readonly left?: number | undefined };
};

/** How far a long import is: nothing of it is lost where it breaks off. */
export const ImportProgress = ({ soFar: { added, changed, left = 0 } }: ImportProgressProps) => {
  const all = added + changed;
  const done = Math.max(0, all - left);
  return (
    <Stack gap={4}>
      <Text component="output" size="sm">
        取り込んでいます… {formatDigits(all)}件のうち{formatDigits(done)}件
      </Text>
      <progress value={done} max={all} aria-label="取込の進み具合" style={{ width: '100%' }} />
      <Text size="sm" c="dimmed">
        途中で画面を閉じても、同じファイルをもう一度取り込むと続きから始まります。
      </Text>
    </Stack>
  );
};
