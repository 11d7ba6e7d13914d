import { isCalendarDate } from '#domain/kernel/time.ts';
import type { ClaimForm, ClaimContent, ClaimView } from '#web/claims/claim-view.ts';
import type { FieldFault } from '#web/api/problem.ts';
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
  readonly lines: readonly LineDraft[];
};

export const emptyClaim = (departmentId: string): ClaimDraft => ({
  title: '',
  departmentId,
  isTrip: false,
  destination: '',
  startOn: '',
  endOn: '',
  lines: [],
});

export const draftOfClaim = (claim: ClaimView): ClaimDraft => ({
  title: claim.title,
  departmentId: claim.department.id,
  isTrip: claim.trip !== undefined,
  destination: claim.trip?.destination ?? '',
  startOn: claim.trip?.startOn ?? '',
  endOn: claim.trip?.endOn ?? '',
  lines: claim.lines.map((line) => draftOfLine(line, claim.originals)),
});

const nextLineId = (lines: readonly LineDraft[]): string =>
  `${Math.max(0, ...lines.map(({ id }) => (/^\d+$/.test(id) ? Number(id) : 0))) + 1}`;

export const addLine = (draft: ClaimDraft): ClaimDraft => ({
  ...draft,
  lines: [...draft.lines, emptyLine(nextLineId(draft.lines), draft.isTrip ? 'trip' : 'ordinary')],
});

/** A copy stands below its original, without evidence and excuse: a receipt proves one line, a reason explains one. */
export const copyLine = (draft: ClaimDraft, lineId: string): ClaimDraft => ({
  ...draft,
  lines: draft.lines.flatMap((line) =>
    line.id === lineId
      ? [
          line,
          { ...line, id: nextLineId(draft.lines), evidenceIds: [], overCapReason: '', duplicateReason: '' },
        ]
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

export const changeLine = (
  draft: ClaimDraft,
  lineId: string,
  change: (line: LineDraft) => LineDraft,
): ClaimDraft => ({
  ...draft,
  lines: draft.lines.map((line) => (line.id === lineId ? change(line) : line)),
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
export const contentOfDraft = (
  draft: ClaimDraft,
  { items, itemAsks }: Pick<ClaimForm, 'items' | 'itemAsks'>,
): ClaimContent => ({
  title: draft.title.trim(),
  departmentId: draft.departmentId,
  ...tripOf(draft),
  lines: draft.lines.map((line) =>
    lineOfDraft(
      line,
      items.find(({ code }) => code === line.itemCode),
      itemAsks,
    ),
  ),
});

/** True while nothing but empty lines was added to what the form began with. */
export const isUntouched = (draft: ClaimDraft, start: ClaimDraft): boolean => {
  const lines = draft.lines.filter(
    (line) => JSON.stringify(line) !== JSON.stringify(emptyLine(line.id, line.purpose)),
  );
  return JSON.stringify({ ...draft, lines }) === JSON.stringify(start);
};

/** Faults of one line, with paths as the line's form knows them. */
export const faultsOfLine = (faults: readonly FieldFault[], index: number): readonly FieldFault[] => {
  const prefix = `lines.${index}.`;
  return faults
    .filter(({ path }) => path.startsWith(prefix))
    .map(({ path, message }) => ({ path: path.slice(prefix.length), message }));
};
