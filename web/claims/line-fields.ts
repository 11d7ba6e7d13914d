import type { ClaimForm } from '#web/claims/claim-view.ts';
import type { FieldFault } from '#web/api/problem.ts';
import type { asksFor } from '#web/claims/item-words.ts';
import type { LineDraft, Regulated } from '#web/claims/line-draft.ts';
import type { Tone } from '#web/ui/tone.ts';

/** What a verdict says about one field, shown beside it. */
export type FieldNote = { readonly field: string; readonly tone: Tone; readonly says: string };

/** What every group of fields of a line's form gets. */
export type LineFieldsProps = {
  readonly line: LineDraft;
  readonly form: ClaimForm;
  readonly isTrip: boolean;
  readonly regulated: Regulated;
  /** What is wrong with a field: it is missing, refused, or blocks the submission. */
  readonly faults: readonly FieldFault[];
  /** What a verdict warns of or explains beside a field. */
  readonly notes: readonly FieldNote[];
  /** True when the regulation's cap is exceeded, so that a reason is asked for. */
  readonly needsCapReason: boolean;
  /** True when a rate contradicts item, date or words. */
  readonly needsRateReason: boolean;
  readonly onChange: (change: (line: LineDraft) => LineDraft) => void;
};

/** The item that the line has chosen, if it is one of the form's. */
export const itemOfLine = (
  { itemCode }: Pick<LineDraft, 'itemCode'>,
  { items }: Pick<ClaimForm, 'items'>,
): ClaimForm['items'][number] | undefined => items.find(({ code }) => code === itemCode);

const always = [
  'itemCode',
  'spentOn',
  'amount',
  'parts',
  'paidBy',
  'memo',
  'evidence',
  'overCapReason',
  'duplicateReason',
  'besideTripReason',
  'quantity',
  'isSameTransaction',
  'refund',
];

/** The fields that the form of a line shows; what is said of others is said of the line. */
export const placedFields = (asks: ReturnType<typeof asksFor>): readonly string[] => [
  ...always,
  ...(asks.journey ? ['journey'] : []),
  ...(asks.lodging ? ['lodging'] : []),
  ...(asks.perDiem ? ['perDiemDays'] : []),
  ...(asks.participants ? ['participants', 'participants.headcount', 'participants.outside'] : []),
  ...(asks.recipients ? ['participants.outside'] : []),
  ...(asks.supplier ? ['supplier.name'] : []),
  ...(asks.registration ? ['supplier.registrationNumber'] : []),
];

/** Of a field of the head: `title`, `trip.endOn`. */
export const claimPlaceId = (field: string): string => `claim-${field.replaceAll('.', '-')}`;

/** The id of the place of a field, so that a reason can lead there. */
export const placeId = (lineId: string, field: string): string =>
  field === 'line' ? `line-${lineId}` : `line-${lineId}-${field.replaceAll('.', '-')}`;
