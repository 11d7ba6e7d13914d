import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { showOperatorHome } from '#contract/operator/home.ts';
import { endOperator, listStaff } from '#contract/operator/staff.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import type { ShownOperator } from '#web/operator/operator-api.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { tellDone } from '#web/ui/tell.ts';
import { dialog } from '#web/ui/dialog.tsx';

type OfOperator = { readonly operator: ShownOperator; readonly onClose: () => void };

/** He is out at once, and stays in the list. */
export const EndOperatorDialog = dialog(({ operator, onClose }: OfOperator) => {
  const client = useQueryClient();
  const ending = useSend(endOperator, async () => {
    tellDone(`${operator.name}の利用を終えました`);
    await askAnew(client, [listStaff, showOperatorHome]);
    onClose();
  });
  return (
    <ReasonDialog
      title={`${operator.name}の利用を終えますか`}
      confirmLabel="利用を終える"
      isDangerous
      isBusy={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onConfirm={(reason) => ending.mutate({ params: { operatorId: operator.operatorId }, body: { reason } })}
    >
      <Text size="sm">
        ただちにサインアウトされ、サインインできなくなります。運用者IDは記録に残り、ほかの人には付けられません。元に戻すことはできません。
      </Text>
    </ReasonDialog>
  );
});
