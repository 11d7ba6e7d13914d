import { useState } from 'react';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { newId } from '#web/api/new-id.ts';
import { useMe } from '#web/api/session.tsx';
import { ClaimEditor } from '#web/app/claim-editor.tsx';
import { draftOfClaim, emptyClaim } from '#web/claims/claim-draft.ts';
import { useClaim, useClaimForm } from '#web/claims/claims-api.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

/** A new claim has its id from the start, so that a repeated first save makes one claim. */
export const NewClaimPage = () => {
  const [claimId] = useState(newId);
  return <Navigate to={`/claims/${claimId}/edit?new=1`} replace />;
};

const Opened = ({ claimId }: { readonly claimId: string }) => {
  const [search] = useSearchParams();
  const [startsNew] = useState(() => search.has('new'));
  const [round, startAnew] = useState(0);
  const me = useMe();
  const form = useClaimForm();
  const stored = useClaim(claimId, !startsNew || round > 0);
  const view = startsNew && round === 0 ? undefined : stored.data;
  const error = form.error ?? stored.error;
  if (error !== null && view === undefined) return <Failure error={error} />;
  if (form.data === undefined || (view === undefined && (!startsNew || round > 0))) return <Waiting />;
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
      onReload={() => {
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
