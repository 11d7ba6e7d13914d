import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { listAnnouncements, showAnnouncement } from '#contract/operator/announcements.ts';
import { showOperatorHome } from '#contract/operator/home.ts';
import { approveRequest, listRequests, stopRequest } from '#contract/operator/requests.ts';
import { listStaff } from '#contract/operator/staff.ts';
import { listTenants } from '#contract/operator/tenants.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import { type ShownRequest, useMe } from '#web/operator/operator-api.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { tellDone } from '#web/ui/tell.ts';
import { dialog } from '#web/ui/dialog.tsx';

export type Decision = 'approve' | 'stop';

type DecisionDialogProps = {
  readonly request: ShownRequest;
  readonly decision: Decision;
  readonly onClose: () => void;
};

const wordsOf = (decision: Decision, isOwn: boolean) => {
  if (decision === 'approve')
    return isOwn
      ? { title: '実行しますか', done: '実行しました' }
      : { title: '承認して実行しますか', done: '承認して実行しました' };
  return isOwn
    ? { title: '依頼を取り下げますか', done: '取り下げました' }
    : { title: '依頼を却下しますか', done: '却下しました' };
};

const labels = { approve: '実行する', stop: '取りやめる' } as const;

/** The second person's word, or the end of a request. */
export const DecisionDialog = dialog(({ request, decision, onClose }: DecisionDialogProps) => {
  const client = useQueryClient();
  const isOwn = useMe().operator.id === request.askedBy.id;
  const { title, done } = wordsOf(decision, isOwn);
  const deciding = useSend(
    decision === 'approve' ? approveRequest : stopRequest,
    () => {
      tellDone(done);
      onClose();
    },
    // Also after a refusal: somebody else may have decided it.
    () =>
      askAnew(client, [
        listRequests,
        listStaff,
        listTenants,
        listAnnouncements,
        showAnnouncement,
        showOperatorHome,
      ]),
  );
  return (
    <ReasonDialog
      title={title}
      confirmLabel={labels[decision]}
      isDangerous={decision === 'approve'}
      isBusy={deciding.isPending}
      error={deciding.error}
      onClose={onClose}
      onConfirm={(reason) => deciding.mutate({ params: { requestId: request.requestId }, body: { reason } })}
    >
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {request.says}
      </Text>
      <Text size="sm">{`依頼の理由：${request.reason}`}</Text>
    </ReasonDialog>
  );
});
