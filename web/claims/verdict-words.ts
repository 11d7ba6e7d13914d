import type { DeductionClass, EvidenceNeed, JudgedPart } from '#domain/verdicts/verdict.ts';
import type { ShownVerdict } from '#web/api/contract.ts';
import { shortRate } from '#web/claims/item-words.ts';
import { formatYen } from '#web/ui/format-yen.ts';
import type { Tone } from '#web/ui/tone.ts';

const needWords: Record<EvidenceNeed, string> = {
  none: '領収書は不要（帳簿のみ）',
  receipt: '領収書が必要',
  'qualified-invoice': '適格請求書（インボイス）が必要',
};

const deductionWords: Record<DeductionClass, string> = {
  qualified: '適格',
  'books-only': '帳簿のみ特例',
  'small-amount': '少額特例',
  transitional: '経過措置',
  none: '控除なし',
  exempt: '非課税',
  'out-of-scope': '対象外',
};

const severityTone = { block: 'bad', warn: 'warn', info: 'calm' } as const;

export type PartWords = {
  readonly key: string;
  readonly rate: string;
  readonly gross: string;
  readonly cost: string;
  readonly tax: string;
  readonly deduction: string;
};
export type FindingWords = { readonly key: string; readonly tone: Tone; readonly says: string };
export type VerdictWords = {
  readonly evidence: { readonly label: string; readonly tone: Tone; readonly because: string };
  readonly account: string;
  readonly perHead: string | undefined;
  readonly parts: readonly PartWords[];
  readonly findings: readonly FindingWords[];
};

const sayDeduction = ({ deduction, sharePercent }: JudgedPart): string =>
  deduction === 'transitional' ? `経過措置 ${sharePercent}%` : deductionWords[deduction];

const evidenceLabel = ({ need, isMet }: ShownVerdict['evidence']): string => {
  if (need === 'unknown') return '入力中';
  if (need === 'none') return needWords.none;
  return `${needWords[need]}：${isMet ? '添付済み' : '未添付'}`;
};

const evidenceTone = ({ need, isMet }: ShownVerdict['evidence']): Tone => {
  if (need === 'none' || need === 'unknown') return 'quiet';
  return isMet ? 'good' : 'bad';
};

/** This finding is said with the need itself, not once more below it. */
const missing = 'evidence-missing';

const sayEvidence = ({ evidence, findings }: ShownVerdict): string => {
  const lacking = findings.find(({ kind }) => kind === missing);
  return lacking === undefined ? evidence.because.text : `${evidence.because.text}。${lacking.text}`;
};

const severityOrder = { block: 0, warn: 1, info: 2 } as const;

/** A verdict in words, worst first. */
export const verdictWords = (verdict: ShownVerdict): VerdictWords => ({
  evidence: {
    label: evidenceLabel(verdict.evidence),
    tone: evidenceTone(verdict.evidence),
    because: sayEvidence(verdict),
  },
  account: verdict.account.name,
  perHead: verdict.perHead === undefined ? undefined : formatYen(verdict.perHead),
  parts: verdict.parts.map((part, index) => ({
    key: `${index}`,
    rate: shortRate[part.rate],
    gross: formatYen(part.gross),
    cost: formatYen(part.cost),
    tax: formatYen(part.deductibleTax),
    deduction: sayDeduction(part),
  })),
  findings: verdict.findings
    .filter(({ kind }) => kind !== missing)
    .toSorted((one, other) => severityOrder[one.severity] - severityOrder[other.severity])
    .map((finding, index) => ({
      key: `${index}-${finding.kind}`,
      tone: severityTone[finding.severity],
      says: finding.text,
    })),
});

/** One badge for a folded line: what keeps it, what to look at, or that all is well. */
export const verdictBadge = (
  verdict: ShownVerdict | undefined,
): { readonly label: string; readonly tone: Tone } => {
  if (verdict === undefined || verdict.evidence.need === 'unknown') return { label: '入力中', tone: 'quiet' };
  const blocks = verdict.findings.filter(({ severity }) => severity === 'block').length;
  const warnings = verdict.findings.filter(({ severity }) => severity === 'warn').length;
  if (blocks > 0) return { label: '要対応', tone: 'bad' };
  if (warnings > 0) return { label: '注意', tone: 'warn' };
  if (verdict.evidence.need === 'none') return { label: '領収書不要', tone: 'good' };
  return { label: '問題なし', tone: 'good' };
};

/** The blocking findings of all lines, each with the number of its line. */
export const blockingReasons = (
  lineIds: readonly string[],
  verdicts: readonly ShownVerdict[],
): readonly string[] =>
  verdicts.flatMap((verdict) =>
    verdict.findings
      .filter(({ severity }) => severity === 'block')
      .map((finding) => `明細${lineIds.indexOf(verdict.lineId) + 1}：${finding.text}`),
  );

/** True when the regulation's cap is exceeded: then the line asks for a reason. */
export const needsCapReason = (verdict: ShownVerdict | undefined): boolean =>
  verdict?.findings.some(({ kind }) => kind === 'over-cap-reason-missing' || kind === 'over-cap') ?? false;
