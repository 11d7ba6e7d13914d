import { List, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showOperatorHome } from '#contract/operator/home.ts';
import { listRequests } from '#contract/operator/requests.ts';
import { resumeTenant, suspendTenant } from '#contract/operator/tenants.ts';
import { newId } from '#web/api/new-id.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import type { ListedTenant } from '#web/operator/operator-api.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { TwoPersonHint } from '#web/operator/two-person-hint.view.tsx';
import { tellDone } from '#web/ui/tell.ts';
import { dialog } from '#web/ui/dialog.tsx';

export type Standing = 'suspended' | 'active';

type StandingDialogProps = {
  readonly tenant: Pick<ListedTenant, 'tenantId' | 'name'>;
  readonly standing: Standing;
  readonly onClose: () => void;
};

/** Asks for the suspension of a company, or for its end. */
export const StandingDialog = dialog(({ tenant, standing, onClose }: StandingDialogProps) => {
  const client = useQueryClient();
  const [requestId] = useState(newId);
  const isSuspending = standing === 'suspended';
  const asking = useSend(isSuspending ? suspendTenant : resumeTenant, async () => {
    tellDone('依頼しました。ほかの運用者の承認を待っています');
    await askAnew(client, [listRequests, showOperatorHome]);
    onClose();
  });
  const word = isSuspending ? '停止' : '再開';
  return (
    <ReasonDialog
      title={`${tenant.name}の利用を${word}しますか`}
      confirmLabel={`${word}を依頼する`}
      isDangerous={isSuspending}
      isBusy={asking.isPending}
      error={asking.error}
      onClose={onClose}
      onConfirm={(reason) =>
        asking.mutate({ params: { tenantId: tenant.tenantId }, body: { requestId, reason } })
      }
    >
      {isSuspending ? (
        <List size="sm">
          <List.Item>
            承認されると、この会社の全員が、ただちに利用できなくなります。再開すると、それまでのサインインのまま利用できます。
          </List.Item>
          <List.Item>
            停止中は、申請や承認のメールをこの会社に送りません。運営からのお知らせは届きます。データは消えません。
          </List.Item>
        </List>
      ) : (
        <Text size="sm">承認されると、この会社の利用者はふたたびサインインできます。</Text>
      )}
      <TwoPersonHint />
    </ReasonDialog>
  );
});
