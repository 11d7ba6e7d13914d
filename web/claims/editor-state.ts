import { mostLines } from '#contract/shapes/claim-content.ts';
import { isEvidenceId } from '#domain/kernel/ids.ts';
import type { FieldFault } from '#web/api/problem.ts';
import {
  addLine,
  changeLine,
  type ClaimDraft,
  copyLine,
  filledLines,
  removeLine,
  restoreLine,
} from '#web/claims/claim-draft.ts';
import { emptyLine, type LineDraft } from '#web/claims/line-draft.ts';

export type Change<T> = (before: T) => T;

/** Where the focus is to go once it is drawn: the first control of this field, or of the whole line. */
export type FocusAsk = { readonly lineId: string; readonly field: string };

/** One claim's form: what it holds and where the person is in it. */
export type EditorState = {
  readonly draft: ClaimDraft;
  readonly faults: readonly FieldFault[];
  readonly openLineId: string | undefined;
  /** Asked for anew by every step that moves the person; a new object each time. */
  readonly focus: FocusAsk | 'add' | undefined;
  /** The highest number that a line of this form had: a removed one may come back under its own. */
  readonly highestId: number;
  /** Files that came for a line after it was taken away; with it they come back. */
  readonly late: readonly { readonly lineId: string; readonly evidenceId: string }[];
};

type Step = Change<EditorState>;

const highestOf = ({ lines }: ClaimDraft): number =>
  Math.max(0, ...lines.map(({ id }) => (/^\d+$/.test(id) ? Number(id) : 0)));

/** A claim without a line offers one. */
export const openedOn = (draft: ClaimDraft): EditorState => {
  const offered = draft.lines.length === 0 ? addLine(draft) : draft;
  return {
    draft: offered,
    faults: [],
    openLineId: offered.lines[0]?.id,
    focus: undefined,
    highestId: highestOf(offered),
    late: [],
  };
};

const changed = (state: EditorState, draft: ClaimDraft): EditorState => ({
  ...state,
  draft,
  faults: [],
  highestId: Math.max(state.highestId, highestOf(draft)),
});

export const changing =
  (change: Change<ClaimDraft>): Step =>
  (state) =>
    changed(state, change(state.draft));

export const changingLine = (lineId: string, change: Change<LineDraft>): Step =>
  changing((draft) => changeLine(draft, lineId, change));

const moved = (state: EditorState, lineId: string, field: string): EditorState => ({
  ...state,
  openLineId: lineId,
  focus: { lineId, field },
});

export type Adding = {
  /** The line below which it stands. @default the last */
  readonly after?: string;
  /** What the person chose with the same press. @default nothing: the line is fresh */
  readonly choose?: Change<LineDraft>;
  /** What is offered without being chosen. */
  readonly offer?: Partial<LineDraft>;
  /** Where the person goes on. */
  readonly field: string;
};

/** A claim holds no more lines: why, stands where one would be added. */
export const isFull = ({ lines }: ClaimDraft): boolean => lines.length >= mostLines;
const toAdd: Step = (state) => ({ ...state, focus: 'add' });

/** A new line; where the last one is still fresh, that one, so that empty lines never pile up. */
export const adding =
  ({ after, choose, offer = {}, field }: Adding): Step =>
  (state) => {
    const last = after === undefined ? state.draft.lines.at(-1) : undefined;
    const isThere = last?.isFresh === true;
    if (!isThere && isFull(state.draft)) return toAdd(state);
    const id = isThere ? last.id : `${state.highestId + 1}`;
    const where = after === undefined ? {} : { after };
    const added = isThere ? state.draft : addLine(state.draft, { id, facts: offer, ...where });
    const draft = choose === undefined ? added : changeLine(added, id, choose);
    return moved(changed(state, draft), id, field);
  };

/** From a line to the one below, or to a new one; a ride is followed by rides of the same item. */
export const goingOn =
  (line: LineDraft, isRide: boolean): Step =>
  (state) => {
    const index = state.draft.lines.findIndex(({ id }) => id === line.id);
    const next = state.draft.lines[index + 1];
    if (next !== undefined) return moved(state, next.id, next.itemCode === '' ? 'itemCode' : 'spentOn');
    const offer = isRide ? { itemCode: line.itemCode, rate: line.rate } : {};
    return adding({ offer, field: isRide ? 'spentOn' : 'itemCode' })(state);
  };

/** Nothing is typed in it but what it is and, perhaps, when. */
const isBlank = (line: LineDraft | undefined): boolean =>
  line !== undefined &&
  JSON.stringify({ ...line, itemCode: '', rate: 'standard', spentOn: '', isFresh: true }) ===
    JSON.stringify({ ...emptyLine(line.id, line.purpose), isFresh: true });

