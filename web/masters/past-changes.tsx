import { Stack, Text } from '@mantine/core';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';

type PastChangesProps = {
  /** What becomes of days that have passed; undefined where nothing does. */
  readonly said: string | undefined;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
};

/** What has passed is not renamed by the way: whoever means it says so. */
export const PastChanges = ({ said, onClose, onConfirm }: PastChangesProps) => (
  <ConfirmDialog
    title="過去の期間の内容が変わります"
    isOpen={said !== undefined}
    isDangerous
    confirmLabel="過去の期間も変える"
    cancelLabel="入力に戻る"
    onClose={onClose}
    onConfirm={onConfirm}
  >
    <Stack gap="xs">
      <Text size="sm">{said}</Text>
      <Text size="sm" c="dimmed">
        ある日から変えるときは、入力に戻って「途中から内容を変える」で期間を追加してください。
      </Text>
    </Stack>
  </ConfirmDialog>
);
