import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { endGrant, listGrants } from '#contract/operator/support.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { type ShownGrant, useDone } from '#web/operator/support/support-api.ts';
import { dialog } from '#web/ui/dialog.tsx';

type EndGrantProps = { readonly grant: ShownGrant; readonly onClose: () => void };

const words = {
  asked: {
    title: '閲覧の依頼を取り下げますか',
    confirm: '取り下げる',
    done: '依頼を取り下げました',
    about: '会社の管理者には、取り下げたことをメールで知らせます。',
  },
  given: {
    title: '閲覧を終えますか',
    confirm: '終える',
    done: '閲覧を終えました',
    about:
      'ただちに閲覧できなくなります。もう一度見るには、新しい依頼が必要です。会社の管理者にメールで知らせます。',
  },
} as const;

/** Also of a colleague's: less is read. */
export const EndGrantDialog = dialog(({ grant, onClose }: EndGrantProps) => {
  const client = useQueryClient();
  const { tenantId, grantId, companyName, state } = grant;
  const { title, confirm, done, about } = words[state === 'asked' ? 'asked' : 'given'];
  // Also after a refusal: the company may have ended it.
  const ending = useSend(endGrant, useDone(done, onClose), () => askAnew(client, [listGrants]));
  return (
    <ReasonDialog
      title={title}
      confirmLabel={confirm}
      isDangerous
      isBusy={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onConfirm={(reason) => ending.mutate({ params: { tenantId, grantId }, body: { reason } })}
    >
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {companyName}
      </Text>
      <Text size="sm">{about}</Text>
    </ReasonDialog>
  );
});
