import { Text } from '@mantine/core';
import { sayFailure } from '#web/api/problem.ts';
import { type ShownGrant, useRefuse } from '#web/support/support-api.ts';
import { isGiven } from '#web/support/support-words.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';

const words = {
  refuse: {
    title: '閲覧の依頼を断りますか',
    confirm: '断る',
    done: '閲覧の依頼を断りました',
    about: 'サポートは閲覧できません。必要なときは、サポートがもう一度依頼します。',
  },
  withdraw: {
    title: '閲覧の許可を取り消しますか',
    confirm: '取り消す',
    done: '閲覧の許可を取り消しました',
    about:
      'サポートは、ただちに閲覧できなくなります。もう一度見てもらうには、サポートからの新しい依頼が必要です。',
  },
} as const;

type RefuseProps = { readonly grant: ShownGrant; readonly onClose: () => void };

/** 断る what was asked for, 取り消す what was given. */
export const RefuseDialog = dialog(({ grant, onClose }: RefuseProps) => {
  // As it was when he pressed: the list may be asked for anew behind the dialog.
  const { title, confirm, done, about } = words[isGiven(grant) ? 'withdraw' : 'refuse'];
  const refusing = useRefuse();
  const refuse = (): void =>
    refusing.mutate(
      { body: { grantId: grant.grantId } },
      {
        onSuccess: () => {
          tellDone(done);
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={title}
      isOpen
      isDangerous
      isBusy={refusing.isPending}
      confirmLabel={confirm}
      onClose={onClose}
      onConfirm={refuse}
    >
      <Text size="sm">{about}</Text>
      {refusing.error === null ? null : (
        <Notice tone="bad" isUrgent>
          {sayFailure(refusing.error)}
        </Notice>
      )}
    </ConfirmDialog>
  );
});
