import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { showIncident } from '#contract/operator/incidents.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { announcementStateWords } from '#web/operator/announcement-words.ts';
import { AddEntryDialog } from '#web/operator/incidents/add-entry-dialog.tsx';
import { AssessDialog, type OfIncident } from '#web/operator/incidents/assess-dialog.tsx';
import { Clocks } from '#web/operator/incidents/clocks.view.tsx';
import {
  CloseIncidentDialog,
  ContainDialog,
  DraftNoticeDialog,
} from '#web/operator/incidents/ending-dialogs.tsx';
import {
  affectedWords,
  incidentStateWords,
  personalDataWords,
  severityWords,
  type ShownIncident,
} from '#web/operator/incidents/incident-words.ts';
import { Timeline } from '#web/operator/incidents/timeline.view.tsx';
import { useMayAsOperator } from '#web/operator/operator-api.ts';
import { Card } from '#web/ui/card.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { PageHead } from '#web/ui/page-head.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type Deed = 'entry' | 'notice' | 'assess' | 'contain' | 'close';

const dialogs: Readonly<Record<Deed, ComponentType<OfIncident>>> = {
  entry: AddEntryDialog,
  notice: DraftNoticeDialog,
  assess: AssessDialog,
  contain: ContainDialog,
  close: CloseIncidentDialog,
};

type DeedsProps = { readonly one: ShownIncident; readonly onDeed: (deed: Deed) => void };

const Deeds = ({ one, onDeed }: DeedsProps) => (
  <Group gap="sm">
    <Button onClick={() => onDeed('entry')}>記録を加える</Button>
    <Button onClick={() => onDeed('notice')}>お知らせの下書きを作成</Button>
    <Button variant="default" onClick={() => onDeed('assess')}>
      判断を改める
    </Button>
    {one.state === 'open' ? (
      <Button variant="default" onClick={() => onDeed('contain')}>
        封じ込め済みにする
      </Button>
    ) : (
      <Button variant="default" onClick={() => onDeed('close')}>
        終了する
      </Button>
    )}
  </Group>
);

const factsOf = (one: ShownIncident) => [
  { term: '重大度', value: severityWords[one.severity][0] },
  { term: '検知した日時', value: formatInstant(one.detectedAt) },
  { term: '個人データ', value: personalDataWords[one.personalData] },
  { term: '不正の目的', value: one.isMalicious ? 'あり（おそれを含む）' : 'なし' },
  { term: '影響を受ける会社', value: affectedWords(one) },
  { term: '登録', value: `${one.opened.name}　${formatInstant(one.opened.at)}` },
  ...(one.containedAt === undefined ? [] : [{ term: '封じ込め', value: formatInstant(one.containedAt) }]),
];

const lines = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const;

const Notices = ({ notices }: Pick<ShownIncident, 'notices'>) =>
  notices.length === 0 ? (
    <Text size="sm">まだ作成していません。</Text>
  ) : (
    <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
      {notices.map(({ announcementId, title, state }) => (
        <li key={announcementId}>
          <Anchor component={Link} to={`/announcements/${announcementId}`}>
            {title}
          </Anchor>{' '}
          <ToneBadge tone={announcementStateWords[state][1]}>{announcementStateWords[state][0]}</ToneBadge>
        </li>
      ))}
    </Stack>
  );

const Closing = ({ closing }: { readonly closing: NonNullable<ShownIncident['closing']> }) => (
  <Card title="終了の記録">
    <Facts
      columns={1}
      facts={[
        { term: '原因', value: <span style={lines}>{closing.cause}</span> },
        { term: '行った対処', value: <span style={lines}>{closing.done}</span> },
        { term: '再発防止', value: <span style={lines}>{closing.prevention}</span> },
        { term: '終了', value: `${closing.by.name}　${formatInstant(closing.at)}` },
      ]}
    />
  </Card>
);

const Shown = ({ incidentId }: { readonly incidentId: string }) => {
  const { data, error, refetch } = useAnswer(showIncident, { params: { incidentId } }, { staleTime: 0 });
  const mayKeep = useMayAsOperator('incidents.keep');
  const [deed, ask] = useState<Deed>();
  const [leadTo, lead] = useState<string>();
  const close = (to?: string): void => {
    ask(undefined);
    lead(to);
  };
  if (data === undefined)
    return error === null ? <Waiting rows={4} /> : <Failure error={error} onRetry={() => void refetch()} />;
  const [word, tone] = incidentStateWords[data.state];
  const Asking = deed === undefined ? undefined : dialogs[deed];
  return (
    <Stack gap="md">
      <Card title={data.title} aside={<ToneBadge tone={tone}>{word}</ToneBadge>}>
        <Stack gap="md">
          <Facts facts={factsOf(data)} />
          <Text style={lines}>{data.facts}</Text>
          {mayKeep && data.state !== 'closed' ? <Deeds one={data} onDeed={ask} /> : null}
        </Stack>
      </Card>
      <Card title="期限">
        <Clocks clocks={data.clocks} />
      </Card>
      <Card title="お客様へのお知らせ">
        <Notices notices={data.notices} />
      </Card>
      {data.closing === undefined ? null : <Closing closing={data.closing} />}
      <Card title="時系列">
        <Timeline incidentId={incidentId} />
      </Card>
      {leadTo === undefined ? null : <Navigate to={leadTo} />}
      {Asking === undefined ? null : <Asking incident={data} onClose={close} />}
    </Stack>
  );
};

/** One インシデント: what is known, its days, what companies are told, and what was done when. */
export const IncidentPage = () => {
  const { incidentId = '' } = useParams();
  return (
    <>
      <PageHead title="インシデントの内容と対応" back={{ to: '/incidents', label: 'インシデント' }} />
      <Shown key={incidentId} incidentId={incidentId} />
    </>
  );
};
