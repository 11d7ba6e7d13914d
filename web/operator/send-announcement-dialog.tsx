import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  listAnnouncements,
  sendAnnouncement,
  sendUrgentAnnouncement,
  showAnnouncement,
} from '#contract/operator/announcements.ts';
import { showOperatorHome } from '#contract/operator/home.ts';
import { listRequests } from '#contract/operator/requests.ts';
import { momentTyped } from '#domain/calendar/typed-moment.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import type { ShownAnnouncement } from '#web/operator/announcement-words.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { TwoPersonHint } from '#web/operator/two-person-hint.view.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { tellDone } from '#web/ui/tell.ts';

type Props = { readonly announcement: ShownAnnouncement; readonly onClose: () => void };

const shownAnew = [listRequests, listAnnouncements, showAnnouncement, showOperatorHome];

/** Asks a second operator for its sending, at once or at a moment. */
export const SendAnnouncementDialog = dialog(({ announcement, onClose }: Props) => {
  const client = useQueryClient();
  const [requestId] = useState(newId);
  const [when, setWhen] = useState<'approved' | 'at'>('approved');
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const sendAt = momentTyped(typed);
  const asking = useSend(sendAnnouncement, async () => {
    tellDone('依頼しました。ほかの運用者の承認を待っています');
    await askAnew(client, shownAnew);
    onClose();
  });
  const isSound = when === 'approved' || sendAt !== undefined;
  return (
    <ReasonDialog
      title={`「${announcement.title}」の送信を依頼しますか`}
      confirmLabel="送信を依頼する"
      isBusy={asking.isPending}
      error={asking.error}
      further={{ isTyped: typed !== '', isSound }}
      onTry={() => setTried(true)}
      onClose={onClose}
      onConfirm={(reason) =>
        asking.mutate({
          params: { announcementId: announcement.announcementId },
          body: {
            requestId,
            reason,
            expectedVersion: announcement.version,
            ...(when === 'at' && sendAt !== undefined ? { sendAt } : {}),
          },
        })
      }
    >
      <Radio.Group
        label="送信する時"
        value={when}
        onChange={(value) => setWhen(value === 'at' ? 'at' : 'approved')}
      >
        <Stack gap={6} mt={4}>
          <Radio value="approved" label="承認されたらすぐに送信" />
          <Radio value="at" label="日時を指定して送信" />
        </Stack>
      </Radio.Group>
      {when === 'at' ? (
        <TextInput
          type="datetime-local"
          label="送信日時"
          description="日本時間"
          required
          withAsterisk={false}
          value={typed}
          error={isTried && sendAt === undefined ? '送信日時を入力してください' : undefined}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
        />
      ) : null}
      <TwoPersonHint />
    </ReasonDialog>
  );
});

/** 緊急: what waits for nobody is confirmed by another operator afterwards. */
export const UrgentSendingDialog = dialog(({ announcement, onClose }: Props) => {
  const client = useQueryClient();
  const sending = useSend(sendUrgentAnnouncement, async () => {
    tellDone('送信を始めます。ほかの運用者の確認を待っています');
    await askAnew(client, shownAnew);
    onClose();
  });
  return (
    <ReasonDialog
      title={`「${announcement.title}」を、承認を待たずに送信しますか`}
      confirmLabel="すぐに送信する"
      isDangerous
      isBusy={sending.isPending}
      error={sending.error}
      onClose={onClose}
      onConfirm={(reason) =>
        sending.mutate({
          params: { announcementId: announcement.announcementId },
          body: { reason, expectedVersion: announcement.version },
        })
      }
    >
      <Text size="sm">
        1分以内に送信が始まり、取り消せません。ほかの運用者が内容を確認するまで、ホームに「確認待ち」と表示されます。
      </Text>
    </ReasonDialog>
  );
});
