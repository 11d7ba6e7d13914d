import { shippedRules } from '#domain/rules/shipped-rules.ts';
import { withSwitchedOn } from '#domain/rules/switch-on.ts';
import { datedTrip } from '#domain/travel/trip-days.ts';
import { withBooks } from '#domain/exports/judge-books.ts';
import { withHead } from '#domain/verdicts/judge-incomplete.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import type { Finding } from '#domain/verdicts/finding.ts';
import { fieldOf, sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import type { ClaimForm, ShownClaimVerdict, ShownFinding, ShownVerdict } from '#web/claims/claim-view.ts';
import type { EvidenceMeta } from '#web/evidence/evidence-access.ts';
import { type ClaimDraft, contentOfDraft } from '#web/claims/claim-draft.ts';

export type Judged = {
  readonly claim: ShownClaimVerdict;
  readonly lineOf: (lineId: string) => ShownVerdict | undefined;
};

const shown = (finding: Finding): ShownFinding => ({
  severity: finding.severity,
  kind: finding.kind,
  field: fieldOf(finding),
  text: sayFinding(finding),
});

/** The server's judgement, made while typing by the same rules; of incomplete lines it says what is missing. */
export const judgeDraft = (
  draft: ClaimDraft,
  form: ClaimForm,
  evidence: readonly EvidenceMeta[] = [],
): Judged => {
  const { items, today, grade, company, exportFormat } = form;
  const { lines, ...head } = contentOfDraft(draft, form);
  const trip = datedTrip(head.trip);
  const context = {
    rules: withSwitchedOn(shippedRules, form.switchedOnLaw),
    masters: form,
    applicantGrade: grade,
    today,
    originals: draft.lines.flatMap(({ originalFacts }) => originalFacts ?? []),
    looksOf: (id: string) => evidence.find((file) => file.id === id)?.looks,
    ...(trip === undefined ? {} : { trip }),
  };
  const books = { company, items, format: exportFormat, today };
  const verdict = withBooks(withHead(judgeClaim(lines, context), head), { ...head, lines }, books);
  const claim = {
    ...verdict,
    findings: verdict.findings.map(shown),
    lines: verdict.lines.map((line) => ({
      ...line,
      evidence: { ...line.evidence, because: shown(line.evidence.because) },
      findings: line.findings.map(shown),
    })),
  };
  return { claim, lineOf: (lineId) => claim.lines.find((line) => line.lineId === lineId) };
};
