import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { InvitationWay } from '#domain/users/person-state.ts';
import { faultAt, problemOf, sayFailure } from '#web/api/problem.ts';
import { useMe } from '#web/api/session.tsx';
import { EndFactor } from '#web/people/end-factor.tsx';
import {
  type PersonChoices,
  type ShownPerson,
  useChangeState,
  useEndSessions,
  useHandOver,
  useInvite,
} from '#web/people/people-api.ts';
import { stateWords } from '#web/people/person-words.ts';
import { ShutOutDialog, type ShutOut } from '#web/people/shut-out-dialog.tsx';
import { TimeBoxCard } from '#web/people/time-box-card.tsx';
import { Card } from '#web/ui/card.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { failureTone } from '#web/ui/failure-tone.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone, tellError } from '#web/ui/tell.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type PersonProps = { readonly person: ShownPerson };

const isInvitable = ({ state }: ShownPerson): boolean =>
  state === 'uninvited' || state === 'invited' || state === 'expired';

/** 招待: how he gets a password of his own (9.2.4). */
const Invitation = ({ person, usual }: PersonProps & { readonly usual: InvitationWay }) => {
  const [way, choose] = useState<InvitationWay>(person.invitedBy ?? usual);
  const invite = useInvite();
  const isAgain = person.state !== 'uninvited';
  const send = (): void =>
    invite.mutate(
      { params: { userId: person.id }, body: { way } },
      { onSuccess: () => tellDone(`${person.email} に招待のメールを送ります`) },
    );
  return (
    <Card title="招待">
      <Stack gap="sm">
        <Text size="sm">
          {person.expiresAt === undefined
            ? 'まだ招待していません。招待のメールから、本人がパスワードを設定します。'
            : `有効期限: ${formatInstant(person.expiresAt)}。もう一度招待すると、前の招待は使えなくなります。`}
        </Text>
        <Radio.Group
          label="招待の方法"
          value={way}
          onChange={(next) => choose(next === 'link' ? 'link' : 'temporary-password')}
        >
          <Group gap="md" mt={6}>
            <Radio value="link" label="メールのリンク" />
            <Radio value="temporary-password" label="仮パスワード（IDとは別のメール）" />
          </Group>
        </Radio.Group>
        {invite.error === null ? null : (
          <Notice tone="bad" isUrgent>
            {faultAt(problemOf(invite.error)?.fields ?? [], 'way') ?? sayFailure(invite.error)}
          </Notice>
        )}
        <Group justify="flex-end">
          <Button loading={invite.isPending} onClick={send}>
            {isAgain ? 'もう一度招待する' : '招待する'}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
};

/** A hand-over that was broken off: whoever looks at it may bring it to its end. */
const HandingOver = ({ person }: PersonProps) => {
  const handing = useHandOver();
  const { handingOverTo } = person;
  if (handingOverTo === undefined) return null;
  const goOn = (): void =>
    handing.mutate(
      { userId: person.id, to: handingOverTo.id },
      {
        onSuccess: (left) => {
          if (left.length === 0) tellDone('承認待ちの引き継ぎが終わりました');
        },
        onError: tellError,
      },
    );
  return (
    <Notice tone="warn" title={`${handingOverTo.name}さんへの引き継ぎが終わっていません`}>
      {(handing.data ?? []).map((claim) => (
        <div key={claim}>引き継げない申請（本人の申請です）：{claim}</div>
      ))}
      <Button size="compact-sm" variant="default" mt={6} loading={handing.isPending} onClick={goOn}>
        引き継ぎを続ける
      </Button>
    </Notice>
  );
};

/** Whoever was asked for it was told of already. */
const tellUnlessAsked = (error: Error): void => {
  if (failureTone(error) === 'bad') tellError(error);
};

type StandingProps = PersonProps & { readonly choices: PersonChoices; readonly today: string };

/** 停止, 再開, 削除, 強制サインアウト. */
export const PersonStanding = ({ person, choices, today }: StandingProps) => {
  const { user } = useMe();
  const [asked, ask] = useState<ShutOut>();
  const ending = useEndSessions();
  const state = useChangeState();
  const { words, tone } = stateWords[person.state];
  const signOut = (): void =>
    ending.mutate(
      { params: { userId: person.id } },
      { onSuccess: () => tellDone(`${person.name}さんをサインアウトさせました`), onError: tellError },
    );
  const enable = (): void =>
    state.mutate(
      { person, state: 'active' },
      { onSuccess: () => tellDone(`${person.name}さんの利用を再開しました`), onError: tellUnlessAsked },
    );
  const isOut = person.state === 'disabled' || person.state === 'deleted';
  return (
    <Stack gap="md">
      <HandingOver person={person} />
      {isInvitable(person) ? <Invitation person={person} usual={choices.invitationWay} /> : null}
      {person.state === 'deleted' ? null : <TimeBoxCard person={person} today={today} />}
      <Card title="利用の状態" aside={<ToneBadge tone={tone}>{words}</ToneBadge>}>
        {person.state === 'deleted' ? (
          <Text size="sm">削除済です。氏名は、これまでの申請や履歴に残ります。</Text>
        ) : (
          <Group gap="sm">
            {isOut ? (
              <Button variant="default" loading={state.isPending} onClick={enable}>
                利用を再開する
              </Button>
            ) : (
              <>
                <Button variant="default" loading={ending.isPending} onClick={signOut}>
                  サインアウトさせる
                </Button>
                <EndFactor person={person} />
                <Button variant="default" disabled={person.id === user.id} onClick={() => ask('disabled')}>
                  停止する
                </Button>
              </>
            )}
            <Button
              variant="default"
              c="#b42318"
              disabled={person.id === user.id}
              onClick={() => ask('deleted')}
            >
              削除する
            </Button>
          </Group>
        )}
      </Card>
      {asked === undefined ? null : (
        <ShutOutDialog person={person} state={asked} onClose={() => ask(undefined)} />
      )}
    </Stack>
  );
};
