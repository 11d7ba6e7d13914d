import type { Ask } from '#domain/rules/ask.ts';
import { kindRow } from '#domain/rules/item-kinds.ts';
import { asksOfItem } from '#domain/tenants/asks-of-item.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import type { LineDraft } from '#web/claims/line-draft.ts';
import type { FieldFault } from '#web/api/problem.ts';
import type { FieldNote } from '#web/claims/line-fields.ts';

/** In the row of a line, behind 詳細, or nowhere. */
export type Place = 'row' | 'details' | 'nowhere';

/** What a line asks for beyond item, day, amount and 摘要, and where. */
export type LineLayout = {
  readonly journey: Place;
  readonly lodging: Place;
  readonly perDiem: Place;
  readonly participants: Place;
  readonly recipients: Place;
  readonly supplier: Place;
  readonly registration: Place;
  readonly rate: Place;
  /** A ride: one row among others of its kind. */
  readonly isFare: boolean;
};

/** What has to be said stands in the row; what may be said, behind 詳細. */
const placeOf = (ask: Ask): Place => {
  if (ask === 'hidden') return 'nowhere';
  return ask === 'optional' ? 'details' : 'row';
};
const shown = (ask: Ask): Place => (ask === 'hidden' ? 'nowhere' : 'row');

/** The layout of a line's form by its item; of a line without an item, that of things bought. */
export const layoutOf = (item: Pick<ExpenseItem, 'kind' | 'asks'> | undefined): LineLayout => {
  const asks = asksOfItem(item);
  const supplier = placeOf(asks.supplier);
  const journey = placeOf(asks.journey);
  const isBoughtThere = supplier === 'row' && item !== undefined;
  return {
    journey,
    supplier,
    lodging: placeOf(asks.lodging),
    perDiem: placeOf(asks.perDiem),
    participants: shown(asks.participants),
    recipients: asks.participants === 'hidden' ? shown(asks.recipients) : 'nowhere',
    // The receipt that names the shop prints its number beside it.
    registration: isBoughtThere ? shown(asks.registration) : placeOf(asks.registration),
    rate: item !== undefined && kindRow(item.kind).rates.includes('reduced') ? 'row' : 'details',
    isFare: journey === 'row' && supplier !== 'row',
  };
};

/** The fields, by their paths, that stand behind 詳細. */
const detailFields = (layout: LineLayout): readonly string[] => [
  'paidBy',
  'purpose',
  'refund',
  'parts.0.statedTax',
  ...(layout.rate === 'details' ? ['parts'] : []),
  ...(layout.journey === 'details' ? ['journey'] : []),
  ...(layout.supplier === 'details' ? ['supplier.name'] : []),
  ...(layout.registration === 'details' ? ['supplier.registrationNumber'] : []),
];

const isIn = (fields: readonly string[], path: string): boolean =>
  fields.some((field) => path === field || path.startsWith(`${field}.`));

type Standing = {
  readonly line: LineDraft;
  readonly item: ExpenseItem | undefined;
  readonly layout: LineLayout;
  readonly isTrip: boolean;
};

/** Something is filled in there, other than the form presets it. */
const isDetailFilled = ({ line, item, layout, isTrip }: Standing): boolean =>
  line.paidBy !== 'employee' ||
  line.isRefund ||
  line.isIndividual ||
  (!line.isSplit && line.statedTax !== undefined) ||
  line.purpose !== (isTrip ? 'trip' : 'ordinary') ||
  (layout.rate === 'details' && (line.isSplit || line.rate !== (item?.defaultRate ?? 'standard'))) ||
  (layout.journey === 'details' && `${line.from}${line.to}` !== '') ||
  (layout.supplier === 'details' && line.supplierName !== '') ||
  (layout.registration === 'details' && line.registrationNumber !== '');

/** 詳細 stands open where something is filled in there, and where a finding asks for something there. */
export const needsDetails = (
  standing: Standing & {
    readonly faults: readonly FieldFault[];
    readonly notes: readonly FieldNote[];
  },
): boolean => {
  const fields = detailFields(standing.layout);
  const isAsked =
    standing.faults.some(({ path }) => isIn(fields, path)) ||
    standing.notes.some(({ field, tone }) => tone !== 'calm' && isIn(fields, field));
  return isAsked || isDetailFilled(standing);
};
