import { shippedRules } from '#domain/rules/shipped-rules.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import type { Finding } from '#domain/verdicts/finding.ts';
import { sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import type { ClaimForm, ShownClaimVerdict, ShownFinding, ShownVerdict } from '#web/api/contract.ts';
import type { ClaimDraft } from '#web/claims/claim-draft.ts';
import { lineOfDraft } from '#web/claims/line-of-draft.ts';

export type Judged = {
  readonly claim: ShownClaimVerdict;
  readonly lineOf: (lineId: string) => ShownVerdict | undefined;
};

const shown = (finding: Finding): ShownFinding => ({
  severity: finding.severity,
  kind: finding.kind,
  text: sayFinding(finding),
});

/** The server's judgement, made while typing by the same rules: of the lines that are complete enough. */
export const judgeDraft = (draft: ClaimDraft, form: ClaimForm): Judged => {
  const { items, today, grade } = form;
  const lines = draft.lines.flatMap((line) => {
    const result = lineOfDraft(
      line,
      items.find(({ code }) => code === line.itemCode),
    );
    return result.ok ? [result.value] : [];
  });
  const verdict = judgeClaim(lines, {
    rules: shippedRules,
    masters: form,
    applicantGrade: grade,
    today,
  });
  const claim = {
    ...verdict,
    lines: verdict.lines.map((line) => ({
      ...line,
      evidence: { ...line.evidence, because: shown(line.evidence.because) },
      findings: line.findings.map(shown),
    })),
  };
  return { claim, lineOf: (lineId) => claim.lines.find((line) => line.lineId === lineId) };
};
