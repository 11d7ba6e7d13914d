import { holdsOn, rowCalled } from '#domain/masters/coded-rows.ts';
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

/** A line without a day yet is of the newest state. */
const dayOf = (spentOn: string): string => (spentOn === '' ? '9999-12-31' : spentOn);

/** The item that the line has chosen, if it is one of the form's. */
export const itemOfLine = (
  { itemCode, spentOn }: Pick<LineDraft, 'itemCode' | 'spentOn'>,
  { items }: Pick<ClaimForm, 'items'>,
): ClaimForm['items'][number] | undefined => rowCalled(items, itemCode, dayOf(spentOn));

/** What a line may choose on its day, and what it has chosen even so. */
export const itemsForLine = (
  line: Pick<LineDraft, 'itemCode' | 'spentOn'>,
  { items, today }: Pick<ClaimForm, 'items' | 'today'>,
): ClaimForm['items'] => {
  const open = itemsOfDay(items, line.spentOn === '' ? today : line.spentOn);
  const chosen = itemOfLine(line, { items });
  return chosen === undefined || open.some(({ code }) => code === chosen.code) ? open : [...open, chosen];
};

export const itemsOfDay = (items: ClaimForm['items'], on: string): ClaimForm['items'] =>
  items.filter((item) => holdsOn(item, on));

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
