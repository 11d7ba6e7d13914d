import { type RefObject, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ClaimContent, ClaimView } from '#web/claims/claim-view.ts';
import { finishLater } from '#web/api/held-work.ts';
import { newId } from '#web/api/new-id.ts';
import { type FieldFault, problemOf } from '#web/api/problem.ts';
import { Autosave, type SaveState } from '#web/claims/autosave.ts';
import { forgetFresh } from '#web/claims/fresh-claims.ts';
import { actOn, keepContent, readClaim, useKeepSaved, useSubmitClaim } from '#web/claims/claims-api.ts';
import { saveWords, troubleOf } from '#web/claims/save-trouble.ts';
import type { ClaimEditing } from '#web/claims/use-claim-editor.ts';
import { tellDone, tellError, tellFailure } from '#web/ui/tell.ts';

type Saving = {
  readonly claimId: string;
  readonly view: ClaimView | undefined;
  readonly editing: ClaimEditing;
  /** What the form holds; of an untouched form what it began with. */
  readonly content: ClaimContent;
};

export type ClaimSaving = {
  readonly state: SaveState;
  readonly isUnsaved: boolean;
  /** Why it is not saved, as a sentence. */
  readonly trouble: string | undefined;
  /** Asked for by hand; what saves itself keeps nobody waiting. */
  readonly busy: 'saving' | 'submitting' | undefined;
  readonly isLeaving: RefObject<boolean>;
  readonly isConflict: boolean;
  readonly flush: () => Promise<boolean>;
  readonly save: () => void;
  readonly submit: () => void;
  readonly askConflict: () => void;
  readonly keepTyped: () => void;
  readonly overwrite: () => void;
  readonly giveUp: () => void;
};

/** The first field with a fault gets the focus once it is drawn. */
const focusFirstFault = (): void => {
  setTimeout(() => {
    document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus();
  }, 50);
};

/** One saving form for as long as the editor is open: its sitting. */
const useAutosave = ({ claimId, view, content }: Saving) => {
  const [search, setSearch] = useSearchParams();
  const keep = useKeepSaved();
  const [saved, tellSaved] = useState<ClaimView>();
  useEffect(() => {
    if (saved === undefined) return;
    forgetFresh(saved.id);
    keep(saved);
    if (search.has('new')) setSearch({}, { replace: true, preventScrollReset: true });
    // Only once for each save: what it leads to reads the search and the cache of then.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [saved]);
  const [autosave] = useState(() => {
    const sitting = newId();
    return new Autosave<ClaimContent>({
      stored: content,
      version: view?.version,
      send: async ({ isByHand, ...order }) => {
        const stored = await keepContent({ id: claimId, ...order, ...(isByHand ? {} : { sitting }) });
        tellSaved(stored);
        return stored.version;
      },
      troubleOf,
      now: () => Date.now(),
    });
  });
  useEffect(() => autosave.change(content));
  // A form that broke down is gone without having been asked; of any other all is saved, or given up, by now.
  useEffect(() => () => void finishLater(() => autosave.flush()), [autosave]);
  return { autosave, state: useSyncExternalStore(autosave.subscribe, autosave.state) };
};

const useConflict = (state: SaveState) => {
  const [isPutOff, putOff] = useState(false);
  const isOver = state.kind === 'conflict';
  if (!isOver && isPutOff) putOff(false);
  return {
    isConflict: isOver && !isPutOff,
    keepTyped: () => putOff(true),
    askConflict: () => putOff(false),
  };
};

/** Faults that the service names stand at their fields. */
const useRefusedFields = (state: SaveState, editing: ClaimEditing): void => {
  const seen = useRef(state);
  useEffect(() => {
    if (seen.current === state) return;
    seen.current = state;
    if (state.kind === 'refused') editing.markFaults(problemOf(state.error)?.fields ?? []);
  });
};

const useSubmitting = ({ claimId, editing }: Saving, autosave: Autosave<ClaimContent>) => {
  const submitClaim = useSubmitClaim();
  const navigate = useNavigate();
  const isLeaving = useRef(false);
  const show = (faults: readonly FieldFault[]): void => {
    editing.showFaults(faults);
    focusFirstFault();
  };
  const submit = async (): Promise<void> => {
    const isSaved = await autosave.flush();
    const expectedVersion = autosave.version();
    if (!isSaved || expectedVersion === undefined) {
      const { kind, ...state } = autosave.state();
      if (kind !== 'conflict' && 'error' in state) tellError(state.error);
      return;
    }
    submitClaim.mutate(actOn({ id: claimId, expectedVersion }), {
      onSuccess: ({ number }) => {
        isLeaving.current = true;
        tellDone(`申請しました（申請番号 ${number ?? ''}）`);
        void navigate(`/claims/${claimId}`);
      },
      onError: (error) => {
        tellError(error);
        show(problemOf(error)?.fields ?? []);
      },
    });
  };
  return { submit: () => void submit(), isSubmitting: submitClaim.isPending, isLeaving };
};

/** The form wins over what another screen stored, if that may still be changed. */
const overwriteOf = async (claimId: string, autosave: Autosave<ClaimContent>): Promise<void> => {
  try {
    const { version, allowed } = await readClaim(claimId);
    if (allowed.save) await autosave.overwrite(version);
    else tellFailure('この申請は別の画面で申請されたため、保存できません。別の画面の内容を開いてください。');
  } catch (error) {
    tellError(error);
  }
};

/** Saving by itself and by hand, submitting, conflicts, faults, and where to go afterwards. */
export const useClaimSaving = (by: Saving): ClaimSaving => {
  const { autosave, state } = useAutosave(by);
  const { submit, isSubmitting, isLeaving } = useSubmitting(by, autosave);
  const conflict = useConflict(state);
  useRefusedFields(state, by.editing);
  const flush = useCallback(() => autosave.flush(), [autosave]);
  const [isByHand, setByHand] = useState(false);
  const save = async (): Promise<void> => {
    setByHand(true);
    if (await autosave.flush({ isByHand: true })) tellDone('保存しました');
    else conflict.askConflict();
    setByHand(false);
  };
  return {
    state,
    isUnsaved: state.kind !== 'clean',
    trouble: state.kind === 'clean' ? undefined : saveWords(state)?.says,
    busy: isSubmitting ? 'submitting' : isByHand ? 'saving' : undefined,
    isLeaving,
    ...conflict,
    flush,
    submit,
    save: () => void save(),
    overwrite: () => void overwriteOf(by.claimId, autosave),
    giveUp: () => autosave.stop(),
  };
};
