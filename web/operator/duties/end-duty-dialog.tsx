import { Text } from '@mantine/core';
import { endDuty } from '#contract/operator/duties.ts';
import { useSend } from '#web/api/contract-client.ts';
import type { OfDuty } from '#web/operator/duties/change-duty-dialog.tsx';
import { paramsOf, useDone } from '#web/operator/duties/duties-api.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { dialog } from '#web/ui/dialog.tsx';

/** 項目を終える: it need not be done any more. */
export const EndDutyDialog = dialog(({ duty, onClose }: OfDuty) => {
  const ending = useSend(endDuty, useDone(`「${duty.title}」を終えました`, onClose));
  return (
    <ReasonDialog
      title={`「${duty.title}」を終えますか`}
      confirmLabel="終える"
      isDangerous
      isBusy={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onConfirm={(reason) =>
        ending.mutate({ params: paramsOf(duty), body: { reason, version: duty.version } })
      }
    >
      <Text size="sm">
        実施の記録を付けずに終えます。これまでの記録は残りますが、元に戻すことはできません。必要になったときは、新しい項目として登録してください。
      </Text>
    </ReasonDialog>
  );
});
