import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { copyClaim } from '#contract/claims.ts';
import { useSend } from '#web/api/contract-client.ts';
import { createKeyring } from '#web/api/idempotency.ts';
import { newId } from '#web/api/new-id.ts';
import { problemOf } from '#web/api/problem.ts';
import type { ClaimView } from '#web/claims/claim-view.ts';
import { standing } from '#web/claims/claim-status.ts';
import {
  actOn,
  away,
  backFrom,
  useConfirmClaim,
  useDiscardClaim,
  useRestoreClaim,
  useWithdrawClaim,
} from '#web/claims/claims-api.ts';
import { Labelling } from '#web/claims/labelling.tsx';
import { ReverseDialog } from '#web/claims/reverse-dialog.tsx';
import { SendingBack } from '#web/claims/correcting.tsx';
import { useActed } from '#web/claims/hits-beside.ts';
import { openStepName } from '#web/claims/route-progress.ts';
import { ActionBar } from '#web/ui/action-bar.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { formatYen } from '#web/ui/format-yen.ts';
import { offerUndo, tellDone, tellError } from '#web/ui/tell.ts';

type Asked = 'withdrawal' | 'confirmation' | 'discard';

const asking: Record<Asked, { title: string; lead: string; confirm: string; done: string }> = {
  withdrawal: {
    title: '申請を取り下げる',
    lead: '下書きに戻ります。申請番号はそのままで、修正してもう一度申請できます。承認はやり直しになります。',
    confirm: '取り下げる',
    done: '申請を取り下げました',
  },
  confirmation: {
    title: '申請を確定する',
    lead: '仕訳を計上します。計上した仕訳は変更できません。誤りは確定の取消（反対仕訳）で直します。',
    confirm: '確定する',
    done: '確定しました。仕訳を計上しました',
  },
  discard: {
    title: '下書きを削除する',
    lead: 'この下書きを一覧から削除します。削除した直後なら元に戻せます。',
    confirm: '削除する',
    done: '下書きを削除しました',
  },
};

type ActBarProps = { readonly view: ClaimView; readonly onStale: () => void };

const useActs = ({ view, onStale }: ActBarProps) => {
  const acts = { withdrawal: useWithdrawClaim(), confirmation: useConfirmClaim() };
  const discard = useDiscardClaim();
  const restore = useRestoreClaim();
  const navigate = useNavigate();
  const acted = useActed(view);
  const version = { id: view.id, expectedVersion: view.version };
  /** The page of the draft is gone by then: its callbacks would be too, and the frame tells of a failure. */
  const undo = (): void =>
    void restore.mutateAsync(backFrom(version)).then(
      () => tellDone('下書きを元に戻しました'),
      () => undefined,
    );
  const run = (asked: Asked, onEnd: () => void): void => {
    const outcome = {
      onSuccess: () => {
        onEnd();
        if (asked !== 'discard') {
          acted(asking[asked].done);
          return;
        }
        void navigate('/claims');
        offerUndo(asking.discard.done, undo);
      },
      onError: (error: Error) => {
        onEnd();
        tellError(error);
        onStale();
      },
    };
    if (asked === 'discard') discard.mutate(away(version), outcome);
    else acts[asked].mutate(actOn(version), outcome);
  };
  return { run, isBusy: [...Object.values(acts), discard].some(({ isPending }) => isPending) };
};

/** Whether it was done is known: neither the connection nor the service broke off. */
const isAnswer = (error: Error): boolean => (problemOf(error)?.status ?? 500) < 500;

