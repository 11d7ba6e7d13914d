import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { ClaimView } from '#web/claims/claim-view.ts';
import { problemOf, sayFailure } from '#web/api/problem.ts';
import { ClaimReading } from '#web/claims/claim-reading.tsx';
import { type Decision, useCastVote, useInbox, type VoteKind } from '#web/approvals/approvals-api.ts';
import { nextInInbox, sortedInbox } from '#web/approvals/inbox-row.ts';
import { VotePanel } from '#web/approvals/vote-panel.view.tsx';
import { useClaim, useKeepClaim } from '#web/claims/claims-api.ts';
import { sayNext } from '#web/claims/route-progress.ts';
import { statusWords } from '#web/claims/claim-status.ts';
import { Failure } from '#web/ui/failure.tsx';
import { formatYen } from '#web/ui/format-yen.ts';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { tellDone, tellError } from '#web/ui/tell.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const doneWords: Record<VoteKind, string> = {
  approve: '承認しました',
  'send-back': '差し戻しました',
  reject: '却下しました',
};

type VotingProps = {
  readonly view: ClaimView;
  readonly onBeaten: (says: string) => void;
  readonly onStale: () => void;
};

const Voting = ({ view, onBeaten, onStale }: VotingProps) => {
  const navigate = useNavigate();
  const keep = useKeepClaim();
  const inbox = useInbox();
  const cast = useCastVote(keep);
  const goOn = () => {
    const waiting = sortedInbox(inbox.data?.pages ?? []).votes;
    const next = nextInInbox(waiting, view.id);
    return navigate(next === undefined ? '/inbox' : `/inbox/${next}`, { replace: true });
  };
  const vote = (decision: Decision): void => {
    const body = { ...decision, expectedVersion: view.version, step: view.route?.step ?? 0 };
    cast.mutate(
      { params: { claimId: view.id }, body },
      {
        onSuccess: () => {
          tellDone(`「${view.title}」を${doneWords[decision.kind]}`);
          void goOn();
        },
        onError: (error) => {
          if (problemOf(error)?.status === 409) onBeaten(sayFailure(error));
          else tellError(error);
          onStale();
        },
      },
    );
  };
  return (
    <VotePanel
      amount={formatYen(view.verdict.total)}
      next={sayNext(view)}
      isBusy={cast.isPending}
      onVote={vote}
    />
  );
};

const Review = ({ claimId }: { readonly claimId: string }) => {
  const { data: view, error, refetch } = useClaim(claimId);
  const [beaten, beat] = useState<string>();
  if (view === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const { label, tone } = statusWords[view.status];
  return (
    <>
      <PageHead title={view.title} back={{ to: '/inbox', label: '受信箱' }}>
        <ToneBadge tone={tone}>{label}</ToneBadge>
      </PageHead>
      {beaten === undefined ? null : (
        <div style={{ marginBottom: 16 }}>
          <Notice tone="calm" isUrgent>
            {beaten}
          </Notice>
        </div>
      )}
      <ClaimReading view={view} />
      {view.allowed.vote ? <Voting view={view} onBeaten={beat} onStale={() => void refetch()} /> : null}
    </>
  );
};

/** One claim of the inbox, with its evidence and the votes. */
export const ReviewPage = () => {
  const { claimId = '' } = useParams();
  return <Review key={claimId} claimId={claimId} />;
};
