import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import {
  confirmAnnouncement,
  decideAnnouncedMail,
  dropAnnouncement,
  listAnnouncedMails,
  listAnnouncements,
  showAnnouncement,
} from '#contract/operator/announcements.ts';
import { showOperatorHome } from '#contract/operator/home.ts';
import type { MailDecision } from '#domain/announcements/mail-fate.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import type { AnnouncedMailRow, ShownAnnouncement } from '#web/operator/announcement-words.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { tellDone } from '#web/ui/tell.ts';

type Props = { readonly announcement: ShownAnnouncement; readonly onClose: () => void };

const shownAnew = [listAnnouncements, showAnnouncement, listAnnouncedMails, showOperatorHome];

export const DropDialog = dialog(({ announcement, onClose }: Props) => {
  const client = useQueryClient();
  const isDraft = announcement.state === 'draft';
  const dropping = useSend(dropAnnouncement, async () => {
    tellDone(isDraft ? '破棄しました' : '送信を取りやめ、下書きに戻しました');
    await askAnew(client, shownAnew);
    onClose();
  });
  return (
    <ReasonDialog
      title={isDraft ? '下書きを破棄しますか' : '予約した送信を取りやめますか'}
      confirmLabel={isDraft ? '破棄する' : '取りやめる'}
      isDangerous
      isBusy={dropping.isPending}
      error={dropping.error}
      onClose={onClose}
      onConfirm={(reason) =>
        dropping.mutate({
          params: { announcementId: announcement.announcementId },
          body: { reason, expectedVersion: announcement.version },
        })
      }
    >
      <Text size="sm">
        {isDraft
          ? '破棄した下書きは、元に戻せません。記録として一覧に残ります。'
          : '下書きに戻ります。送信するには、もう一度依頼と承認が必要です。'}
      </Text>
    </ReasonDialog>
  );
});

export const ConfirmDialog = dialog(({ announcement, onClose }: Props) => {
  const client = useQueryClient();
  const confirming = useSend(confirmAnnouncement, async () => {
    tellDone('確認を記録しました');
    await askAnew(client, shownAnew);
    onClose();
  });
  return (
    <ReasonDialog
      title="送信されたお知らせを確認しましたか"
      confirmLabel="確認を記録する"
      isBusy={confirming.isPending}
      error={confirming.error}
      onClose={onClose}
      onConfirm={(reason) =>
        confirming.mutate({ params: { announcementId: announcement.announcementId }, body: { reason } })
      }
    >
      <Text size="sm">
        一人の運用者が承認を待たずに送信したお知らせです。内容と宛先が適切だったことを確認し、記録してください。
      </Text>
    </ReasonDialog>
  );
});

type DecisionProps = {
  readonly announcementId: string;
  readonly mail: AnnouncedMailRow;
  readonly says: string;
  readonly decision: MailDecision;
  readonly onClose: () => void;
};

/** 送信状況不明: it is sent again, or not, by whoever decides it. */
export const MailDecisionDialog = dialog(
  ({ announcementId, mail, says, decision, onClose }: DecisionProps) => {
    const client = useQueryClient();
    const isAgain = decision === 'send-again';
    const deciding = useSend(
      decideAnnouncedMail,
      () => {
        tellDone(isAgain ? '送り直します' : '送り直さないことを記録しました');
        onClose();
      },
      () => askAnew(client, shownAnew),
    );
    const { tenantId, userId, attempt } = mail;
    return (
      <ReasonDialog
        title={isAgain ? `${says}に送り直しますか` : `${says}に送り直さないことにしますか`}
        confirmLabel={isAgain ? '送り直す' : '送り直さない'}
        isBusy={deciding.isPending}
        error={deciding.error}
        onClose={onClose}
        onConfirm={(reason) =>
          deciding.mutate({
            params: { announcementId },
            body: { tenantId, userId, attempt, decision, reason },
          })
        }
      >
        <Text size="sm">
          {isAgain
            ? '前のメールが届いていた場合は、同じメールが二通届きます。'
            : '前のメールが届いていなかった場合は、この管理者には届きません。電話など、別の方法でお知らせしてください。'}
        </Text>
      </ReasonDialog>
    );
  },
);
