import { Text } from '@mantine/core';
import { useState } from 'react';
import { closeIncident, containIncident, draftIncidentNotice } from '#contract/operator/incidents.ts';
import { useSend } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import type { OfIncident } from '#web/operator/incidents/assess-dialog.tsx';
import { useDone } from '#web/operator/incidents/incidents-api.ts';
import { FilledText } from '#web/operator/incidents/typed-text.view.tsx';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { dialog } from '#web/ui/dialog.tsx';

/** 封じ込め済みにする: it does no further harm. */
export const ContainDialog = dialog(({ incident, onClose }: OfIncident) => {
  const containing = useSend(
    containIncident,
    useDone('封じ込め済みにしました', () => onClose()),
  );
  return (
    <ReasonDialog
      title="封じ込め済みにしますか"
      confirmLabel="封じ込め済みにする"
      isBusy={containing.isPending}
      error={containing.error}
      onClose={() => onClose()}
      onConfirm={(reason) =>
        containing.mutate({
          params: { incidentId: incident.incidentId },
          body: { expectedVersion: incident.version, reason },
        })
      }
    >
      <Text size="sm">
        これ以上影響が広がらないことを確かめてから行ってください。お客様への通知・速報・確報の期限は、止まりません。
      </Text>
    </ReasonDialog>
  );
});

/** お知らせの下書き, from what is known, and then its editor. */
export const DraftNoticeDialog = dialog(({ incident, onClose }: OfIncident) => {
  const [announcementId] = useState(newId);
  const drafting = useSend(
    draftIncidentNotice,
    useDone('お知らせの下書きを作成しました', () => onClose(`/announcements/${announcementId}/edit`)),
  );
  return (
    <ReasonDialog
      title="お知らせの下書きを作成しますか"
      confirmLabel="下書きを作成する"
      isBusy={drafting.isPending}
      error={drafting.error}
      onClose={() => onClose()}
      onConfirm={(reason) =>
        drafting.mutate({
          params: { incidentId: incident.incidentId },
          body: { announcementId, expectedVersion: incident.version, reason },
        })
      }
    >
      <Text size="sm">
        件名・事実・検知した日時・影響を受ける会社などから、お知らせの下書きを作成します。送信する前に、内容と宛先を確かめて直してください。影響を受ける会社すべてにメールが届くと、お客様への通知の期限が止まります。
      </Text>
    </ReasonDialog>
  );
});

const empty = { cause: '', done: '', prevention: '' };
const labels: readonly (readonly [keyof typeof empty, string])[] = [
  ['cause', '原因'],
  ['done', '行った対処'],
  ['prevention', '再発防止'],
];

/** 終了する: cause, what was done, what prevents it. */
export const CloseIncidentDialog = dialog(({ incident, onClose }: OfIncident) => {
  const [typed, setTyped] = useState(empty);
  const [isTried, setTried] = useState(false);
  const closing = useSend(
    closeIncident,
    useDone('インシデントを終了しました', () => onClose()),
  );
  return (
    <ReasonDialog
      title={`「${incident.title}」を終了しますか`}
      confirmLabel="終了する"
      isBusy={closing.isPending}
      error={closing.error}
      further={{
        isTyped: typed !== empty,
        isSound: labels.every(([name]) => typed[name].trim() !== ''),
      }}
      onTry={() => setTried(true)}
      onClose={() => onClose()}
      onConfirm={(reason) =>
        closing.mutate({
          params: { incidentId: incident.incidentId },
          body: { ...typed, expectedVersion: incident.version, reason },
        })
      }
    >
      <Text size="sm">
        終了した後は、記録を加えられません。期限の止まっていない通知・速報・確報があると終了できません。
      </Text>
      {labels.map(([name, label]) => (
        <FilledText
          key={name}
          label={label}
          most={1000}
          value={typed[name]}
          isTried={isTried}
          onType={(text) => setTyped({ ...typed, [name]: text })}
        />
      ))}
    </ReasonDialog>
  );
});
