import type { ClaimLine, RefundOrigin } from '#domain/lines/line.ts';
import { yenFraction } from '#domain/money/yen-fraction.ts';
import { addYen, subtractYen, sumYen, type Yen } from '#domain/money/yen.ts';
import type { Bookkeeping } from '#domain/tenants/bookkeeping.ts';
import type { Company } from '#domain/tenants/masters.ts';
import type { Finding } from './finding.ts';
import { mirrored, negated } from './judge-refund.ts';
import { block, inform, type JudgingContext } from './judging.ts';
import { rebooked } from './rebooked.ts';
import type { RefundedPart, RefundOriginal } from './refund-original.ts';
import type { JudgedPart, LineVerdict } from './verdict.ts';

type OfOriginal = {
  readonly line: ClaimLine;
  readonly original: RefundOriginal | undefined;
  readonly company: Company;
  /** In which the refund is posted, whatever 経理方法 the purchase was posted under. */
  readonly books: Bookkeeping;
};

export const isSameOrigin = (one: RefundOrigin, other: RefundOrigin): boolean =>
  one.claimId === other.claimId && one.lineId === other.lineId;

export const originalFor = (
  { refund }: ClaimLine,
  { originals = [] }: JudgingContext,
): RefundOriginal | undefined => {
  const origin = refund?.original;
  return origin === undefined ? undefined : originals.find((one) => isSameOrigin(one, origin));
};

/** What a line takes back, by rate. */
export const takenBack = ({ parts }: Pick<ClaimLine, 'parts'>): readonly RefundedPart[] =>
  parts.filter(({ amount }) => amount < 0).map(({ rate, amount }) => ({ rate, amount: mirrored(amount) }));

/** The context in which what earlier lines of the same claim take back is gone already. */
export const withEarlierRefunds = (
  line: ClaimLine,
  lines: readonly ClaimLine[],
  context: JudgingContext,
): JudgingContext => {
  const origin = line.refund?.original;
  if (origin === undefined) return context;
  const { originals = [] } = context;
  const earlier = lines
    .slice(0, lines.indexOf(line))
    .filter(({ refund }) => refund?.original !== undefined && isSameOrigin(refund.original, origin))
    .flatMap(takenBack);
  return {
    ...context,
    originals: originals.map((one) =>
      isSameOrigin(one, origin) ? { ...one, refunded: [...one.refunded, ...earlier] } : one,
    ),
  };
};

const sumAt = (parts: readonly RefundedPart[], rate: RefundedPart['rate']): Yen =>
  sumYen(parts.filter((part) => part.rate === rate).map(({ amount }) => amount));

type Back = { readonly before: Yen; readonly back: Yen; readonly rounding: Bookkeeping['taxRounding'] };

/**
 * A part of what was pinned: up to this refund, less up to the one before it. So partial refunds that make up the whole
 * undo its tax to the yen, and a full refund is its mirror (NUM-002).
 */
const partBack = (pinned: JudgedPart, { before, back, rounding }: Back): JudgedPart => {
  const upTo = (whole: Yen, numerator: Yen) =>
    yenFraction(whole, { numerator, denominator: pinned.gross, rounding });
  const between = (whole: Yen) => subtractYen(upTo(whole, addYen(before, back)), upTo(whole, before));
  const deductibleTax = between(pinned.deductibleTax);
  return negated({
    ...pinned,
    gross: back,
    containedTax: between(pinned.containedTax),
    deductibleTax,
    cost: subtractYen(back, deductibleTax),
  });
};

const pinnedAt = (
  { parts }: Pick<RefundOriginal, 'parts'>,
  rate: RefundedPart['rate'],
): JudgedPart | undefined => parts.find((part) => part.rate === rate && part.gross > 0);

const checkPart = (part: RefundedPart, original: RefundOriginal): readonly Finding[] => {
  const pinned = pinnedAt(original, part.rate);
  if (pinned === undefined) return [block('refund-rate-not-in-original', {})];
  const left = subtractYen(pinned.gross, sumAt(original.refunded, part.rate));
  return part.amount > left
    ? [block('refund-over-original', { refund: part.amount, left: Math.max(0, left) })]
    : [];
};

const differs = ({ itemCode, supplier, refund }: ClaimLine, original: RefundOriginal): boolean =>
  itemCode !== original.itemCode ||
  supplier.name.trim() !== original.supplier.name.trim() ||
  (refund?.purchasedOn !== undefined && refund.purchasedOn !== original.spentOn);

/** Law that the pinned verdict has decided already. */
const decided: ReadonlySet<Finding['kind']> = new Set([
  'item-unknown',
  'account-unknown',
  'rate-not-in-force',
  'stated-tax-impossible',
  'registration-number-malformed',
  'registration-number-wrong-digit',
]);

const mirrorOf = (
  { line, original, company, books }: OfOriginal & { readonly original: RefundOriginal },
  verdict: LineVerdict,
): LineVerdict => {
  const { registration: _judged, ...rest } = verdict;
  const { claimNumber, lineId: originalLineId, spentOn, account, registration } = original;
  const { subAccount, department } = original;
  const taken = takenBack(line);
  const { taxRounding: rounding } = books;
  const bought = rebooked(original, company, books);
  const parts = taken.flatMap((part) => {
    const pinned = pinnedAt(bought, part.rate);
    const before = sumAt(original.refunded, part.rate);
    return pinned === undefined ? [] : [partBack(pinned, { before, back: part.amount, rounding })];
  });
  return {
    ...rest,
    ...(registration === undefined ? {} : { registration }),
    account,
    ...(subAccount === undefined ? {} : { subAccount }),
    ...(department === undefined ? {} : { department }),
    parts,
    findings: [
      inform('refund-of-original', { claimNumber, originalLineId, spentOn }),
      ...(spentOn > line.spentOn
        ? [block('refund-before-purchase', { spentOn: line.spentOn, purchasedOn: spentOn })]
        : []),
      ...(differs(line, original) ? [block('refund-original-differs', {})] : []),
      ...taken.flatMap((part) => checkPart(part, original)),
      ...verdict.findings.filter(({ kind }) => !decided.has(kind)),
    ],
  };
};

/** 返金 of a line that the applicant chose: tax, share and account are those that its verdict was pinned with. */
export const originalVerdict = (given: OfOriginal, verdict: LineVerdict): LineVerdict => {
  const { line, original } = given;
  if (line.refund?.original === undefined) return verdict;
  if (original !== undefined) return mirrorOf({ ...given, original }, verdict);
  return { ...verdict, findings: [block('refund-original-unknown', {}), ...verdict.findings] };
};
