import { useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ClaimContent, ClaimView } from '#web/api/contract.ts';
import { type FieldFault, problemOf } from '#web/api/problem.ts';
import { type SaveAsk, useSaveClaim, useSubmitClaim } from '#web/claims/claims-api.ts';
import type { ClaimEditing } from '#web/claims/use-claim-editor.ts';
import { tellDone, tellError } from '#web/ui/tell.tsx';

type Saving = {
  readonly claimId: string;
  readonly view: ClaimView | undefined;
  readonly editing: ClaimEditing;
  readonly content: ClaimContent;
};

/** The first field with a fault gets the focus once it is drawn. */
const focusFirstFault = (): void => {
  setTimeout(() => {
    const field = document.querySelector<HTMLElement>('main [aria-invalid="true"]');
    field?.focus();
  }, 50);
};

const useFailures = (editing: ClaimEditing) => {
  const [isConflict, setConflict] = useState(false);
  const showFaults = (faults: readonly FieldFault[]): void => {
    editing.showFaults(faults);
    focusFirstFault();
  };
  const fail = (error: unknown): void => {
    const problem = problemOf(error);
    if (problem?.status === 409) setConflict(true);
    else tellError(error);
    if (problem !== undefined && problem.fields.length > 0) showFaults(problem.fields);
  };
  return { isConflict, keepTyped: () => setConflict(false), showFaults, fail };
};

/** Saving and submitting: versions, conflicts, faults, and where to go afterwards. */
export const useClaimSaving = ({ claimId, view, editing, content }: Saving) => {
  const [version, setVersion] = useState(view?.version);
  const isLeaving = useRef(false);
  const navigate = useNavigate();
  const [, setSearch] = useSearchParams();
  const saveClaim = useSaveClaim();
  const submitClaim = useSubmitClaim();
  const failures = useFailures(editing);
  const sent = editing.draft;

  const kept = (saved: ClaimView): void => {
    setVersion(saved.version);
    editing.markSaved(sent);
    setSearch({}, { replace: true, preventScrollReset: true });
  };
  const askOf = (known: ClaimContent): SaveAsk => ({
    id: claimId,
    content: known,
    ...(version === undefined ? {} : { expectedVersion: version }),
  });
  const save = (): void => {
    saveClaim.mutate(askOf(content), {
      onSuccess: (saved) => {
        kept(saved);
        tellDone('保存しました');
      },
      onError: failures.fail,
    });
  };
  const submit = (): void => {
    const unsaved = editing.isDirty || version === undefined ? askOf(content) : undefined;
    submitClaim.mutate(
      { id: claimId, unsaved, savedVersion: version, onSaved: kept },
      {
        onSuccess: ({ number }) => {
          isLeaving.current = true;
          tellDone(`申請しました（申請番号 ${number ?? ''}）`);
          void navigate(`/claims/${claimId}`);
        },
        onError: failures.fail,
      },
    );
  };
  const busy = submitClaim.isPending ? 'submitting' : saveClaim.isPending ? 'saving' : undefined;
  return {
    save,
    submit,
    busy,
    isLeaving,
    isConflict: failures.isConflict,
    keepTyped: failures.keepTyped,
  } as const;
};
