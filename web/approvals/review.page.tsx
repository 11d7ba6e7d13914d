import { Group } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { ClaimView } from '#web/claims/claim-view.ts';
import { problemOf, sayFailure } from '#web/api/problem.ts';
import { ClaimReading } from '#web/claims/claim-reading.tsx';
import { type Decision, useCastVote, useInbox } from '#web/approvals/approvals-api.ts';
import { type Asked, DecideDialog } from '#web/approvals/decide-dialogs.tsx';
import { neighbours, nextInInbox, sortedInbox } from '#web/approvals/inbox-row.ts';
import { inboxSearchOf, shownInbox } from '#web/approvals/inbox-search.ts';
import { voteDone } from '#web/approvals/vote-words.ts';
import { VotePanel } from '#web/approvals/vote-panel.view.tsx';
import { useSendingNow } from '#web/api/contract-client.ts';
import { useClaim, useReadAhead } from '#web/claims/claims-api.ts';
import { sayNext } from '#web/claims/route-progress.ts';
import { statusWords } from '#web/claims/claim-status.ts';
import { Failure } from '#web/ui/failure.tsx';
import { formatYen } from '#web/ui/format-yen.ts';
import { KeyList } from '#web/keys/key-list.view.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { tellDone, tellError } from '#web/ui/tell.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import type { KeyDeed } from '#web/keys/use-keys.ts';
import { Waiting } from '#web/ui/waiting.tsx';

/** The inbox as it was searched and sorted, of which this claim is one; the next one is read ahead. */
const useWay = (claimId: string) => {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { data } = useInbox();
  const waiting = shownInbox(sortedInbox(data?.pages ?? []).votes, inboxSearchOf(params));
  const { before, after } = neighbours(waiting, claimId);
  const next = nextInInbox(waiting, claimId);
  useReadAhead(next);
  const search = params.size === 0 ? '' : `?${params.toString()}`;
  const isSending = useSendingNow();
  const list = `/inbox${search}`;
  const open = (id: string | undefined, isReplaced = true): void => {
    if (id !== undefined) void navigate(`/inbox/${id}${search}`, { replace: isReplaced });
  };
  return {
    list,
    toList: () => void navigate(list),
    toBefore: () => !isSending() && open(before),
    toAfter: () => !isSending() && open(after),
    /** After a vote; `next` of before it, since the voted claim is out of the list by then. */
    goOn: () => (next === undefined ? void navigate(list, { replace: true }) : open(next)),
  };
};
type Way = ReturnType<typeof useWay>;

type VotingProps = {
  readonly view: ClaimView;
  readonly way: Way;
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  readonly onBeaten: (says: string) => void;
  readonly onStale: () => void;
};

const Voting = ({ view, way, asked, onAsk, onBeaten, onStale }: VotingProps) => {
  const cast = useCastVote();
  const vote = (decision: Decision): void => {
    const seen = { expectedVersion: view.version, step: view.route?.step ?? 0 };
    const body =
      decision.kind === 'approve'
        ? { ...decision, ...seen, from: 'opened' as const }
        : { ...decision, ...seen };
    cast.mutate(
      { params: { claimId: view.id }, body },
      {
        onSuccess: () => {
          onAsk(undefined);
          tellDone(`「${view.title}」を${voteDone[decision.kind]}`);
          way.goOn();
        },
        onError: (error) => {
          if (problemOf(error)?.status === 409) {
            // What has changed has to be read first; what was typed is still there when it is asked for again.
            onAsk(undefined);
            onBeaten(sayFailure(error));
          } else tellError(error);
          onStale();
        },
      },
    );
  };
  const amount = formatYen(view.verdict.total);
  return (
    <>
      <VotePanel
        amount={amount}
        next={sayNext(view)}
        seen={`${view.id} ${view.version}`}
        isBusy={cast.isPending}
        onApprove={() => vote({ kind: 'approve' })}
        onAsk={onAsk}
      />
      <DecideDialog
        asked={asked}
        about={`${view.title}（${view.applicant.name}・${amount}）`}
        isBusy={cast.isPending}
        onClose={() => onAsk(undefined)}
        onDecide={vote}
      />
    </>
  );
};

const keysOf = (way: Way, mayVote: boolean, ask: (asked: Asked) => void): readonly KeyDeed[] => [
  { key: 'a', words: '承認する（Enter で確定）', run: () => mayVote && ask('approve') },
  { key: 'r', words: '差し戻す', run: () => mayVote && ask('send-back') },
  { key: 'j', words: '次の申請へ', run: way.toAfter },
  { key: 'k', words: '前の申請へ', run: way.toBefore },
  { key: 'u', words: '受信箱に戻る', run: way.toList },
];

const Review = ({ claimId }: { readonly claimId: string }) => {
  const { data: view, error, refetch } = useClaim(claimId);
  const way = useWay(claimId);
  const [beaten, beat] = useState<string>();
  const [asked, ask] = useState<Asked>();
  if (view === undefined)
    return error === null ? <Waiting /> : <Failure error={error} isWhole onRetry={() => void refetch()} />;
  const { label, tone } = statusWords[view.status];
  return (
    <>
      <PageHead title={view.title} back={{ to: way.list, label: '受信箱' }}>
        <Group gap="sm">
          <KeyList deeds={keysOf(way, view.allowed.vote, ask)} />
          <ToneBadge tone={tone}>{label}</ToneBadge>
        </Group>
      </PageHead>
      {beaten === undefined ? null : (
        <div style={{ marginBottom: 16 }}>
          <Notice tone="calm" isUrgent>
            {beaten}
          </Notice>
        </div>
      )}
      <ClaimReading view={view}>
        {view.allowed.vote ? (
          <Voting
            view={view}
            way={way}
            asked={asked}
            onAsk={ask}
            onBeaten={beat}
            onStale={() => void refetch()}
          />
        ) : null}
      </ClaimReading>
    </>
  );
};

/** One claim of the inbox, with its evidence and the votes. */
export const ReviewPage = () => {
  const { claimId = '' } = useParams();
  return <Review key={claimId} claimId={claimId} />;
};