/** A new draft with what this claim says; its page is where dates and receipts are put in. */
const CopyButton = ({ claimId }: { readonly claimId: string }) => {
  const navigate = useNavigate();
  // Clicked again after no answer came, it is the same draft.
  const [drafts] = useState(() => createKeyring(newId));
  const copy = useSend(copyClaim, () =>
    tellDone('コピーして下書きを作成しました。日付と領収書を入れてください'),
  );
  return (
    <Button
      variant="default"
      loading={copy.isPending}
      onClick={() =>
        copy.mutate(
          { params: { claimId }, body: { id: drafts.keyFor(claimId) } },
          {
            // Whoever went on meanwhile is not pulled away: the draft stands first in his list.
            onSuccess: ({ id }) => void navigate(`/claims/${id}/edit`),
            onError: (error) => {
              tellError(error);
              if (isAnswer(error)) drafts.forget(claimId);
            },
          },
        )
      }
    >
      コピーして作成
    </Button>
  );
};

type ActButtonsProps = {
  readonly view: ClaimView;
  readonly onAsk: (asked: Asked) => void;
  readonly onSendBack: () => void;
  readonly onReverse: () => void;
  readonly onLabel: () => void;
};

const ActButtons = ({
  view: { id, status, allowed },
  onAsk,
  onSendBack,
  onReverse,
  onLabel,
}: ActButtonsProps) => (
  <>
    {allowed.discard ? (
      <Button variant="subtle" color="#b42318" onClick={() => onAsk('discard')}>
        下書きを削除
      </Button>
    ) : null}
    {allowed.copy ? <CopyButton claimId={id} /> : null}
    {allowed.withdraw ? (
      <Button variant="default" onClick={() => onAsk('withdrawal')}>
        取下げ
      </Button>
    ) : null}
    {allowed.save ? (
      <Button component={Link} to={`/claims/${id}/edit`}>
        {status === 'returned' ? '修正して再申請' : '編集する'}
      </Button>
    ) : null}
    {allowed.vote ? (
      <Button component={Link} to={`/inbox/${id}`}>
        承認の画面を開く
      </Button>
    ) : null}
    {allowed.label ? (
      <Button variant="subtle" onClick={onLabel}>
        情報のラベル
      </Button>
    ) : null}
    {allowed.sendBack ? (
      <Button variant="default" onClick={onSendBack}>
        差戻し
      </Button>
    ) : null}
    {allowed.reverse ? (
      <Button variant="default" onClick={onReverse}>
        確定を取り消す
      </Button>
    ) : null}
    {allowed.confirm ? <Button onClick={() => onAsk('confirmation')}>確定する</Button> : null}
  </>
);

/** What may be done with this claim now. */
export const ClaimActBar = (props: ActBarProps) => {
  const { status, allowed, verdict } = props.view;
  const [asked, ask] = useState<Asked>();
  const [isSendingBack, sendBack] = useState(false);
  const [isReversing, reverse] = useState(false);
  const [isLabelling, label] = useState(false);
  const { run, isBusy } = useActs(props);
  const words = asking[asked ?? 'withdrawal'];
  if (!Object.values(allowed).some(Boolean)) return null;
  return (
    <>
      <ActionBar
        label="申請の操作"
        isSaidElsewhere
        summary={
          <Stack gap={0}>
            <Text fw={700} fz="xl" className="sf-number">
              {formatYen(verdict.total)}
            </Text>
            <Text size="xs" c="dimmed">
              {standing(status, openStepName(props.view))}
            </Text>
          </Stack>
        }
      >
        <ActButtons
          view={props.view}
          onAsk={ask}
          onSendBack={() => sendBack(true)}
          onReverse={() => reverse(true)}
          onLabel={() => label(true)}
        />
      </ActionBar>
      <ConfirmDialog
        title={words.title}
        isOpen={asked !== undefined}
        isBusy={isBusy}
        isDangerous={asked === 'discard'}
        confirmLabel={words.confirm}
        onClose={() => ask(undefined)}
        onConfirm={() => asked !== undefined && run(asked, () => ask(undefined))}
      >
        {words.lead}
      </ConfirmDialog>
      <SendingBack {...props} isOpen={isSendingBack} onClose={() => sendBack(false)} />
      {isLabelling ? <Labelling {...props} onClose={() => label(false)} /> : null}
      <ReverseDialog {...props} isOpen={isReversing} onClose={() => reverse(false)} />
    </>
  );
};
