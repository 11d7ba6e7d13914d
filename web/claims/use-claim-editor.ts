import { useState } from 'react';
import type { EvidenceMeta } from '#web/evidence/evidence-access.ts';
import type { FieldFault } from '#web/api/problem.ts';
import {
  addLine,
  changeLine,
  type ClaimDraft,
  copyLine,
  removeLine,
  restoreLine,
} from '#web/claims/claim-draft.ts';
import type { LineDraft } from '#web/claims/line-draft.ts';
import { isEvidenceId } from '#domain/kernel/ids.ts';

type Start = { readonly draft: ClaimDraft; readonly evidence: readonly EvidenceMeta[] };
type Change<T> = (before: T) => T;

export type ClaimEditing = {
  readonly draft: ClaimDraft;
  readonly evidence: readonly EvidenceMeta[];
  readonly faults: readonly FieldFault[];
  readonly openLineId: string | undefined;
  readonly change: (change: Change<ClaimDraft>) => void;
  readonly changeLine: (lineId: string, change: Change<LineDraft>) => void;
  readonly add: () => void;
  readonly copy: (lineId: string) => void;
  /** Takes the line away; the answer puts it back. */
  readonly remove: (lineId: string) => () => void;
  readonly toggle: (lineId: string) => void;
  readonly openLine: (lineId: string) => void;
  readonly attach: (lineId: string, meta: EvidenceMeta) => void;
  /** Takes the file off the line; the answer puts it back. */
  readonly detach: (lineId: string, meta: EvidenceMeta) => () => void;
  readonly showFaults: (faults: readonly FieldFault[]) => void;
  /** Faults at their fields, without leading the eyes or the focus there. */
  readonly markFaults: (faults: readonly FieldFault[]) => void;
};

const withEvidence = (line: LineDraft, id: string): LineDraft =>
  isEvidenceId(id) && !line.evidenceIds.includes(id)
    ? { ...line, evidenceIds: [...line.evidenceIds, id] }
    : line;

const withoutEvidence = (line: LineDraft, id: string): LineDraft => ({
  ...line,
  evidenceIds: line.evidenceIds.filter((evidenceId) => evidenceId !== id),
});

const lastLineId = (draft: ClaimDraft): string | undefined => draft.lines.at(-1)?.id;

/** The state of one claim's form. What it does to the draft is in claim-draft.ts. */
export const useClaimEditor = (start: Start): ClaimEditing => {
  const [draft, setDraft] = useState(start.draft);
  const [evidence, setEvidence] = useState(start.evidence);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [openLineId, open] = useState<string | undefined>(() => start.draft.lines[0]?.id);
  const change = (step: Change<ClaimDraft>) => {
    setDraft(step);
    setFaults([]);
  };
  const onLine = (lineId: string, step: Change<LineDraft>) =>
    change((before) => changeLine(before, lineId, step));
  return {
    draft,
    evidence,
    faults,
    openLineId,
    change,
    changeLine: onLine,
    add: () => {
      const next = addLine(draft);
      change(() => next);
      open(lastLineId(next));
    },
    copy: (lineId) => {
      const next = copyLine(draft, lineId);
      change(() => next);
      open(next.lines[draft.lines.findIndex(({ id }) => id === lineId) + 1]?.id);
    },
    remove: (lineId) => {
      const index = draft.lines.findIndex(({ id }) => id === lineId);
      const line = draft.lines[index];
      change((before) => removeLine(before, lineId));
      return () => {
        if (line !== undefined) change((before) => restoreLine(before, line, index));
      };
    },
    toggle: (lineId) => open((before) => (before === lineId ? undefined : lineId)),
    openLine: open,
    attach: (lineId, meta) => {
      setEvidence((before) => [...before, meta]);
      onLine(lineId, (line) => withEvidence(line, meta.id));
    },
    detach: (lineId, { id }) => {
      onLine(lineId, (line) => withoutEvidence(line, id));
      return () => onLine(lineId, (line) => withEvidence(line, id));
    },
    showFaults: (found) => {
      setFaults(found);
      const index = /^lines\.(\d+)/.exec(found[0]?.path ?? '')?.[1];
      if (index !== undefined) open(draft.lines[Number(index)]?.id);
    },
    markFaults: setFaults,
  };
};
