import { Stack, Text } from '@mantine/core';
import { formatDigits } from '#domain/money/format-yen.ts';

type ProgressProps = {
  /** 「取り込んでいます」. */
  readonly doing: string;
  readonly all: number;
  readonly left: number;
  /** What becomes of it where somebody closes the page. */
  readonly hint: string;
};

/** How far something long is: nothing of it is lost where it breaks off. */
const Progress = ({ doing, all, left, hint }: ProgressProps) => {
  const done = Math.max(0, all - left);
  return (
    <Stack gap={4}>
      <Text component="output" size="sm">
        {doing}… {formatDigits(all)}件のうち{formatDigits(done)}件
      </Text>
      <progress value={done} max={all} aria-label={`${doing}：進み具合`} style={{ width: '100%' }} />
      <Text size="sm" c="dimmed">
        {hint}
      </Text>
    </Stack>
  );
};

type SoFar = { readonly left?: number | undefined };
type ImportProgressProps = {
  /** As the server told last. */
  readonly soFar: SoFar & { readonly added: number; readonly changed: number };
};

/** How far a long import is. */
export const ImportProgress = ({ soFar: { added, changed, left = 0 } }: ImportProgressProps) => (
  <Progress
    doing="取り込んでいます"
    all={added + changed}
    left={left}
    hint="途中で画面を閉じても、同じファイルをもう一度取り込むと続きから始まります。"
  />
);

type UndoProgressProps = {
  readonly soFar: SoFar & { readonly withdrawn: number; readonly restored: number };
};

/** How far a long import is put back. */
export const UndoProgress = ({ soFar: { withdrawn, restored, left = 0 } }: UndoProgressProps) => (
  <Progress
    doing="元に戻しています"
    all={withdrawn + restored}
    left={left}
    hint="途中で画面を閉じたときは、もう一度「CSVを取り込む」を開き、残りを終わらせてください。"
  />
);

/** How much there still is of what an import left. */
export const LeftOfImport = ({ soFar: { left = 0 } }: { readonly soFar: SoFar }) => (
  <Text component="output" size="sm">
    残り{formatDigits(left)}件です…
  </Text>
);
