import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showOperatorHome } from '#contract/operator/home.ts';
import { listRequests } from '#contract/operator/requests.ts';
import { changeOperatorRoles } from '#contract/operator/staff.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import type { ShownOperator } from '#web/operator/operator-api.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { RolesField } from '#web/operator/roles-field.view.tsx';
import { TwoPersonHint } from '#web/operator/two-person-hint.view.tsx';
import { tellDone } from '#web/ui/tell.ts';
import { dialog } from '#web/ui/dialog.tsx';

type OfOperator = { readonly operator: ShownOperator; readonly onClose: () => void };

/** Asks for other roles of an operator. */
export const RolesDialog = dialog(({ operator, onClose }: OfOperator) => {
  const client = useQueryClient();
  const [requestId] = useState(newId);
  const [roles, setRoles] = useState(operator.roles);
  const asking = useSend(changeOperatorRoles, async () => {
    tellDone('依頼しました。ほかの運用者の承認を待っています');
    await askAnew(client, [listRequests, showOperatorHome]);
    onClose();
  });
  const isChanged = roles.join() !== operator.roles.join();
  return (
    <ReasonDialog
      title={`${operator.name}のロールを変更しますか`}
      confirmLabel="変更を依頼する"
      isBusy={asking.isPending}
      error={asking.error}
      further={{ isTyped: isChanged, isSound: roles.length > 0 && isChanged }}
      onClose={onClose}
      onConfirm={(reason) =>
        asking.mutate({
          params: { operatorId: operator.operatorId },
          body: { requestId, reason, roles },
        })
      }
    >
      <RolesField
        roles={roles}
        error={
          roles.length === 0
            ? 'ロールを選択してください'
            : isChanged
              ? undefined
              : '変更するロールを選択してください'
        }
        onRoles={setRoles}
      />
      <TwoPersonHint />
    </ReasonDialog>
  );
});
