import type { DeductionClass, EvidenceNeed, JudgedPart } from '#domain/verdicts/verdict.ts';
import type { ShownFinding, ShownVerdict } from '#web/claims/claim-view.ts';
import type { FieldFault } from '#web/api/problem.ts';
import { shortRate } from '#web/claims/item-words.ts';
import type { FieldNote } from '#web/claims/line-fields.ts';
import { formatYen } from '#web/ui/format-yen.ts';
import type { Tone } from '#web/ui/tone.ts';

const needWords: Record<EvidenceNeed, string> = {
  none: '領収書がなくても申請できます',
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
export type FindingWords = {
  readonly key: string;
  readonly tone: Tone;
  readonly says: string;
  /** For 経理 and 監査: what decided, with the articles. */
  readonly law: string | undefined;
};
export type VerdictWords = {
  readonly evidence: {
    readonly label: string;
    readonly tone: Tone;
    readonly because: string;
    readonly law: string | undefined;
  };
  readonly account: string;
  /** `T1180301018771（未照合）`. */
  readonly registration: string | undefined;
  readonly perHead: string | undefined;
  readonly parts: readonly PartWords[];
  /** For 経理 and 監査: by which 経理方法 they are split, where the entries beside them may follow another one. */
  readonly accounting: string | undefined;
  readonly findings: readonly FindingWords[];
};

/** Where an invoice is asked for, a share is what holds until its number is typed. */
const sayDeduction = (
  { deduction, sharePercent }: JudgedPart,
  { need }: ShownVerdict['evidence'],
): string => {
  if (deduction !== 'transitional') return deductionWords[deduction];
  const until = need === 'qualified-invoice' ? '（登録番号の入力前）' : '';
  return `経過措置 ${sharePercent}%${until}`;
};

/** 軽減 food may have a rate of its own for some years (TAX-002). */
const sayRate = ({ rate, ratePercent }: JudgedPart): string =>
  rate === 'reduced' ? `${ratePercent}%（軽減）` : shortRate[rate];

const evidenceLabel = ({ need, isMet, because }: ShownVerdict['evidence']): string => {
  if (need === 'unknown') return '入力中';
  if (need === 'none') return needWords.none;
  const asked = because.kind === 'occasion-proof-needed' ? '案内状などが必要' : needWords[need];
  return `${asked}：${isMet ? '添付済み' : '未添付'}`;
};

const evidenceTone = ({ need, isMet }: ShownVerdict['evidence']): Tone => {
  if (need === 'none' || need === 'unknown') return 'quiet';
  return isMet ? 'good' : 'bad';
};

/** These are said with the need itself, not once more below it. */
const missing = ['evidence-missing', 'occasion-proof-missing'];

const sayLaw = ({ text, law }: ShownFinding): string | undefined => {
  if (law === undefined) return undefined;
  const words = [law.says === text ? '' : law.says, law.articles ?? ''];
  const said = words.filter((word) => word !== '').join('／');
  return said === '' ? undefined : said;
};

const severityOrder = { block: 0, warn: 1, info: 2 } as const;

const accountingWords = {
  exclusive: '税抜経理で分けた金額です。',
  inclusive: '税込経理の金額です。',
} as const;

/** A verdict in words, worst first, without what is said beside the fields of the form. */
export const verdictWords = (verdict: ShownVerdict, placed: readonly string[] = []): VerdictWords => ({
  evidence: {
    label: evidenceLabel(verdict.evidence),
    tone: evidenceTone(verdict.evidence),
    because: verdict.evidence.because.text,
    law: sayLaw(verdict.evidence.because),
  },
  account: verdict.account.name,
  registration: verdict.registration && `${verdict.registration.number}（未照合）`,
  perHead: verdict.perHead === undefined ? undefined : formatYen(verdict.perHead),
  parts: verdict.parts.map((part, index) => ({
    key: `${index}`,
    rate: sayRate(part),
    gross: formatYen(part.gross),
    cost: formatYen(part.cost),
    tax: formatYen(part.deductibleTax),
    deduction: sayDeduction(part, verdict.evidence),
  })),
  accounting:
    verdict.taxAccounting === undefined || sayLaw(verdict.evidence.because) === undefined
      ? undefined
      : accountingWords[verdict.taxAccounting],
  findings: verdict.findings
    .filter(({ kind, field }) => !missing.includes(kind) && !placed.includes(field))
    .toSorted((one, other) => severityOrder[one.severity] - severityOrder[other.severity])
    .map((finding, index) => ({
      key: `${index}-${finding.kind}`,
      tone: severityTone[finding.severity],
      says: finding.text,
      law: sayLaw(finding),
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
  if (warnings > 0) return { label: '確認事項', tone: 'warn' };
  if (verdict.evidence.need === 'none') return { label: '領収書なしで可', tone: 'good' };
  return { label: '問題なし', tone: 'good' };
};

const isBlocking = ({ severity }: ShownFinding): boolean => severity === 'block';

/** What keeps the claim from being submitted, at its fields. */
export const faultsOf = (findings: readonly ShownFinding[]): readonly FieldFault[] =>
  findings.filter(isBlocking).map(({ field, text }) => ({ path: field, message: text }));

/** What blocks a line that can be judged, beside its fields; of what is only not typed yet the submit bar tells. */
export const faultsBeside = (verdict: ShownVerdict | undefined): readonly FieldFault[] =>
  verdict === undefined || verdict.evidence.need === 'unknown' ? [] : faultsOf(verdict.findings);

/** What else the verdict says beside fields: warnings and explanations. */
export const verdictNotes = (verdict: ShownVerdict | undefined): readonly FieldNote[] =>
  (verdict?.findings ?? [])
    .filter((finding) => !isBlocking(finding))
    .map(({ field, severity, text }) => ({ field, tone: severityTone[severity], says: text }));

/** True when the regulation's cap is exceeded: then the line asks for a reason. */
export const needsCapReason = (verdict: ShownVerdict | undefined): boolean =>
  verdict?.findings.some(({ kind }) => kind === 'over-cap-reason-missing' || kind === 'over-cap') ?? false;

const rateKinds = ['rate-old', 'rate-unlikely', 'rate-alcohol'];

/** True when a rate contradicts item, date or words: a reason may explain it. */
export const needsRateReason = (verdict: ShownVerdict | undefined): boolean =>
  verdict?.findings.some(({ kind }) => rateKinds.includes(kind)) ?? false;
