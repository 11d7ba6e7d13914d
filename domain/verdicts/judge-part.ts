import type { RateCategory, TaxPart } from '#domain/lines/line.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { yenFraction, type YenTerm } from '#domain/money/yen-fraction.ts';
import { subtractYen, yen, type Yen } from '#domain/money/yen.ts';
import { kindRow, type ItemKind } from '#domain/rules/item-kinds.ts';
import { taxRateAt, type TaxedCategory, type TaxRateRow } from '#domain/rules/law-rules.ts';
import type { Bookkeeping } from '#domain/tenants/bookkeeping.ts';
import type { Finding } from './finding.ts';
import type { Credit } from './judge-credit.ts';
import { block, type JudgingContext } from './judging.ts';
import type { JudgedPart, TaxCode } from './verdict.ts';

export type TaxedRate = Exclude<RateCategory, 'exempt' | 'out-of-scope'>;
export type Share = Pick<Credit, 'deduction' | 'sharePercent'>;
type PartInContext = {
  readonly part: TaxPart;
  readonly spentOn: CalendarDate;
  readonly kind: ItemKind | undefined;
  readonly share: Share;
  readonly context: JudgingContext;
  readonly books: Bookkeeping;
};
type Judgement = { readonly part: JudgedPart; readonly findings: readonly Finding[] };

const stemOf = { standard: 'P10', reduced: 'P08', 'old-8': 'P08O', food: 'P01' } as const satisfies Record<
  TaxedCategory,
  string
>;

export const codeOf = (category: TaxedCategory, { deduction, sharePercent }: Share): TaxCode => {
  if (deduction === 'transitional') return `${stemOf[category]}T${sharePercent}`;
  if (deduction === 'none') return `${stemOf[category]}N`;
  return category === 'old-8' ? 'P08O' : `${stemOf[category]}Q`;
};

/** 軽減 food follows the food rate while there is one (TAX-002); newspapers stay at 軽減. */
export const rateRowOf = (
  { spentOn, kind, context }: Pick<PartInContext, 'spentOn' | 'kind' | 'context'>,
  rate: TaxedRate,
): TaxRateRow | undefined => {
  const isFood = rate === 'reduced' && kindRow(kind).reducedIs === 'food';
  const food = isFood ? taxRateAt(context.rules, 'food', spentOn) : undefined;
  return food ?? taxRateAt(context.rules, rate, spentOn);
};

/** Percent of the contained tax that goes to 仮払消費税 (JNL-001, TRN-004). */
export const bookedSharePercent = (
  { accounting, transitionalBooking }: Bookkeeping,
  { deduction, sharePercent }: Share,
): number => {
  if (accounting === 'inclusive') return 0;
  if (deduction !== 'transitional' && deduction !== 'none') return sharePercent;
  switch (transitionalBooking) {
    case 'share':
      return sharePercent;
    case 'none':
      return 0;
    case 'full':
      return 100;
  }
};

type Taxed = Share & Pick<JudgedPart, 'gross' | 'ratePercent' | 'containedTax'>;

/** 仮払消費税 of a part in these books, rounded once (TAX-006, TRN-004). */
export const bookedTax = (part: Taxed, books: Bookkeeping): Yen => {
  const booked = bookedSharePercent(books, part);
  const { gross, ratePercent: percent, containedTax } = part;
  if (booked === 100) return containedTax;
  const fraction = { numerator: percent * booked, denominator: (100 + percent) * 100 };
  return yenFraction(gross, { ...fraction, rounding: books.taxRounding });
};

const untaxed = (gross: Yen, taxCode: 'NT' | 'OT'): JudgedPart => ({
  rate: taxCode === 'NT' ? 'exempt' : 'out-of-scope',
  gross,
  ratePercent: 0,
  isStatedTax: false,
  containedTax: yen(0),
  deductibleTax: yen(0),
  cost: gross,
  taxCode,
  deduction: taxCode === 'NT' ? 'exempt' : 'out-of-scope',
  sharePercent: 0,
});

/** An issuer rounds once per rate, so a true tax is off by less than one yen (INV-013). */
const isPossibleTax = (stated: Yen, gross: Yen, percent: number): boolean => {
  const bounds = { numerator: percent, denominator: 100 + percent };
  const least = yenFraction(gross, { ...bounds, rounding: 'floor' });
  const most = yenFraction(gross, { ...bounds, rounding: 'ceiling' });
  return least <= stated && stated <= most;
};

const taxed = (situation: PartInContext, rate: TaxedRate): Judgement => {
  const { part, spentOn, share, books } = situation;
  const { taxRounding: rounding } = books;
  const gross = part.amount;
  const row = rateRowOf(situation, rate);
  if (row === undefined)
    return {
      part: { ...untaxed(gross, 'OT'), rate },
      findings: [block('rate-not-in-force', { rate, spentOn })],
    };
  const { percent } = row;
  const isOwnTax = share.deduction === 'transitional' || share.deduction === 'none';
  const computed = yenFraction(gross, { numerator: percent, denominator: 100 + percent, rounding });
  // What a supplier without a number prints as tax is none in law, so it is not used.
  const stated = isOwnTax ? undefined : part.statedTax;
  const containedTax = stated ?? computed;
  const deductibleTax = bookedTax({ ...share, gross, ratePercent: percent, containedTax }, books);
  const findings =
    stated === undefined || isPossibleTax(stated, gross, percent)
      ? []
      : [block('stated-tax-impossible', { stated, computed })];
  return {
    part: {
      rate,
      gross,
      ratePercent: percent,
      isStatedTax: stated !== undefined,
      containedTax,
      deductibleTax,
      cost: subtractYen(gross, deductibleTax),
      taxCode: codeOf(row.category, share),
      deduction: share.deduction,
      sharePercent: share.sharePercent,
    },
    findings,
  };
};

/** Tax of one part: stated, or computed and rounded once (TAX-006, TAX-007, TRN-004). */
export const judgePart = (situation: PartInContext): Judgement => {
  const { rate, amount } = situation.part;
  switch (rate) {
    case 'exempt':
      return { part: untaxed(amount, 'NT'), findings: [] };
    case 'out-of-scope':
      return { part: untaxed(amount, 'OT'), findings: [] };
    case 'standard':
    case 'reduced':
    case 'old-8':
      return taxed(situation, rate);
  }
};

/** The part's cost before rounding, for limits that are compared exactly (NUM-002). */
export const exactCost = (books: Bookkeeping, part: JudgedPart): YenTerm => {
  const booked = bookedSharePercent(books, part);
  if (part.isStatedTax && booked === 100) return { amount: part.cost, numerator: 1, denominator: 1 };
  const whole = (100 + part.ratePercent) * 100;
  return { amount: part.gross, numerator: whole - part.ratePercent * booked, denominator: whole };
};
