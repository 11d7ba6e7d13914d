import { Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useMemo } from 'react';
import { mostLines } from '#contract/shapes/claim-content.ts';
import type { ClaimForm } from '#web/claims/claim-view.ts';
import type { EvidenceMeta } from '#web/evidence/evidence-access.ts';
import { faultsOfLine } from '#web/claims/claim-draft.ts';
import { type FocusAsk, isFull } from '#web/claims/editor-state.ts';
import { focusLine } from '#web/claims/focus-place.ts';
import { ItemChips } from '#web/claims/item-chips.view.tsx';
import type { Judged } from '#web/claims/judging.ts';
import { LineCard } from '#web/claims/line-card.view.tsx';
import { type LineDraft, type Regulated, withItem } from '#web/claims/line-draft.ts';
import { itemOfLine, itemsOfDay, placeId } from '#web/claims/line-fields.ts';
import { layoutOf } from '#web/claims/line-layout.ts';
import { UnreadCells } from '#web/claims/unread-cells.view.tsx';
import type { ClaimEditing } from '#web/claims/use-claim-editor.ts';
import { usePasting } from '#web/claims/use-pasting.ts';
import { needsCapReason, needsRateReason, faultsBeside, verdictNotes } from '#web/claims/verdict-words.ts';
import { daysBetween } from '#web/ui/format-date.ts';
import { Icon } from '#web/ui/icons.tsx';
import { useUndo } from '#web/ui/use-undo.ts';
import { useIsWide } from '#web/ui/use-is-wide.ts';

type LinesFormProps = {
  readonly editing: ClaimEditing;
  readonly form: ClaimForm;
  readonly judged: Judged;
  /** The page puts the evidence of a line here, and says with a key when it shows something else. */
  readonly renderEvidence: (
    line: LineDraft,
    files: readonly EvidenceMeta[],
  ) => { readonly pane: ReactNode; readonly key: string };
};

const useRegulated = ({ editing: { draft }, form }: LinesFormProps): Regulated => {
  const { isTrip, startOn, endOn } = draft;
  return useMemo(
    () => ({
      regulation: form.regulation,
      grade: form.grade,
      tripStartOn: isTrip ? startOn : '',
      tripDays: isTrip ? daysBetween(startOn, endOn) : 0,
    }),
    [form, isTrip, startOn, endOn],
  );
};

/** The rides around the open line, if it is one: they stand as rows of one grid. */
const ridesAround = ({ editing: { draft, openLineId }, form }: LinesFormProps): ReadonlySet<string> => {
  const isRide = (line: LineDraft | undefined): boolean =>
    line !== undefined && layoutOf(itemOfLine(line, form)).isFare;
  const { lines } = draft;
  const at = lines.findIndex(({ id }) => id === openLineId);
  if (!isRide(lines[at])) return new Set();
  let [first, last] = [at, at];
  while (isRide(lines[first - 1])) first -= 1;
  while (isRide(lines[last + 1])) last += 1;
  return new Set(first === last ? [] : lines.slice(first, last + 1).map(({ id }) => id));
};

const Lines = (props: LinesFormProps) => {
  const { editing, form, judged, renderEvidence } = props;
  const regulated = useRegulated(props);
  const offerUndo = useUndo();
  const isWide = useIsWide();
  const rides = isWide ? ridesAround(props) : new Set<string>();
  return editing.draft.lines.map((line, index) => {
    const verdict = judged.lineOf(line.id);
    const files = line.evidenceIds.flatMap((id) => editing.evidence.find((meta) => meta.id === id) ?? []);
    const evidence = renderEvidence(line, files);
    const open = editing.openLineId === line.id ? 'open' : 'folded';
    return (
      <LineCard
        key={line.id}
        line={line}
        order={index + 1}
        shape={rides.has(line.id) ? 'ride' : open}
        form={form}
        isTrip={editing.draft.isTrip}
        regulated={regulated}
        faults={[...faultsOfLine(editing.faults, editing.draft, line.id), ...faultsBeside(verdict)]}
        notes={verdictNotes(verdict)}
        needsCapReason={needsCapReason(verdict)}
        needsRateReason={needsRateReason(verdict)}
        verdict={verdict}
        hasFiles={files.length > 0}
        evidencePane={evidence.pane}
        evidenceKey={evidence.key}
        onChange={(change) => editing.changeLine(line.id, change)}
        onToggle={() => (open === 'open' ? editing.fold(line.id) : editing.open(line.id, 'itemCode'))}
        onReach={() => editing.reach(line.id)}
        onCopy={() => editing.copy(line.id)}
        onRemove={() => offerUndo(`明細${index + 1}を削除しました`, editing.remove(line, index))}
        onGoOn={(isRide) => editing.goOn(line, isRide)}
      />
    );
  });
};

const addId = 'add-line';
const focusAdd = (): void => document.querySelector<HTMLElement>(`#${addId}`)?.focus({ preventScroll: true });

/** Brings the person to the field that a step asked for, once it is drawn. */
const useAskedFocus = (focus: FocusAsk | 'add' | undefined): void => {
  useEffect(() => {
    if (focus === undefined) return;
    if (focus === 'add') focusAdd();
    else
      focusLine(
        placeId(focus.lineId, 'line'),
        focus.field === 'empty' ? focus.field : placeId(focus.lineId, focus.field),
      );
  }, [focus]);
};

const AddBar = (props: LinesFormProps) => {
  const { editing, form } = props;
  const regulated = useRegulated(props);
  if (isFull(editing.draft))
    return (
      <Text id={addId} tabIndex={-1} size="sm" c="dimmed">
        {`明細は${mostLines}件までです。続きは、別の申請に分けてください。`}
      </Text>
    );
  return (
    <Group gap="sm">
      <Button
        id={addId}
        leftSection={<Icon name="add" />}
        variant="light"
        onClick={() => editing.add({ field: 'itemCode' })}
      >
        明細を追加
      </Button>
      {editing.draft.lines.at(-1)?.isFresh === true ? null : (
        <ItemChips
          items={itemsOfDay(form.items, form.today)}
          deed="を追加"
          onChoose={(item) =>
            editing.add({ choose: (line) => withItem(line, item, regulated), field: 'empty' })
          }
        />
      )}
    </Group>
  );
};

/** 明細: one open at a time, and with it the rides around it. */
export const LinesForm = (props: LinesFormProps) => {
  const { draft, focus } = props.editing;
  const pasting = usePasting(props.editing, props.form);
  useAskedFocus(focus);
  return (
    <Box component="section" aria-label="明細" id="claim-lines" onPaste={pasting.onPaste}>
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h3">
          明細（{draft.lines.length}件）
        </Title>
        <Text size="xs" c="dimmed">
          <span className="sf-asterisk">*</span> は必須です
        </Text>
      </Group>
      <UnreadCells
        unread={pasting.unread}
        onDismiss={() => {
          pasting.dismiss();
          focusAdd();
        }}
      />
      <Stack gap="sm">
        <ol className="sf-lines">
          <Lines {...props} />
        </ol>
        <AddBar {...props} />
      </Stack>
    </Box>
  );
};
