import { Button, Stack } from '@mantine/core';
import { useCallback, useEffect } from 'react';
import type { ClaimForm, ClaimView } from '#web/claims/claim-view.ts';
import { useHeldWork } from '#web/api/held-work.ts';
import { ConflictDialog, LeaveDialog } from '#web/claims/editor-dialogs.tsx';
import { useClaimSaving } from '#web/claims/use-claim-saving.ts';
import { type ClaimDraft, contentOfDraft, isUntouched } from '#web/claims/claim-draft.ts';
import { claimPlaceId } from '#web/claims/line-fields.ts';
import { focusPlace } from '#web/claims/focus-place.ts';
import { ClaimHeadForm } from '#web/claims/claim-head-form.view.tsx';
import { ReasonNotice } from '#web/claims/claim-top.view.tsx';
import { type Judged, judgeDraft } from '#web/claims/judging.ts';
import { LinesForm } from '#web/claims/lines-form.view.tsx';
import { useRouteForecast } from '#web/claims/route-forecast.ts';
import { RouteForecastNotice } from '#web/claims/route-forecast.view.tsx';
import { SaveStatus } from '#web/claims/save-status.view.tsx';
import { SubmitBar, SubmitReasons } from '#web/claims/submit-bar.view.tsx';
import { submitReasons } from '#web/claims/submit-reasons.ts';
import { type ClaimEditing, useClaimEditor } from '#web/claims/use-claim-editor.ts';
import { EvidencePane } from '#web/evidence/evidence-pane.view.tsx';
import { type Uploads, useUploads } from '#web/evidence/use-uploads.ts';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { useUndo } from '#web/ui/use-undo.ts';
import './claim-form.css';

type ClaimEditorProps = {
  readonly claimId: string;
  readonly form: ClaimForm;
  /** The claim as it is stored, if it is. */
  readonly view: ClaimView | undefined;
  readonly draft: ClaimDraft;
  /** What was typed here before another screen's content was opened instead. */
  readonly typedBefore: ClaimDraft | undefined;
  readonly onReload: (typed: ClaimDraft) => void;
};

const Head = ({ claimId, view }: Pick<ClaimEditorProps, 'claimId' | 'view'>) =>
  view === undefined ? (
    <PageHead title="新しい経費申請" back={{ to: '/claims', label: '経費申請の一覧' }} />
  ) : (
    <PageHead title="経費申請の編集" back={{ to: `/claims/${claimId}`, label: '申請の詳細' }} />
  );

type BodyProps = {
  readonly form: ClaimForm;
  readonly editing: ClaimEditing;
  readonly uploads: Uploads;
  readonly judged: Judged;
  readonly view: ClaimView | undefined;
};

const Body = ({ form, editing, uploads, judged, view }: BodyProps) => {
  const offerUndo = useUndo();
  return (
    <>
      <ClaimHeadForm
        draft={editing.draft}
        form={form}
        faults={editing.faults}
        stored={view ?? {}}
        files={editing.evidence}
        onChange={editing.change}
      />
      <LinesForm
        editing={editing}
        form={form}
        judged={judged}
        renderEvidence={(line, files) => ({
          key: JSON.stringify([files, uploads.list.filter(({ place }) => place === line.id)]),
          pane: (
            <EvidencePane
              key={line.id}
              place={line.id}
              files={files}
              uploads={uploads}
              onRemove={(file) => offerUndo(`${file.fileName}を外しました`, editing.detach(line.id, file))}
            />
          ),
        })}
      />
    </>
  );
};

const TypedBefore = ({ onReturn }: { readonly onReturn: () => void }) => (
  <Notice tone="calm" title="別の画面で保存された内容を開きました">
    <Button size="compact-sm" variant="light" mt={6} onClick={onReturn}>
      この画面で入力していた内容に戻す
    </Button>
  </Notice>
);

/** Whoever begins a claim begins with its title; after the page's heading, which takes the focus of a new page. */
const useFirstFocus = (isNew: boolean): void => {
  useEffect(() => {
    if (isNew) focusPlace(claimPlaceId('title'), 'nearest');
  }, [isNew]);
};

/** Ctrl + Enter does what the button does, from wherever one is on the page, unless a dialog asks something. */
const useSubmitKey = (submit: (() => void) | undefined): void => {
  useEffect(() => {
    if (submit === undefined) return undefined;
    const press = ({ key, ctrlKey, metaKey }: KeyboardEvent): void => {
      const isAsked = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
      if (key === 'Enter' && (ctrlKey || metaKey) && !isAsked) submit();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [submit]);
};

/** The form of one claim: head, lines with their evidence, verdicts while typing, 保存 and 申請する. */
export const ClaimEditor = ({ claimId, form, view, draft, typedBefore, onReload }: ClaimEditorProps) => {
  const editing = useClaimEditor({ draft, evidence: view?.evidence ?? [] });
  const uploads = useUploads(claimId, editing.attach);
  const isEmpty = view === undefined && isUntouched(editing.draft, draft);
  const content = contentOfDraft(isEmpty ? draft : editing.draft, form);
  const judged = judgeDraft(editing.draft, form, editing.evidence);
  const saving = useClaimSaving({ claimId, view, editing, content });
  const { flush } = saving;
  const { isBusy: isUploading } = uploads;
  useHeldWork(useCallback(async () => (await flush()) && !isUploading, [flush, isUploading]));
  const forecast = useRouteForecast(editing.draft, judged.claim);
  const reasons = submitReasons({
    draft: editing.draft,
    form,
    judged,
    isUploading,
  });
  useFirstFocus(view === undefined && typedBefore === undefined);
  useSubmitKey(reasons.length === 0 && saving.busy === undefined ? saving.submit : undefined);
  return (
    <div data-saves-itself>
      <Head claimId={claimId} view={view} />
      <Stack gap="sm">
        {view === undefined ? null : <ReasonNotice view={view} />}
        {typedBefore === undefined || typedBefore === editing.draft ? null : (
          <TypedBefore onReturn={() => editing.change(() => typedBefore)} />
        )}
        <RouteForecastNotice forecast={forecast} />
        <Body form={form} editing={editing} uploads={uploads} judged={judged} view={view} />
        <SubmitReasons reasons={reasons} onOpen={editing.open} />
      </Stack>
      <SubmitBar
        totals={judged.claim}
        reasons={reasons}
        saveStatus={<SaveStatus state={saving.state} onRetry={saving.save} />}
        isUnsaved={saving.isUnsaved}
        busy={saving.busy}
        submitLabel={view?.status === 'returned' ? '再申請する' : '申請する'}
        onSave={saving.save}
        onSubmit={saving.submit}
      />
      <LeaveDialog saving={saving} isUploading={isUploading} />
      <ConflictDialog
        isOpen={saving.isConflict}
        onOverwrite={saving.overwrite}
        onReload={() => onReload(editing.draft)}
        onClose={saving.keepTyped}
      />
    </div>
  );
};
