import { useMemo, useState } from 'react';
import type { FieldFault } from '#web/api/problem.ts';
import type { ClaimDraft } from '#web/claims/claim-draft.ts';
import {
  attaching,
  type Adding,
  adding,
  type Change,
  changing,
  changingLine,
  copying,
  type EditorState,
  folding,
  goingOn,
  openedOn,
  opening,
  pasting,
  reaching,
  removing,
  removingAll,
  restoring,
  showingFaults,
  withoutEvidence,
} from '#web/claims/editor-state.ts';
import type { LineDraft } from '#web/claims/line-draft.ts';
import type { EvidenceMeta } from '#web/evidence/evidence-access.ts';

type Start = { readonly draft: ClaimDraft; readonly evidence: readonly EvidenceMeta[] };

/** What can be done to the form; the same functions for as long as it is open. */
export type EditorActs = {
  readonly change: (change: Change<ClaimDraft>) => void;
  readonly changeLine: (lineId: string, change: Change<LineDraft>) => void;
  readonly add: (what: Adding) => void;
  /** To the line below, or to a new one. */
  readonly goOn: (line: LineDraft, isRide: boolean) => void;
  readonly copy: (lineId: string) => void;
  /** Puts rides below a line; the answer takes them away again. */
  readonly paste: (lineId: string, rides: readonly Partial<LineDraft>[]) => () => void;
  /** Takes the line away; the answer puts it back. */
  readonly remove: (line: LineDraft, index: number) => () => void;
  readonly open: (lineId: string, field?: string) => void;
  readonly reach: (lineId: string) => void;
  readonly fold: (lineId: string) => void;
  readonly attach: (lineId: string, meta: EvidenceMeta) => void;
  /** Takes the file off the line; the answer puts it back. */
  readonly detach: (lineId: string, meta: EvidenceMeta) => () => void;
  readonly showFaults: (faults: readonly FieldFault[]) => void;
  /** Faults at their fields, without leading the eyes or the focus there. */
  readonly markFaults: (faults: readonly FieldFault[]) => void;
};

export type ClaimEditing = Omit<EditorState, 'highestId'> &
  EditorActs & { readonly evidence: readonly EvidenceMeta[] };

/** The state of one claim's form. What each step does to it is in editor-state.ts. */
export const useClaimEditor = (start: Start): ClaimEditing => {
  const [state, step] = useState(() => openedOn(start.draft));
  const [evidence, setEvidence] = useState(start.evidence);
  const acts = useMemo(
    (): EditorActs => ({
      change: (change) => step(changing(change)),
      changeLine: (lineId, change) => step(changingLine(lineId, change)),
      add: (what) => step(adding(what)),
      goOn: (line, isRide) => step(goingOn(line, isRide)),
      copy: (lineId) => step(copying(lineId)),
      paste: (lineId, rides) => {
        let pasted: ReadonlySet<string> = new Set();
        step((before) => {
          const after = pasting(lineId, rides)(before);
          const known = new Set(before.draft.lines.map(({ id }) => id));
          pasted = new Set(after.draft.lines.map(({ id }) => id).filter((id) => !known.has(id)));
          return after;
        });
        return () => step(removingAll(pasted));
      },
      remove: (line, index) => {
        step(removing(line.id));
        return () => step(restoring(line, index));
      },
      open: (lineId, field) => step(opening(lineId, field)),
      reach: (lineId) => step(reaching(lineId)),
      fold: (lineId) => step(folding(lineId)),
      attach: (lineId, meta) => {
        setEvidence((before) => [...before, meta]);
        step(attaching(lineId, meta.id));
      },
      detach: (lineId, { id }) => {
        step(changingLine(lineId, (line) => withoutEvidence(line, id)));
        return () => step(attaching(lineId, id));
      },
      showFaults: (faults) => step(showingFaults(faults)),
      markFaults: (faults) => step((before) => ({ ...before, faults })),
    }),
    [],
  );
  return { ...state, ...acts, evidence };
};
