import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { decideSecondRequest } from '#contract/second-person.ts';
import { stateWords, subjectOf } from '#web/access/request-words.ts';
import { type ShownRequest, useDecide, useWithdraw } from '#web/access/requests-api.ts';
import { sayFailure } from '#web/api/problem.ts';
import { useMay, useMe } from '#web/api/session.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone, tellError, tellFailure } from '#web/ui/tell.ts';

const words = {
  approve: { title: '承認しますか', submit: '承認する', lead: '承認すると、すぐに反映されます。' },
  reject: { title: '却下しますか', submit: '却下する', lead: '却下すると、変更は行われません。' },
} as const;
type Act = keyof typeof words;

type DecideProps = {
  readonly request: ShownRequest;
  readonly act: Act;
  readonly onClose: () => void;
};

/** 承認 or 却下, with a word on it where somebody has one; what it does is said once more. */
const DecideDialog = dialog(({ request, act, onClose }: DecideProps) => {
  const [reason, setReason] = useState('');
  const deciding = useDecide();
  const { title, submit, lead } = words[act];
  const send = (event: FormEvent): void => {
    event.preventDefault();
    deciding.mutate(
      { body: { requestId: request.id, act, ...(reason === '' ? {} : { reason }) } },
      {
        onSuccess: ({ state, end }) => {
          if (state === 'overtaken') tellFailure(`成立しませんでした：${end?.reason ?? ''}`);
          else tellDone(`${subjectOf(request)}の依頼：${stateWords[state].words}`);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog opened title={title} isBusy={deciding.isPending} onClose={onClose}>
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <Text size="sm">{`${request.askedByName}さんの依頼（${subjectOf(request)}）。${lead}`}</Text>
          <Notice tone="calm">{request.gains.join('、')}</Notice>
          {deciding.error === null ? null : (
            <Notice tone="bad" isUrgent>
              {sayFailure(deciding.error)}
            </Notice>
          )}
          <TextInput
            label="理由（任意。依頼した人に表示します）"
            maxLength={200}
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value)}
            data-autofocus
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" disabled={deciding.isPending} onClick={onClose}>
              キャンセル
            </Button>
            <Button
              type="submit"
              loading={deciding.isPending}
              {...(act === 'reject' ? { color: 'red' } : {})}
            >
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
});

/** Of whoever asked himself: taken back, or, where he is alone, carried out after some days. */
const OwnActs = ({
  request,
  onApprove,
}: Pick<DecideProps, 'request'> & { readonly onApprove: () => void }) => {
  const withdrawing = useWithdraw();
  const { aloneFrom } = request;
  const withdraw = (): void =>
    withdrawing.mutate(
      { body: { requestId: request.id } },
      { onSuccess: () => tellDone('依頼を取り下げました'), onError: tellError },
    );
  return (
    <>
      <Button size="compact-sm" variant="default" loading={withdrawing.isPending} onClick={withdraw}>
        取り下げる
      </Button>
      {aloneFrom === undefined ? null : (
        <>
          <Button size="compact-sm" onClick={onApprove}>
            自分で実行する
          </Button>
          <Text size="xs" c="dimmed">
            ほかに承認できる管理者がいない間は、{formatInstant(aloneFrom)}から実行できます。
          </Text>
        </>
      )}
    </>
  );
};

/** What may be done with a request that waits. */
export const RequestActs = ({ request }: Pick<DecideProps, 'request'>) => {
  const { user } = useMe();
  const mayDecide = useMay(decideSecondRequest);
  const [act, ask] = useState<Act>();
  if (!mayDecide || request.state !== 'waiting') return null;
  const isOwn = request.askedBy === user.id;
  return (
    <>
      {isOwn ? (
        <OwnActs request={request} onApprove={() => ask('approve')} />
      ) : (
        <>
          <Button size="compact-sm" onClick={() => ask('approve')}>
            承認する
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => ask('reject')}>
            却下する
          </Button>
        </>
      )}
      {act === undefined ? null : <DecideDialog request={request} act={act} onClose={() => ask(undefined)} />}
    </>
  );
};
