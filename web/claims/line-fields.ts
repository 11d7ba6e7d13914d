import type { ClaimForm } from '#web/api/contract.ts';
import type { FieldFault } from '#web/api/problem.ts';
import type { LineDraft, Regulated } from '#web/claims/line-draft.ts';

/** What every group of fields of a line's form gets. */
export type LineFieldsProps = {
  readonly line: LineDraft;
  readonly form: ClaimForm;
  readonly isTrip: boolean;
  readonly regulated: Regulated;
  readonly faults: readonly FieldFault[];
  /** True when the regulation's cap is exceeded, so that a reason is asked for. */
  readonly needsCapReason: boolean;
  readonly onChange: (change: (line: LineDraft) => LineDraft) => void;
};
