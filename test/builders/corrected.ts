import type { AskedCorrection } from '#domain/corrections/choose-correction.ts';
import { planCorrections, type PlannedCorrections } from '#domain/corrections/plan-corrections.ts';
import { deriveJournals } from '#domain/journals/derive-journals.ts';
import type { DerivedEntry } from '#domain/journals/entry.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import type { Masters } from '#domain/settings/masters.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { minato } from '#local/seed/minato.ts';
import { aDraft, contextOf, day, noon } from './claims.ts';

type Given = {
  readonly masters?: Masters;
  /** What counts already. */
  readonly so?: PlannedCorrections;
  /** Of the submission, where it is not of these masters. */
  readonly submittedUnder?: Masters;
};

/** A correction of 田中's submitted claim over these lines, planned on 2026-06-15. */
export const plan = (
  lines: readonly ClaimLine[],
  asked: readonly AskedCorrection[],
  { masters = minato.masters, so, submittedUnder = masters }: Given = {},
) => {
  const today = day('2026-06-15');
  const context = contextOf(masters, { today });
  const { company, items, departments, exporting } = masters;
  const { departmentId: code, departmentName: name } = aDraft();
  const verdict = so?.verdict ?? judgeClaim(lines, contextOf(submittedUnder, { today }));
  return planCorrections({ lines, verdict, corrections: so?.corrections ?? [] }, asked, {
    choosing: { judging: context, departments, departmentId: code },
    judging: { context, books: { company, items, format: exporting.profile, today } },
    showing: { company, items, department: { code, name }, today },
  });
};

export const entriesAfter = (
  lines: readonly ClaimLine[],
  { verdict, corrections }: Pick<PlannedCorrections, 'verdict' | 'corrections'>,
  masters: Masters = minato.masters,
): readonly DerivedEntry[] =>
  deriveJournals({
    claim: { ...aDraft(), number: 'EX-000123' },
    lines,
    verdict,
    corrections,
    masters,
    at: noon,
  });

/** `税区分 P10T80 → P10Q`, with `（従）` behind what only followed. */
export const changesIn = ({ changes }: Pick<PlannedCorrections, 'changes'>): readonly string[] =>
  changes.map(
    ({ field, before, after, isConsequence }) =>
      `${field} ${before.code} ${before.name} → ${after.code} ${after.name}${isConsequence === true ? '（従）' : ''}`,
  );
