import type { ListedStatus } from '#domain/claims/listed-statuses.ts';
import { labelsOfClaim } from '#domain/labels/borne-label.ts';
import { correctionOf, type LineCorrection } from '#domain/lines/line-correction.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { ClaimId, UserId } from '#domain/kernel/ids.ts';
import type { CalendarMonth, Instant } from '#domain/kernel/time.ts';
import type { Yen } from '#domain/money/yen.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import { countFindings } from '#domain/verdicts/worth-seeing.ts';
import type { Claim } from './claim.ts';
import { monthsOfClaim } from './claim-months.ts';

/** What the company's list shows and searches of a claim, whatever its lines say beside it. */
export type ListedClaim = {
  readonly claimId: ClaimId;
  readonly status: ListedStatus;
  readonly version: number;
  readonly number: string;
  readonly title: string;
  readonly applicantId: UserId;
  /** Codes of 情報のラベル. @default none */
  readonly labels?: readonly string[];
  /** In which it was spent or posted. @default not known, in older rows: whoever sees some months is not shown them */
  readonly months?: readonly CalendarMonth[];
  readonly applicantName: string;
  /** The post under which it is filed, as the rights by department ask. */
  readonly departmentId: string;
  readonly departmentName: string;
  readonly total: Yen;
  readonly tax: Yen;
  readonly firstSubmittedAt: Instant;
  /** Of the step that is open. */
  readonly stepName?: string;
  readonly lineCount: number;
  /** Codes of 経費科目 that count, each once. */
  readonly items: readonly string[];
  /** Names of 支払先, each once. */
  readonly suppliers: readonly string[];
  /** How many findings of the pinned verdict warn. Absent where none is pinned. */
  readonly warnings?: number;
};

/** Whether the company sees it: not a draft, also where the claim was withdrawn. */
export const isListed = <C extends Claim>(claim: C): claim is Extract<C, { readonly status: ListedStatus }> =>
  claim.status !== 'draft' && claim.status !== 'discarded';

const each = (texts: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(texts.filter((text): text is string => text !== undefined && text !== '')),
];

type ListedContent = {
  readonly lines: readonly DraftLine[];
  readonly verdict?: ClaimVerdict;
  readonly corrections?: readonly LineCorrection[];
};

/** Undefined for what the company does not see: drafts, also of a claim that was withdrawn. */
export const listedClaim = (
  claim: Claim,
  { lines, verdict, corrections = [] }: ListedContent,
): ListedClaim | undefined => {
  if (!isListed(claim)) return undefined;
  const { id: claimId, status, version, number, title, applicantId, applicantName } = claim;
  const { departmentId, departmentName, totals, lineCount } = claim;
  const labels = labelsOfClaim(claim);
  const stepName = claim.status === 'submitted' ? claim.route.steps[claim.step]?.name : undefined;
  // Corrections end with their edition.
  const counted = status === 'returned' ? [] : corrections;
  return {
    claimId,
    status,
    version,
    number,
    title,
    applicantId,
    applicantName,
    departmentId,
    departmentName,
    ...(labels.length === 0 ? {} : { labels }),
    months: monthsOfClaim(claim),
    lineCount,
    total: totals.total,
    tax: totals.tax,
    firstSubmittedAt: claim.firstSubmittedAt ?? claim.updatedAt,
    ...(stepName === undefined ? {} : { stepName }),
    items: each(lines.map(({ id, itemCode }) => correctionOf(counted, id)?.item?.code ?? itemCode)),
    suppliers: each(lines.map(({ supplier }) => supplier?.name)),
    ...(verdict === undefined || status === 'returned' ? {} : { warnings: countFindings(verdict).warn }),
  };
};
