import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { replaceMailChoice, showMailChoice } from '#contract/mail-choices.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { earliestHour, everyNotice, latestHour, type MailWay } from '#domain/notices/mail-choice.ts';
import type { NoticeKind } from '#domain/notices/notice-kinds.ts';
import { askAnew, refusalOf, useAnswer, useSend } from '#web/api/contract-client.ts';
import { sayFailure } from '#web/api/problem.ts';
import { useMayVote } from '#web/api/may-vote.ts';
import { Card } from '#web/ui/card.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';
import { Waiting } from '#web/ui/waiting.tsx';
import { MailKindRow } from '#web/users/mail-kind-row.view.tsx';

type Choice = AnswerOf<typeof showMailChoice>;

const hours = Array.from({ length: latestHour - earliestHour + 1 }, (_, index) => {
  const hour = earliestHour + index;
  return { value: String(hour), label: `${hour}:00` };
});

/** Whoever cannot vote is never asked for an approval. */
const shownTo = (mayVote: boolean): readonly NoticeKind[] =>
  everyNotice.filter((kind) => mayVote || !(kind === 'request' || kind === 'withdrawn'));

const useChoosing = (stored: Choice) => {
  const client = useQueryClient();
  const [ways, setWays] = useState(stored.ways);
  const [hour, setHour] = useState(stored.hour);
  const saving = useSend(replaceMailChoice, async () => {
    tellDone('お知らせメールの受け取り方を変更しました');
    await askAnew(client, [showMailChoice]);
  });
  const wayFor = (kind: NoticeKind): MailWay => ways[kind] ?? 'each';
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const chosen = Object.fromEntries(everyNotice.map((kind) => [kind, wayFor(kind)]));
    saving.mutate({ body: { ways: chosen, hour, expectedVersion: stored.version } });
  };
  const choose = (kind: NoticeKind, way: MailWay) => setWays({ ...ways, [kind]: way });
  return { wayFor, choose, hour, setHour, saving, save };
};

const NotSaved = ({ error, onStale }: { readonly error: Error; readonly onStale: () => void }) => (
  <Notice tone="bad" isUrgent>
    {sayFailure(error)}
    {refusalOf(replaceMailChoice, error)?.kind === 'setting-changed-meanwhile' ? (
      <Button variant="subtle" size="compact-sm" onClick={onStale}>
        最新の内容を表示
      </Button>
    ) : null}
  </Notice>
);

const ChoiceForm = ({ stored, onStale }: { readonly stored: Choice; readonly onStale: () => void }) => {
  const { wayFor, choose, hour, setHour, saving, save } = useChoosing(stored);
  const kinds = shownTo(useMayVote());
  return (
    <form noValidate onSubmit={save}>
      <Stack gap="sm">
        {saving.error === null ? null : <NotSaved error={saving.error} onStale={onStale} />}
        <div>
          {kinds.map((kind) => (
            <MailKindRow key={kind} kind={kind} way={wayFor(kind)} onChange={(way) => choose(kind, way)} />
          ))}
        </div>
        <NativeSelect
          w={180}
          label="まとめて送る時刻"
          description="会社の営業日に送ります"
          disabled={kinds.every((kind) => wayFor(kind) !== 'daily')}
          value={String(hour)}
          data={hours}
          onChange={({ currentTarget: { value } }) => setHour(Number(value))}
        />
        <Text size="xs" c="dimmed">
          お手続きが必要なお知らせと、内容が変わるお知らせは、受け取らない設定にできません。パスワードの再設定に関するメールは、いつもすぐに送ります。
        </Text>
        <Group>
          <Button type="submit" loading={saving.isPending}>
            受け取り方を変更
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** お知らせメール: how this person wants to be told. */
export const MailChoiceCard = () => {
  const { data, error, refetch } = useAnswer(showMailChoice, {});
  return (
    <Card title="お知らせメール">
      {data === undefined ? (
        error === null ? (
          <Waiting />
        ) : (
          <Failure error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <ChoiceForm key={data.version} stored={data} onStale={() => void refetch()} />
      )}
    </Card>
  );
};
