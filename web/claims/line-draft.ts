import { extrasOf, noExtras, type LineExtras } from '#web/claims/line-extras.ts';
import type { RefundOriginal } from '#domain/verdicts/refund-original.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { PaidBy, Purpose, RateCategory } from '#domain/lines/line.ts';
import type { EvidenceId } from '#domain/kernel/ids.ts';
import type { ExpenseItem, TravelRegulation } from '#domain/tenants/masters.ts';

export type PartDraft = {
  readonly rate: RateCategory;
  readonly amount: number | undefined;
  /** 税額 as printed on the receipt; left empty, it is computed. */
  readonly statedTax?: number | undefined;
  /** Nobody typed its amount: it is what the others leave of the receipt. */
  readonly isRest?: true;
};
export type GuestDraft = { readonly company: string; readonly name: string; readonly relation: string };

/** 明細 as it stands in the form: anything may still be empty. */
export type LineDraft = {
  readonly id: string;
  /** As the form offers it: nobody has filled in anything, so that it is no line of the claim yet. */
  readonly isFresh?: true;
  /** Nobody typed the amount: it is the sum of the parts. */
  readonly isSummed?: true;
  readonly itemCode: string;
  /** Typed as the item, though none of the company's items fits. */
  readonly itemTyped?: string;
  readonly spentOn: string;
  readonly amount: number | undefined;
  readonly rate: RateCategory;
  readonly statedTax: number | undefined;
  /** One receipt with several tax rates: then `parts` count, `rate` and `statedTax` do not. */
  readonly isSplit: boolean;
  readonly parts: readonly PartDraft[];
  readonly paidBy: PaidBy;
  readonly purpose: Purpose;
  readonly supplierName: string;
  readonly registrationNumber: string;
  /** 個人事業者: its T-number need not follow the check digit of corporations. */
  readonly isIndividual: boolean;
  readonly memo: string;
  readonly from: string;
  readonly to: string;
  readonly isRoundTrip: boolean;
  readonly city: string;
  readonly nights: number | undefined;
  readonly perDiemDays: number | undefined;
  readonly headcount: number | undefined;
  readonly guests: readonly GuestDraft[];
  /** 社内飲食: nobody from outside took part, as opposed to names not yet typed. */
  readonly isStaffOnly: boolean;
  /** What a meal of own staff is booked as; all but 交際費 needs its reason. */
  readonly staffMealAs: 'entertainment' | 'welfare' | 'meeting';
  readonly staffMealReason: string;
  readonly shop: string;
  readonly address: string;
  readonly overCapReason: string;
  readonly rateReason: string;
  readonly duplicateReason: string;
  readonly evidenceIds: readonly EvidenceId[];
} & LineExtras;

export const emptyLine = (id: string, purpose: Purpose): LineDraft => ({
  id,
  ...noExtras,
  itemCode: '',
  spentOn: '',
  amount: undefined,
  rate: 'standard',
  statedTax: undefined,
  isSplit: false,
  parts: [],
  paidBy: 'employee',
  purpose,
  supplierName: '',
  registrationNumber: '',
  isIndividual: false,
  memo: '',
  from: '',
  to: '',
  isRoundTrip: false,
  city: '',
  nights: undefined,
  perDiemDays: undefined,
  headcount: undefined,
  guests: [],
  isStaffOnly: false,
  staffMealAs: 'entertainment',
  staffMealReason: '',
  shop: '',
  address: '',
  overCapReason: '',
  rateReason: '',
  duplicateReason: '',
  evidenceIds: [],
});

/** What of a line belongs to kinds that ask for more than date and amount. */
const particularsOf = ({ journey, lodging, perDiemDays, participants }: DraftLine) => ({
  from: journey?.from ?? '',
  to: journey?.to ?? '',
  isRoundTrip: journey?.isRoundTrip ?? false,
  city: lodging?.city ?? '',
  nights: lodging?.nights,
  perDiemDays,
  headcount: participants?.headcount,
  isStaffOnly: participants?.isStaffOnly ?? false,
  staffMealAs: participants?.staffMeal?.as ?? ('entertainment' as const),
  staffMealReason: participants?.staffMeal?.reason ?? '',
  guests: (participants?.outside ?? []).map(({ company, name, relation }) => ({
    company,
    name,
    relation: relation ?? '',
  })),
  shop: participants?.shop ?? '',
  address: participants?.address ?? '',
});

const unsigned = (amount: number | undefined): number | undefined =>
  amount === undefined ? undefined : Math.abs(amount);

const partsOf = ({ parts = [] }: DraftLine) =>
  parts.length > 1
    ? {
        isSplit: true,
        parts: parts.map(({ rate, amount, statedTax }) => ({ rate, amount: unsigned(amount), statedTax })),
      }
    : { rate: parts[0]?.rate ?? 'standard', statedTax: parts[0]?.statedTax };

/** @param originals 元の明細 of the claim's refunds, as far as they are known */
export const draftOfLine = (line: DraftLine, originals: readonly RefundOriginal[] = []): LineDraft => ({
  ...emptyLine(line.id, line.purpose ?? 'ordinary'),
  ...partsOf(line),
  ...particularsOf(line),
  ...extrasOf(line, originals),
  itemCode: line.itemCode ?? '',
  spentOn: line.spentOn ?? '',
  amount: unsigned(line.amount),
  paidBy: line.paidBy ?? 'employee',
  supplierName: line.supplier?.name ?? '',
  registrationNumber: line.supplier?.registrationNumber ?? '',
  isIndividual: line.supplier?.kind === 'individual',
  memo: line.memo ?? '',
  overCapReason: line.overCapReason ?? '',
  rateReason: line.rateReason ?? '',
  duplicateReason: line.duplicateReason ?? '',
  evidenceIds: line.evidenceIds ?? [],
});

export type Regulated = {
  readonly regulation: TravelRegulation;
  readonly grade: string;
  readonly tripDays: number;
  readonly tripStartOn: string;
};

/** 日当 per day of a grade on a day, if the regulation has one. */
export const dailyYenOf = ({ regulation, grade }: Regulated, on: string): number | undefined =>
  regulation.perDiems.find(
    (row) => row.grade === grade && row.validFrom <= on && (row.validTo === undefined || on <= row.validTo),
  )?.dailyYen;

/** Sets the days of 日当 and with them the amount, when the regulation knows it. */
export const withPerDiemDays = (line: LineDraft, days: number | undefined, by: Regulated): LineDraft => {
  const daily = dailyYenOf(by, line.spentOn === '' ? by.tripStartOn : line.spentOn);
  return {
    ...line,
    perDiemDays: days,
    amount: daily === undefined || days === undefined ? line.amount : daily * days,
  };
};

/** Choosing an item brings its usual rate and, for 日当, days, date and amount of the trip. */
export const withItem = (
  { itemTyped: _typed, ...line }: LineDraft,
  item: ExpenseItem,
  by: Regulated,
): LineDraft => {
  const chosen: LineDraft = { ...line, itemCode: item.code, rate: item.defaultRate };
  if (item.kind !== 'per-diem') return chosen;
  const dated: LineDraft = { ...chosen, spentOn: chosen.spentOn === '' ? by.tripStartOn : chosen.spentOn };
  return withPerDiemDays(dated, line.perDiemDays ?? (by.tripDays > 0 ? by.tripDays : undefined), by);
};
