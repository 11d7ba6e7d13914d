import { useState } from 'react';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { newId } from '#web/api/new-id.ts';
import { useMe } from '#web/api/session.tsx';
import { ClaimEditor } from '#web/claims/claim-editor.tsx';
import { problemOf } from '#web/api/problem.ts';
import { type ClaimDraft, draftOfClaim, emptyClaim } from '#web/claims/claim-draft.ts';
import { useClaim, useClaimForm } from '#web/claims/claims-api.ts';
import { isFresh, rememberFresh } from '#web/claims/fresh-claims.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

/** A new claim has its id from the start, so that a repeated first save makes one claim. */
export const NewClaimPage = () => {
  const [claimId] = useState(() => rememberFresh(newId()));
  return <Navigate to={`/claims/${claimId}/edit?new=1`} replace />;
};

/** The claim as it is stored, or that there is none yet: a new form may have been reloaded before its first save. */
const useStored = (claimId: string, round: number) => {
  const [search] = useSearchParams();
  const [startsNew] = useState(() => search.has('new'));
  const [startsFresh] = useState(() => isFresh(claimId));
  const isKnownNew = startsFresh && round === 0;
  const stored = useClaim(claimId, !isKnownNew);
  const isMissing = startsNew && problemOf(stored.error)?.status === 404;
  return {
    view: isKnownNew ? undefined : stored.data,
    isNew: isKnownNew || isMissing,
    error: isMissing ? null : stored.error,
    isFetching: stored.isFetching,
    refetch: stored.refetch,
  };
};

const Opened = ({ claimId }: { readonly claimId: string }) => {
  const [round, startAnew] = useState(0);
  const [typed, keepTyped] = useState<ClaimDraft>();
  const me = useMe();
  const form = useClaimForm();
  const stored = useStored(claimId, round);
  const { view } = stored;
  const error = form.error ?? stored.error;
  if (error !== null && view === undefined) return <Failure error={error} isWhole />;
  if (form.data === undefined || (view === undefined && !stored.isNew)) return <Waiting />;
  if (view !== undefined && !view.allowed.save && !stored.isFetching)
    return <Navigate to={`/claims/${claimId}`} replace />;
  const primary = me.user.posts.find(({ isPrimary }) => isPrimary) ?? me.user.posts[0];
  return (
    <ClaimEditor
      key={round}
      claimId={claimId}
      form={form.data}
      view={view}
      draft={view === undefined ? emptyClaim(primary?.departmentId ?? '') : draftOfClaim(view)}
      typedBefore={typed}
      onReload={(draft) => {
        keepTyped(draft);
        void stored.refetch().then(() => startAnew((before) => before + 1));
      }}
    />
  );
};

/** 申請の作成・編集. */
export const ClaimEditorPage = () => {
  const { claimId = '' } = useParams();
  return <Opened key={claimId} claimId={claimId} />;
};
