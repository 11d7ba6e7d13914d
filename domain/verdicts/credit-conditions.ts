import { isWithin } from '#domain/calendar/calendar-date.ts';
import { sumYen, type Yen } from '#domain/money/yen.ts';
import { kindRow, type Exemption, type ItemKindRow } from '#domain/rules/item-kinds.ts';
import { ruleAt, type BooksOnlyRow } from '#domain/rules/law-rules.ts';
import { checkRegistrationNumber } from '#domain/suppliers/registration-number.ts';
import { isCoveredByTrip } from '#domain/travel/trip-days.ts';
import type { CreditCondition } from './credit-order.ts';
import type { LineInContext } from './judging.ts';
import { isKindDenied } from './name-kind.ts';

type Fact = (situation: LineInContext) => boolean;

export const isTaxed = ({ rate }: { readonly rate: string }): boolean =>
  rate !== 'exempt' && rate !== 'out-of-scope';

/** 課税仕入れに係る支払対価の額: 入湯税, 宿泊税 and the like are no purchase, so no limit counts them (SPC-020). */
export const taxableOf = ({ line, context }: LineInContext): Yen =>
  sumYen(
    (context.transactionOf?.(line.id) ?? [line]).flatMap(({ parts }) =>
      parts.filter(isTaxed).map(({ amount }) => amount),
    ),
  );

export const typedNumber = ({ line }: LineInContext): string =>
  line.supplier.registrationNumber?.trim() ?? '';

const rowOf = ({ item }: LineInContext): ItemKindRow => kindRow(item?.kind);

const isBelow =
  (rowsOf: (situation: LineInContext) => readonly BooksOnlyRow[]): Fact =>
  (situation) => {
    const row = ruleAt(rowsOf(situation), situation.line.spentOn);
    return row !== undefined && taxableOf(situation) < row.belowYen;
  };

/** A kind that the line's own words deny has none of its special rules (SPC-012: 駐輪場 is no vending machine). */
const allows =
  (exemption: Exemption): Fact =>
  (situation) =>
    situation.item !== undefined &&
    rowOf(situation).exemptions.includes(exemption) &&
    !isKindDenied(situation);

const shareOf = ({ line, context }: LineInContext): number =>
  ruleAt(context.rules.transitionalShares, line.spentOn)?.sharePercent ?? 0;

const hasValidNumber: Fact = (situation) => {
  const typed = typedNumber(situation);
  return typed !== '' && checkRegistrationNumber(typed, situation.line.supplier.kind).ok;
};

/** The exception needs its facts: the line belongs to a dated trip of the claim. 日当 is paid for trips only. */
const isOnTrip: Fact = ({ line, item, context }) =>
  (line.purpose === 'trip' || item?.kind === 'per-diem') &&
  isCoveredByTrip({
    line,
    kind: item?.kind,
    trip: context.trip,
    rules: context.masters.regulation.tripRules,
  });

/** What each condition of SPC-021 looks at. */
export const creditConditions: Readonly<Record<CreditCondition, Fact>> = {
  'nothing-taxed': ({ line }) => !line.parts.some(isTaxed),
  'paid-by-regulation': (situation) => rowOf(situation).proof === 'regulation',
  'on-an-occasion': (situation) => rowOf(situation).proof === 'occasion',
  'before-invoices': (situation) => shareOf(situation) === 100,
  'below-former-limit': isBelow(({ context }) => context.rules.formerSmall),
  'number-valid': hasValidNumber,
  'without-number': (situation) => typedNumber(situation) === '',
  // A damaged or misnamed file proves nothing.
  'evidence-attached': ({ line, context }) =>
    line.evidenceIds.some((id) => (context.looksOf?.(id) ?? 'sound') === 'sound'),
  'paid-by-employee': ({ line }) => line.paidBy === 'employee',
  'company-pays-travel': (situation) =>
    situation.line.paidBy === 'corporate-card' && rowOf(situation).exemptions.includes('SPC-014'),
  'on-a-trip': isOnTrip,
  'below-transport-limit': isBelow(({ context }) => context.rules.publicTransport),
  'below-vending-limit': isBelow(({ context }) => context.rules.vending),
  'company-entitled': ({ line, context }) =>
    context.masters.company.smallAmountPeriods.some((period) => isWithin(period, line.spentOn)),
  'below-small-limit': isBelow(({ context }) => context.rules.smallAmount),
  'supplier-registered': (situation) => rowOf(situation).isSupplierRegistered === true,
  'share-left': (situation) => shareOf(situation) > 0,
  'kind-allows-SPC-010': allows('SPC-010'),
  'kind-allows-SPC-011': allows('SPC-011'),
  'kind-allows-SPC-012': allows('SPC-012'),
  'kind-allows-SPC-013': allows('SPC-013'),
  'kind-allows-SPC-014': allows('SPC-014'),
  'kind-allows-SPC-015': allows('SPC-015'),
  'kind-allows-SPC-016': allows('SPC-016'),
};