/** How many lines may be put below a line, or in its place where it is blank. */
export const roomIn = ({ lines }: ClaimDraft, lineId: string): number => {
  const isReplaced = isBlank(lines.find(({ id }) => id === lineId));
  return Math.max(0, mostLines - lines.length + (isReplaced ? 1 : 0));
};

/** Rides below a line, in its place where it is blank; as many as the claim has room for. */
export const pasting =
  (lineId: string, rides: readonly Partial<LineDraft>[]): Step =>
  (state) => {
    const { lines, isTrip } = state.draft;
    const at = lines.findIndex(({ id }) => id === lineId);
    const isReplaced = isBlank(lines[at]);
    const pasted = rides.slice(0, roomIn(state.draft, lineId)).map((ride, index) => ({
      ...emptyLine(`${state.highestId + 1 + index}`, isTrip ? 'trip' : 'ordinary'),
      ...ride,
    }));
    const [first] = pasted;
    if (first === undefined) return state;
    const draft = {
      ...state.draft,
      lines: lines.toSpliced(isReplaced ? at : at + 1, isReplaced ? 1 : 0, ...pasted),
    };
    return moved(changed(state, draft), first.id, 'journey');
  };

/** Takes several lines away at once; without any, the form offers one again. */
export const removingAll =
  (ids: ReadonlySet<string>): Step =>
  (state) => {
    const lines = state.draft.lines.filter(({ id }) => !ids.has(id));
    const next = changed(state, { ...state.draft, lines });
    return lines.length === 0
      ? adding({ field: 'itemCode' })(next)
      : { ...next, openLineId: lines.at(-1)?.id };
  };

export const copying =
  (lineId: string): Step =>
  (state) => {
    if (isFull(state.draft)) return toAdd(state);
    const id = `${state.highestId + 1}`;
    return moved(changed(state, copyLine(state.draft, lineId, id)), id, 'spentOn');
  };

/** The line below, or above, takes the focus; else the button that adds one. */
export const removing =
  (lineId: string): Step =>
  (state) => {
    const index = state.draft.lines.findIndex(({ id }) => id === lineId);
    const draft = removeLine(state.draft, lineId);
    const neighbour = draft.lines[index] ?? draft.lines[index - 1];
    const next = changed(state, draft);
    if (neighbour === undefined) return { ...next, openLineId: undefined, focus: 'add' };
    // Of rides in a grid the open one holds them unfolded: another takes its place.
    const openLineId = state.openLineId === lineId ? neighbour.id : state.openLineId;
    return { ...next, openLineId, focus: { lineId: neighbour.id, field: 'line' } };
  };

export const restoring =
  (line: LineDraft, index: number): Step =>
  (state) => {
    const came = state.late.filter(({ lineId }) => lineId === line.id);
    const whole = came.reduce((before, { evidenceId }) => withEvidence(before, evidenceId), line);
    return moved(changed(state, restoreLine(state.draft, whole, index)), line.id, 'line');
  };

/** Opens a line; with a field the focus goes there. */
export const opening =
  (lineId: string, field?: string): Step =>
  (state) =>
    field === undefined ? { ...state, openLineId: lineId } : moved(state, lineId, field);

/** The line in which somebody is counts as the open one; nothing is moved. */
export const reaching =
  (lineId: string): Step =>
  (state) =>
    state.openLineId === lineId ? state : { ...state, openLineId: lineId };

/** Folds the open line; the focus stays with it. */
export const folding =
  (lineId: string): Step =>
  (state) => ({ ...state, openLineId: undefined, focus: { lineId, field: 'line' } });

/** The line of the first fault is opened, so that its fields are there. */
export const showingFaults =
  (faults: readonly FieldFault[]): Step =>
  (state) => {
    const index = /^lines\.(\d+)/.exec(faults[0]?.path ?? '')?.[1];
    const line = index === undefined ? undefined : filledLines(state.draft)[Number(index)];
    return { ...state, faults, ...(line === undefined ? {} : { openLineId: line.id }) };
  };

export const withEvidence = (line: LineDraft, id: string): LineDraft =>
  isEvidenceId(id) && !line.evidenceIds.includes(id)
    ? { ...line, evidenceIds: [...line.evidenceIds, id] }
    : line;

export const withoutEvidence = (line: LineDraft, id: string): LineDraft => ({
  ...line,
  evidenceIds: line.evidenceIds.filter((evidenceId) => evidenceId !== id),
});

/** A file for a line, also for one that was taken away while it came. */
export const attaching =
  (lineId: string, evidenceId: string): Step =>
  (state) =>
    state.draft.lines.some(({ id }) => id === lineId)
      ? changingLine(lineId, (line) => withEvidence(line, evidenceId))(state)
      : { ...state, late: [...state.late, { lineId, evidenceId }] };
