import { rowCalled } from '#domain/masters/coded-rows.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { kindRow } from '#domain/rules/item-kinds.ts';
import { postedTodayOn } from '#domain/posting/posting-date.ts';
import { bookkeepingOn, type Bookkeeping } from '#domain/tenants/bookkeeping.ts';
import { checkRegistrationNumber } from '#domain/suppliers/registration-number.ts';
import type { Finding } from './finding.ts';
import { checkLine } from './check-line.ts';
import { judgeCredit, type Credit } from './judge-credit.ts';
import { judgeEntertainment, judgeMeeting } from './judge-meal.ts';
import type { MealJudgement } from './meal.ts';
import { judgePart } from './judge-part.ts';
import { judgeRegulation } from './judge-regulation.ts';
import { judgeAmount } from './judge-amount.ts';
import { judgeAsset } from './judge-asset.ts';
import { originalFor, originalVerdict } from './judge-original.ts';
import { purchaseOf, refundVerdict, wholePurchaseOf } from './judge-refund.ts';
import { rebooked } from './rebooked.ts';
import { judgeTrip } from './judge-trip.ts';
import {
  block,
  itemAt,
  warn,
  type BookedLine,
  type JudgingContext,
  type LineInContext,
  type Override,
} from './judging.ts';
import { overrideCredit, shareOfPart } from './override-credit.ts';
import type { EvidenceNeed, JudgedPart, LineVerdict } from './verdict.ts';

const judgeAccount = (situation: BookedLine, parts: readonly JudgedPart[]): MealJudgement => {
  const { item } = situation;
  if (item === undefined) return { accountCode: '', findings: [] };
  const meal = { ...situation, item, parts };
  const { meal: mealClass } = kindRow(item.kind);
  if (mealClass === 'entertainment') return judgeEntertainment(meal);
  if (mealClass === 'meeting') return judgeMeeting(meal);
  return { accountCode: item.accountCode, findings: [] };
};

/** Where 経理 has named the account, what the rules would inform of theirs is not so. */
const accountBy = ({ accountCode }: Override, judged: MealJudgement): MealJudgement =>
  accountCode === undefined
    ? judged
    : { ...judged, accountCode, findings: judged.findings.filter(({ severity }) => severity !== 'info') };

const missingProof = (need: EvidenceNeed, because: Finding): Finding => {
  if (because.kind === 'occasion-proof-needed') return block('occasion-proof-missing', {});
  return block('evidence-missing', { need: need === 'qualified-invoice' ? need : 'receipt' });
};

const judgeEvidence = (
  { line, context }: LineInContext,
  { need, because }: Credit,
): { readonly evidence: LineVerdict['evidence']; readonly findings: readonly Finding[] } => {
  const looks = line.evidenceIds.map((id) => context.looksOf?.(id) ?? 'sound');
  const isMet = need === 'none' || looks.includes('sound');
  const unsound = [...new Set(looks)].filter((found) => found !== 'sound');
  const findings = [
    ...(isMet ? [] : [missingProof(need, because)]),
    ...unsound.map((found) => warn('evidence-unsound', { looks: found })),
  ];
  return { evidence: { need, isMet, because }, findings };
};

const registrationOf = ({ line: { supplier } }: LineInContext): Pick<LineVerdict, 'registration'> => {
  const checked = checkRegistrationNumber(supplier.registrationNumber ?? '', supplier.kind);
  return checked.ok ? { registration: { number: checked.value.number, status: 'unverified' } } : {};
};

type Purchase = {
  readonly line: ClaimLine;
  readonly context: JudgingContext;
  readonly books: Bookkeeping;
  /** The purchase that the limits of the law look at. @default the line */
  readonly limitsOf?: ClaimLine;
};

/** One line that was bought. */
const judgePurchase = ({ line, context, books, limitsOf = line }: Purchase): LineVerdict => {
  const { items, accounts } = context.masters;
  const situation: BookedLine = { line, item: itemAt(items, line.itemCode, line.spentOn), context, books };
  const override = context.overrideOf?.(line.id) ?? {};
  const byRules = judgeCredit({ ...situation, line: limitsOf });
  const credit = overrideCredit(situation, byRules, override);
  const judged = line.parts.map((part, index) =>
    judgePart({
      part,
      spentOn: line.spentOn,
      kind: situation.item?.kind,
      share: shareOfPart(byRules, override.shares?.[index]),
      context,
      books,
    }),
  );
  const parts = judged.map(({ part }) => part);
  const {
    accountCode,
    perHead,
    findings: accountFindings,
  } = accountBy(override, judgeAccount(situation, parts));
  const account = rowCalled(accounts, accountCode, line.spentOn);
  const { evidence, findings: evidenceFindings } = judgeEvidence(situation, credit);
  const tripFindings = judgeTrip(situation);
  // A 日当 that its trip refuses has one reason: no receipt would help it.
  const isAllowanceAtFault =
    situation.item?.kind === 'per-diem' && tripFindings.some(({ severity }) => severity === 'block');
  const isAccountLost = situation.item !== undefined && account === undefined;
  return {
    lineId: line.id,
    evidence,
    parts,
    taxAccounting: books.accounting,
    ...registrationOf(situation),
    account: { code: accountCode, name: account?.name ?? '' },
    ...(perHead === undefined ? {} : { perHead }),
    findings: [
      ...checkLine(situation),
      ...(isAllowanceAtFault ? [] : evidenceFindings),
      ...credit.findings,
      ...judged.flatMap((part) => part.findings),
      ...judgeRegulation(situation),
      ...tripFindings,
      ...judgeAmount(situation),
      ...judgeAsset(situation, parts),
      ...accountFindings,
      ...(isAccountLost ? [block('account-unknown', { accountCode })] : []),
    ],
  };
};

/**
 * 判定 of one line: the evidence it needs and why, its tax, its account, and what to correct. Pure, so that the
 * browser judges while people type and the server again when they send.
 */
export const judgeLine = (line: ClaimLine, context: JudgingContext): LineVerdict => {
  const { company } = context.masters;
  const { postedOn = line.spentOn } = context.overrideOf?.(line.id) ?? {};
  const posting = bookkeepingOn(company, postedTodayOn(postedOn, { company, today: context.today }));
  // Limits are those of the day of the purchase, whenever it is posted; its tax is split as that day keeps the books.
  const judged = (given: Omit<Purchase, 'books'>): LineVerdict =>
    rebooked(
      judgePurchase({ ...given, books: bookkeepingOn(company, given.line.spentOn) }),
      company,
      posting,
    );
  if (line.refund === undefined) return judged({ line, context });
  const item = itemAt(context.masters.items, line.itemCode, line.spentOn);
  const { transactionOf: _none, ...alone } = context;
  const original = originalFor(line, context);
  const purchase = purchaseOf(line, original?.spentOn);
  const refund = refundVerdict(
    { line, item, context },
    judged({ line: purchase, context: alone, limitsOf: wholePurchaseOf(line, purchase) }),
  );
  return originalVerdict({ line, original, company, books: posting }, refund);
};
