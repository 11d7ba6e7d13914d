import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type ShownRequest, useMe, useRequestPages } from '#web/operator/operator-api.ts';
import { DecisionDialog, type Decision } from '#web/operator/decision-dialog.tsx';
import { FurtherPages } from '#web/operator/further-pages.view.tsx';
import { Card } from '#web/ui/card.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { PageHead } from '#web/ui/page-head.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import type { Tone } from '#web/ui/tone.ts';
import { Waiting } from '#web/ui/waiting.tsx';

const stateWords: Readonly<Record<ShownRequest['state'], readonly [word: string, tone: Tone]>> = {
  open: ['承認待ち', 'warn'],
  done: ['実行済み', 'good'],
  rejected: ['却下', 'quiet'],
  withdrawn: ['取下げ', 'quiet'],
  expired: ['期限切れ', 'quiet'],
};

/** Why an open one cannot be approved by whoever looks. */
const whyNot = ({ approval, from }: ShownRequest, isOwn: boolean): string | undefined => {
  if (approval === 'needs-another')
    return isOwn
      ? '自分の依頼です。ほかの運用者の承認を待っています。'
      : '依頼した人が最近あなたに仮パスワードを発行したため、まだ承認できません。';
  if (approval === 'about-you')
    return '自分に関わる依頼のため、承認・却下はできません。ほかの運用者が判断します。';
  if (approval === 'not-allowed') return 'この操作を承認できる権限がありません。';
  if (approval !== 'waits' || from === undefined) return undefined;
  return `承認できるほかの運用者がいません。${formatInstant(from)}から自分で実行できます。`;
};

type DeedsProps = { readonly request: ShownRequest; readonly onDecide: (decision: Decision) => void };

const Deeds = ({ request, onDecide }: DeedsProps) => {
  const isOwn = useMe().operator.id === request.askedBy.id;
  const stop = isOwn ? '取り下げる' : '却下する';
  const approve = isOwn ? '実行する' : '承認して実行';
  return (
    <Group gap="sm" mt="md">
      {request.approval === 'may' ? (
        <Button onClick={() => onDecide('approve')} aria-label={`${approve}：${request.says}`}>
          {approve}
        </Button>
      ) : null}
      {request.mayStop ? (
        <Button variant="default" onClick={() => onDecide('stop')} aria-label={`${stop}：${request.says}`}>
          {stop}
        </Button>
      ) : null}
    </Group>
  );
};

const personWords = ({ id, name }: ShownRequest['askedBy']): string => `${name}（${id}）`;

const factsOf = ({ askedBy, askedAt, expiresAt, reason, ...rest }: ShownRequest) => [
  { term: '依頼した人', value: personWords(askedBy) },
  { term: '依頼の日時', value: formatInstant(askedAt) },
  { term: '期限', value: formatInstant(expiresAt) },
  { term: '理由', value: reason },
  ...(rest.decidedBy === undefined || rest.decidedAt === undefined
    ? []
    : [
        { term: '決めた人', value: personWords(rest.decidedBy) },
        { term: '決めた日時', value: formatInstant(rest.decidedAt) },
        { term: '決めた理由', value: rest.decision ?? '' },
      ]),
];

const RequestCard = ({ request, onDecide }: DeedsProps) => {
  const [word, tone] = stateWords[request.state];
  const why = whyNot(request, useMe().operator.id === request.askedBy.id);
  return (
    <Card title={request.says} aside={<ToneBadge tone={tone}>{word}</ToneBadge>}>
      <Facts facts={factsOf(request)} />
      {why === undefined ? null : (
        <Text size="sm" mt="sm">
          {why}
        </Text>
      )}
      {request.approval === 'may' || request.mayStop ? <Deeds request={request} onDecide={onDecide} /> : null}
    </Card>
  );
};

const Requests = () => {
  const list = useRequestPages();
  const [asked, ask] = useState<{ readonly request: ShownRequest; readonly decision: Decision }>();
  if (list.data === undefined)
    return list.error === null ? (
      <Waiting rows={3} />
    ) : (
      <Failure error={list.error} onRetry={() => void list.refetch()} />
    );
  const requests = list.data.pages.flatMap(({ items }) => items);
  if (requests.length === 0)
    return (
      <Empty
        icon="check"
        title="依頼はありません"
        hint="会社の利用の停止や、運用者の追加を依頼すると、ここに表示されます。"
      />
    );
  return (
    <Stack gap="md">
      {requests.map((request) => (
        <RequestCard
          key={request.requestId}
          request={request}
          onDecide={(decision) => ask({ request, decision })}
        />
      ))}
      <FurtherPages list={list} />
      {asked === undefined ? null : <DecisionDialog {...asked} onClose={() => ask(undefined)} />}
    </Stack>
  );
};

/** 二人での操作: what waits for a second person, and what became of it. */
export const RequestsPage = () => (
  <>
    <PageHead title="二人での操作" lead="一人では行えない操作の依頼と、その結果です。" />
    <Requests />
  </>
);
