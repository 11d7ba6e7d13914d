import { Button, Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ClaimForm } from '#web/claims/claim-view.ts';
import type { EvidenceMeta } from '#web/evidence/evidence-access.ts';
import { faultsOfLine } from '#web/claims/claim-draft.ts';
import type { Judged } from '#web/claims/judging.ts';
import { LineCard } from '#web/claims/line-card.view.tsx';
import type { LineDraft, Regulated } from '#web/claims/line-draft.ts';
import type { ClaimEditing } from '#web/claims/use-claim-editor.ts';
import { needsCapReason, needsRateReason, faultsBeside, verdictNotes } from '#web/claims/verdict-words.ts';
import { daysBetween } from '#web/ui/format-date.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { offerUndo } from '#web/ui/tell.tsx';

type LinesFormProps = {
  readonly editing: ClaimEditing;
  readonly form: ClaimForm;
  readonly judged: Judged;
  /** The page puts the evidence of a line here. */
  readonly renderEvidence: (line: LineDraft, files: readonly EvidenceMeta[]) => ReactNode;
};

const regulatedBy = ({ editing: { draft }, form }: LinesFormProps): Regulated => ({
  regulation: form.regulation,
  grade: form.grade,
  tripStartOn: draft.isTrip ? draft.startOn : '',
  tripDays: draft.isTrip ? daysBetween(draft.startOn, draft.endOn) : 0,
});

const Lines = (props: LinesFormProps) => {
  const { editing, form, judged, renderEvidence } = props;
  const regulated = regulatedBy(props);
  return editing.draft.lines.map((line, index) => {
    const verdict = judged.lineOf(line.id);
    return (
      <LineCard
        key={line.id}
        line={line}
        order={index + 1}
        form={form}
        isTrip={editing.draft.isTrip}
        regulated={regulated}
        faults={[...faultsOfLine(editing.faults, index), ...faultsBeside(verdict)]}
        notes={verdictNotes(verdict)}
        needsCapReason={needsCapReason(verdict)}
        needsRateReason={needsRateReason(verdict)}
        verdict={verdict}
        isOpen={editing.openLineId === line.id}
        evidencePane={renderEvidence(
          line,
          line.evidenceIds.flatMap((id) => editing.evidence.find((meta) => meta.id === id) ?? []),
        )}
        onChange={(change) => editing.changeLine(line.id, change)}
        onToggle={() => editing.toggle(line.id)}
        onCopy={() => editing.copy(line.id)}
        onRemove={() => offerUndo(`明細${index + 1}を削除しました`, editing.remove(line.id))}
      />
    );
  });
};

const AddButton = ({ onAdd }: { readonly onAdd: () => void }) => (
  <Button leftSection={<Icon name="add" />} variant="light" onClick={onAdd}>
    明細を追加
  </Button>
);

/** 明細: one open at a time. */
export const LinesForm = (props: LinesFormProps) => {
  const { draft, add } = props.editing;
  return (
    <section aria-label="明細" id="claim-lines">
      <Group justify="space-between" mb="sm">
        <Title order={2}>明細（{draft.lines.length}件）</Title>
      </Group>
      {draft.lines.length === 0 ? (
        <Empty
          icon="document"
          title="明細がありません"
          hint="支払い1件につき1つの明細を追加し、領収書を添付します。"
        >
          <AddButton onAdd={add} />
        </Empty>
      ) : (
        <Stack gap="sm">
          <Stack component="ol" gap="sm" m={0} p={0}>
            <Lines {...props} />
          </Stack>
          <Group>
            <AddButton onAdd={add} />
          </Group>
        </Stack>
      )}
    </section>
  );
};
