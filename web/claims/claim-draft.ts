import { itemOfLine } from '#web/claims/line-fields.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import type { ClaimForm, ClaimContent, ClaimView } from '#web/claims/claim-view.ts';
import type { FieldFault } from '#web/api/problem.ts';
import { givenIn, type GivenLabels } from '#web/claims/given-labels.ts';
import { draftOfLine, emptyLine, type LineDraft } from '#web/claims/line-draft.ts';
import { lineOfDraft } from '#web/claims/line-of-draft.ts';

/** 経費申請 as it stands in the form. */
export type ClaimDraft = {
  readonly title: string;
  readonly departmentId: string;
  readonly isTrip: boolean;
  readonly destination: string;
  readonly startOn: string;
  readonly endOn: string;
  /** 情報のラベル, by their codes, of the claim and of single receipts. */
  readonly given: GivenLabels;
  readonly lines: readonly LineDraft[];
};

export const emptyClaim = (departmentId: string): ClaimDraft => ({
  title: '',
  departmentId,
  isTrip: false,
  destination: '',
  startOn: '',
  endOn: '',
  given: givenIn({}),
  lines: [],
});

export const draftOfClaim = (claim: ClaimView): ClaimDraft => ({
  title: claim.title,
  departmentId: claim.department.id,
  isTrip: claim.trip !== undefined,
  destination: claim.trip?.destination ?? '',
  startOn: claim.trip?.startOn ?? '',
  endOn: claim.trip?.endOn ?? '',
  given: givenIn(claim),
  lines: claim.lines.map((line) => draftOfLine(line, claim.originals)),
});

const nextLineId = (lines: readonly LineDraft[]): string =>
  `${Math.max(0, ...lines.map(({ id }) => (/^\d+$/.test(id) ? Number(id) : 0))) + 1}`;

export type NewLine = {
  /** @default one above every line of the draft */
  readonly id?: string;
  /** The line below which it stands. @default the last */
  readonly after?: string;
  /** What is known of it from the start. */
  readonly facts?: Partial<LineDraft>;
};

/** A line for which nothing is filled in but the day: that of the line above, or of the trip's start. */
export const addLine = (draft: ClaimDraft, { id, after, facts = {} }: NewLine = {}): ClaimDraft => {
  const { lines, isTrip, startOn } = draft;
  const above = after === undefined ? lines.length - 1 : lines.findIndex((line) => line.id === after);
  const spentOn = lines[above]?.spentOn ?? (isTrip ? startOn : '');
  const line = {
    ...emptyLine(id ?? nextLineId(lines), isTrip ? 'trip' : 'ordinary'),
    spentOn,
    isFresh: true,
    ...facts,
  } as const;
  return { ...draft, lines: lines.toSpliced(above + 1, 0, line) };
};

/** The lines of which something is filled in: what the claim has, in its order. */
export const filledLines = ({ lines }: ClaimDraft): readonly LineDraft[] =>
  lines.filter(({ isFresh }) => isFresh !== true);

/** A copy stands below its original, without evidence and excuse: a receipt proves one line, a reason explains one. */
export const copyLine = (draft: ClaimDraft, lineId: string, id = nextLineId(draft.lines)): ClaimDraft => ({
  ...draft,
  lines: draft.lines.flatMap((line) =>
    line.id === lineId
      ? [line, { ...line, id, evidenceIds: [], overCapReason: '', duplicateReason: '' }]
      : [line],
  ),
});

export const removeLine = (draft: ClaimDraft, lineId: string): ClaimDraft => ({
  ...draft,
  lines: draft.lines.filter(({ id }) => id !== lineId),
});

/** Puts a removed line back where it was. */
export const restoreLine = (draft: ClaimDraft, line: LineDraft, index: number): ClaimDraft =>
  draft.lines.some(({ id }) => id === line.id)
    ? draft
    : { ...draft, lines: draft.lines.toSpliced(index, 0, line) };

const filledIn = ({ isFresh: _fresh, ...line }: LineDraft): LineDraft => line;

export const changeLine = (
  draft: ClaimDraft,
  lineId: string,
  change: (line: LineDraft) => LineDraft,
): ClaimDraft => ({
  ...draft,
  lines: draft.lines.map((line) => (line.id === lineId ? filledIn(change(line)) : line)),
});

/** 出張 or not: every line follows, and may be set back one by one. */
export const switchTrip = (draft: ClaimDraft, isTrip: boolean): ClaimDraft => ({
  ...draft,
  isTrip,
  lines: draft.lines.map((line) => ({ ...line, purpose: isTrip ? 'trip' : 'ordinary' })),
});

const tripOf = (draft: ClaimDraft): Pick<ClaimContent, 'trip'> =>
  draft.isTrip
    ? {
        trip: {
          ...(draft.destination.trim() === '' ? {} : { destination: draft.destination.trim() }),
          ...(isCalendarDate(draft.startOn) ? { startOn: draft.startOn } : {}),
          ...(isCalendarDate(draft.endOn) ? { endOn: draft.endOn } : {}),
        },
      }
    : {};

/** The claim as the API takes it, however incomplete. */
export const contentOfDraft = (draft: ClaimDraft, { items }: Pick<ClaimForm, 'items'>): ClaimContent => ({
  title: draft.title.trim(),
  departmentId: draft.departmentId,
  ...tripOf(draft),
  ...draft.given,
  lines: filledLines(draft).map((line) => lineOfDraft(line, itemOfLine(line, { items }))),
});

/** True while nothing but fresh lines was added to what the form began with. */
export const isUntouched = (draft: ClaimDraft, start: ClaimDraft): boolean =>
  JSON.stringify({ ...draft, lines: filledLines(draft) }) ===
  JSON.stringify({ ...start, lines: filledLines(start) });

/** Faults of one line, with paths as the line's form knows them. */
export const faultsOfLine = (
  faults: readonly FieldFault[],
  draft: ClaimDraft,
  lineId: string,
): readonly FieldFault[] => {
  const prefix = `lines.${filledLines(draft).findIndex(({ id }) => id === lineId)}.`;
  return faults
    .filter(({ path }) => path.startsWith(prefix))
    .map(({ path, message }) => ({ path: path.slice(prefix.length), message }));
};
