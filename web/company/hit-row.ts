import type { Hit } from '#web/company/company-api.ts';
import { statusWords } from '#web/claims/claim-status.ts';
import { shownTitle } from '#web/claims/shown-title.ts';
import { formatYen } from '#web/ui/format-yen.ts';
import type { Tone } from '#web/ui/tone.ts';

export type HitRow = {
  readonly id: string;
  readonly version: number;
  readonly to: string;
  readonly number: string;
  readonly date: string;
  readonly applicant: string;
  readonly department: string;
  readonly title: string;
  /** What was paid for, and to whom. */
  readonly content: string;
  readonly total: number;
  readonly amount: string;
  /** Where it stands; the step's name where it waits for one. */
  readonly standing: string;
  readonly tone: Tone;
  readonly warnings: number;
  /** Whether this reader may confirm it now. */
  readonly isConfirmable: boolean;
};

/** The state as 経理 think of it: what waits for them is 確定待ち. */
const standingOf = ({ status, stepName }: Hit): string => {
  if (status === 'approved') return '確定待ち';
  return status === 'submitted' && stepName !== undefined ? stepName : statusWords[status].label;
};

type Reader = { readonly userId: string; readonly mayConfirm: boolean };

/** A hit as one row; `nameOfItem` knows the names of 経費科目, or nothing while they are read. */
export const hitRow = (
  hit: Hit,
  { userId, mayConfirm }: Reader,
  nameOfItem: (code: string) => string,
): HitRow => ({
  id: hit.claimId,
  version: hit.version,
  to: `/claims/${hit.claimId}`,
  number: hit.number,
  date: hit.firstSubmittedAt.slice(0, 10).replaceAll('-', '/'),
  applicant: hit.applicantName,
  department: hit.departmentName,
  title: shownTitle(hit.title),
  content: [
    hit.items
      .map(nameOfItem)
      .filter((name) => name !== '')
      .join('・'),
    hit.suppliers.join('・'),
  ]
    .filter((text) => text !== '')
    .join('　'),
  total: hit.total,
  amount: formatYen(hit.total),
  standing: standingOf(hit),
  tone: statusWords[hit.status].tone,
  warnings: hit.warnings ?? 0,
  isConfirmable: mayConfirm && hit.status === 'approved' && hit.applicantId !== userId,
});
