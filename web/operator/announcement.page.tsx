import { Anchor, Button, Group, Stack } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { Link, useParams } from 'react-router';
import { showAnnouncement } from '#contract/operator/announcements.ts';
import { kindFacts, reportKindOf } from '#domain/announcements/announcement-kinds.ts';
import { mailStates } from '#domain/announcements/mail-fate.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { ConfirmDialog, DropDialog } from '#web/operator/announcement-deed-dialogs.tsx';
import { AnnouncementPreview } from '#web/operator/announcement-preview.view.tsx';
import {
  announcementStateWords,
  mailStateWords,
  type Progress,
  type ShownAnnouncement,
} from '#web/operator/announcement-words.ts';
import { AnnouncedMails } from '#web/operator/announced-mails.tsx';
import { useMayAsOperator } from '#web/operator/operator-api.ts';
import { SendAnnouncementDialog, UrgentSendingDialog } from '#web/operator/send-announcement-dialog.tsx';
import { Card } from '#web/ui/card.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type Deed = 'send' | 'urgent' | 'drop' | 'confirm';

const dialogs: Readonly<
  Record<Deed, ComponentType<{ readonly announcement: ShownAnnouncement; readonly onClose: () => void }>>
> = { send: SendAnnouncementDialog, urgent: UrgentSendingDialog, drop: DropDialog, confirm: ConfirmDialog };

type DeedsProps = { readonly one: ShownAnnouncement; readonly onDeed: (deed: Deed) => void };

const Deeds = ({ one, onDeed }: DeedsProps) => {
  const isDraft = one.state === 'draft';
  const wantsReport =
    one.state === 'sent' && reportKindOf(one.kind) !== undefined && one.reportedBy === undefined;
  return (
    <Group gap="sm">
      {isDraft ? <Button onClick={() => onDeed('send')}>送信を依頼</Button> : null}
      {isDraft && kindFacts(one.kind).isUrgent === true ? (
        <Button color="#b42318" onClick={() => onDeed('urgent')}>
          承認を待たずに送信
        </Button>
      ) : null}
      {isDraft ? (
        <Button component={Link} to={`/announcements/${one.announcementId}/edit`} variant="default">
          変更
        </Button>
      ) : null}
      {isDraft || one.state === 'approved' ? (
        <Button variant="default" onClick={() => onDeed('drop')}>
          {isDraft ? '破棄' : '送信を取りやめ'}
        </Button>
      ) : null}
      {one.awaitsConfirmation ? <Button onClick={() => onDeed('confirm')}>確認を記録</Button> : null}
      {wantsReport ? (
        <Button component={Link} to={`/announcements/new?report=${one.announcementId}`}>
          結果を報告
        </Button>
      ) : null}
    </Group>
  );
};

const factsOf = (one: ShownAnnouncement) => [
  { term: '種類', value: kindFacts(one.kind).words },
  {
    term: '宛先',
    value:
      one.audience.to === 'all' ? 'すべての会社' : one.audience.companies.map(({ name }) => name).join('、'),
  },
  { term: '送信日時', value: one.sendAt === undefined ? '未定' : formatInstant(one.sendAt) },
  { term: '版', value: `第${one.version}版` },
  { term: '作成', value: `${one.created.id}　${formatInstant(one.created.at)}` },
  { term: '更新', value: `${one.updated.id}　${formatInstant(one.updated.at)}` },
  ...(one.askedBy === undefined
    ? []
    : [{ term: one.isUrgent ? '承認を待たずに送信' : '送信の依頼', value: one.askedBy }]),
  ...(one.confirmed === undefined
    ? []
    : [{ term: '事後の確認', value: `${one.confirmed.id}　${formatInstant(one.confirmed.at)}` }]),
];

const ProgressFacts = ({ progress }: { readonly progress: Progress }) => (
  <Stack gap="sm" mb="md">
    <Facts
      facts={[
        { term: '会社', value: `${progress.companies}社${progress.isCut ? '以上' : ''}` },
        ...mailStates
          .filter((state) => progress.mails[state] > 0)
          .map((state) => ({ term: mailStateWords[state][0], value: `${progress.mails[state]}通` })),
      ]}
    />
    {progress.unknown === 0 ? null : (
      <Notice tone="bad" title={`送信状況不明 ${progress.unknown}通`}>
        送信されたかどうかが分からないメールです。自動では送り直しません。下の記録で、送り直すかどうかを決めてください。
      </Notice>
    )}
    {progress.withoutAdministrator === 0 ? null : (
      <Notice tone="warn" title={`送信先の管理者がいない会社 ${progress.withoutAdministrator}社`}>
        サインインできる管理者がいないため、メールを送信できませんでした。電話など、別の方法でお知らせしてください。
      </Notice>
    )}
  </Stack>
);

const Links = ({ one }: { readonly one: ShownAnnouncement }) => (
  <Group gap="md">
    {one.reportOf === undefined ? null : (
      <Anchor component={Link} to={`/announcements/${one.reportOf}`}>
        報告の対象のお知らせ
      </Anchor>
    )}
    {one.reportedBy === undefined ? null : (
      <Anchor component={Link} to={`/announcements/${one.reportedBy}`}>
        結果の報告
      </Anchor>
    )}
  </Group>
);

const Shown = ({ id }: { readonly id: string }) => {
  const { data, error, refetch } = useAnswer(
    showAnnouncement,
    { params: { announcementId: id } },
    { staleTime: 0 },
  );
  const maySend = useMayAsOperator('announcements.send');
  const [deed, ask] = useState<Deed>();
  if (data === undefined)
    return error === null ? <Waiting rows={4} /> : <Failure error={error} onRetry={() => void refetch()} />;
  const { announcement: one, progress } = data;
  const [word, tone] = announcementStateWords[one.state];
  const Asking = deed === undefined ? undefined : dialogs[deed];
  return (
    <Stack gap="md">
      <Card title={one.title} aside={<ToneBadge tone={tone}>{word}</ToneBadge>}>
        <Stack gap="md">
          <Facts facts={factsOf(one)} />
          <Links one={one} />
          {maySend ? <Deeds one={one} onDeed={ask} /> : null}
        </Stack>
      </Card>
      <Card title="送信状況">
        <ProgressFacts progress={progress} />
        <AnnouncedMails announcementId={one.announcementId} />
      </Card>
      <AnnouncementPreview content={one} />
      {Asking === undefined ? null : <Asking announcement={one} onClose={() => ask(undefined)} />}
    </Stack>
  );
};

/** One お知らせ: what it says, where it stands, and what became of each mail. */
export const AnnouncementPage = () => {
  const { announcementId = '' } = useParams();
  return (
    <>
      <PageHead title="お知らせの内容と送信状況" back={{ to: '/announcements', label: 'お知らせ' }} />
      <Shown key={announcementId} id={announcementId} />
    </>
  );
};
