import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showOperatorHome } from '#contract/operator/home.ts';
import { listRequests } from '#contract/operator/requests.ts';
import { addOperator } from '#contract/operator/staff.ts';
import { isOperatorId } from '#domain/kernel/ids.ts';
import type { OperatorRole } from '#domain/operators/operator-rights.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { RolesField } from '#web/operator/roles-field.view.tsx';
import { TwoPersonHint } from '#web/operator/two-person-hint.view.tsx';
import { tellDone } from '#web/ui/tell.ts';
import { dialog } from '#web/ui/dialog.tsx';

/** What is wrong with an id that is typed; nothing while none is. */
const faultOf = (operatorId: string): string | undefined =>
  operatorId === '' || isOperatorId(operatorId)
    ? undefined
    : 'op- に続けて半角英小文字・数字2〜31文字で入力してください（先頭は英字）';

/** Asks for a new operator. */
export const AddOperatorDialog = dialog(({ onClose }: { readonly onClose: () => void }) => {
  const client = useQueryClient();
  const [requestId] = useState(newId);
  const [operatorId, setOperatorId] = useState('');
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly OperatorRole[]>([]);
  const asking = useSend(addOperator, async () => {
    tellDone('依頼しました。ほかの運用者の承認を待っています');
    await askAnew(client, [listRequests, showOperatorHome]);
    onClose();
  });
  const isSound = isOperatorId(operatorId) && name.trim() !== '' && roles.length > 0;
  const [isTried, setTried] = useState(false);
  const missing = isTried ? '入力してください' : undefined;
  return (
    <ReasonDialog
      title="運用者を追加しますか"
      confirmLabel="追加を依頼する"
      isBusy={asking.isPending}
      error={asking.error}
      further={{ isTyped: operatorId !== '' || name !== '' || roles.length > 0, isSound }}
      onTry={() => setTried(true)}
      onClose={onClose}
      onConfirm={(reason) => asking.mutate({ body: { requestId, reason, operatorId, name, roles } })}
    >
      <TextInput
        label="運用者ID"
        description="例：op-kato。あとから変えられず、ほかの人に付け直すこともできません。"
        required
        withAsterisk={false}
        autoComplete="off"
        autoCapitalize="none"
        maxLength={34}
        value={operatorId}
        error={operatorId === '' ? missing : faultOf(operatorId)}
        onChange={({ currentTarget: { value } }) => setOperatorId(value.trim())}
      />
      <TextInput
        label="氏名"
        required
        withAsterisk={false}
        autoComplete="off"
        maxLength={60}
        value={name}
        error={name.trim() === '' ? missing : undefined}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <RolesField
        roles={roles}
        error={isTried && roles.length === 0 ? 'ロールを選択してください' : undefined}
        onRoles={setRoles}
      />
      <TwoPersonHint />
    </ReasonDialog>
  );
});
