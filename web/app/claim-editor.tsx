import { Stack } from '@mantine/core';
import type { ClaimForm, ClaimView } from '#web/api/contract.ts';
import { ConflictDialog, LeaveDialog } from '#web/app/editor-dialogs.tsx';
import { useClaimSaving } from '#web/app/use-claim-saving.ts';
import { type ClaimDraft, contentOfDraft } from '#web/claims/claim-draft.ts';
import { ClaimHeadForm } from '#web/claims/claim-head-form.view.tsx';
import { ReasonNotice } from '#web/claims/claim-top.view.tsx';
import { type Judged, judgeDraft } from '#web/claims/judging.ts';
import { LinesForm } from '#web/claims/lines-form.view.tsx';
import { SubmitBar, SubmitReasons } from '#web/claims/submit-bar.view.tsx';
import { submitReasons } from '#web/claims/submit-reasons.ts';
import { type ClaimEditing, useClaimEditor } from '#web/claims/use-claim-editor.ts';
import { EvidencePane } from '#web/evidence/evidence-pane.view.tsx';
import { type Uploads, useUploads } from '#web/evidence/use-uploads.ts';
import { PageHead } from '#web/ui/page-head.tsx';
import { offerUndo } from '#web/ui/tell.tsx';

type ClaimEditorProps = {
  readonly claimId: string;
  readonly form: ClaimForm;
  /** The claim as it is stored, if it is. */
  readonly view: ClaimView | undefined;
  readonly draft: ClaimDraft;
  readonly onReload: () => void;
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
};

const Body = ({ form, editing, uploads, judged }: BodyProps) => (
  <>
    <ClaimHeadForm draft={editing.draft} form={form} faults={editing.faults} onChange={editing.change} />
    <LinesForm
      editing={editing}
      form={form}
      judged={judged}
      renderEvidence={(line, files) => (
        <EvidencePane
          key={line.id}
          place={line.id}
          files={files}
          uploads={uploads}
          onRemove={(file) => offerUndo(`${file.fileName}を外しました`, editing.detach(line.id, file))}
        />
      )}
    />
  </>
);

/** The form of one claim: head, lines with their evidence, verdicts while typing, 保存 and 申請する. */
export const ClaimEditor = ({ claimId, form, view, draft, onReload }: ClaimEditorProps) => {
  const editing = useClaimEditor({ draft, evidence: view?.evidence ?? [] });
  const uploads = useUploads(claimId, editing.attach);
  const content = contentOfDraft(editing.draft, form);
  const judged = judgeDraft(editing.draft, form, editing.evidence);
  const saving = useClaimSaving({ claimId, view, editing, content });
  const reasons = submitReasons({
    draft: editing.draft,
    form,
    judged,
    isUploading: uploads.isBusy,
  });
  return (
    <>
      <Head claimId={claimId} view={view} />
      <Stack gap="lg">
        {view === undefined ? null : <ReasonNotice view={view} />}
        <Body form={form} editing={editing} uploads={uploads} judged={judged} />
        <SubmitReasons reasons={reasons} onOpen={editing.openLine} />
      </Stack>
      <SubmitBar
        totals={judged.claim}
        reasons={reasons}
        isDirty={editing.isDirty}
        busy={saving.busy}
        submitLabel={view?.status === 'returned' ? '再申請する' : '申請する'}
        onSave={saving.save}
        onSubmit={saving.submit}
      />
      <LeaveDialog isDirty={editing.isDirty || uploads.isBusy} isLeaving={saving.isLeaving} />
      <ConflictDialog isOpen={saving.isConflict} onReload={onReload} onClose={saving.keepTyped} />
    </>
  );
};
