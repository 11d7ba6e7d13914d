import type { Participants } from '#domain/claims/line.ts';
import { isAtMost, yenFraction } from '#domain/money/yen-fraction.ts';
import { sumYen, type Yen } from '#domain/money/yen.ts';
import { ruleAt } from '#domain/rules/law-rules.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import type { Finding } from './finding.ts';
import { exactCost } from './judge-part.ts';
import { block, inform, warn, type JudgingContext, type LineInContext } from './judging.ts';
import type { JudgedPart } from './verdict.ts';

/** The account that a meal belongs to, and how that was found. */
export type MealJudgement = {
  readonly accountCode: string;
  readonly perHead?: Yen;
  readonly findings: readonly Finding[];
};
type Meal = LineInContext & { readonly item: ExpenseItem; readonly parts: readonly JudgedPart[] };

const accountName = ({ masters }: JudgingContext, code: string): string =>
  masters.accounts.find((account) => account.code === code)?.name ?? code;

const perHeadOf = (parts: readonly JudgedPart[], headcount: number): Yen =>
  yenFraction(sumYen(parts.map(({ cost }) => cost)), {
    numerator: 1,
    denominator: headcount,
    rounding: 'floor',
  });

/** Compared exactly, 税抜 or 税込 as the company books; tax that cannot be deducted counts as cost (EXP-002). */
const limitOf = ({ line, context, parts }: Meal, headcount: number) => {
  const limit = ruleAt(context.rules.mealLimits, line.spentOn)?.perHeadYen;
  if (limit === undefined) return undefined;
  const terms = parts.map((part) => exactCost(context.masters.company, part));
  return { limit, isWithin: isAtMost(terms, limit, headcount) };
};

const isNamed = ({ company, name }: Participants['outside'][number]): boolean =>
  company.trim() !== '' && name.trim() !== '';

/** What the record of an excludable meal still lacks (措規21の18の4). The supplier's name stands for the shop's. */
const missingRecord = ({ line }: Meal): string => {
  const { shop, address } = line.participants ?? {};
  const lacks = [
    ...((shop ?? '').trim() === '' && line.supplier.name.trim() === '' ? ['店名'] : []),
    ...((address ?? '').trim() === '' ? ['所在地'] : []),
  ];
  return lacks.join('・');
};

const judgeRecord = (meal: Meal, { outside }: Participants): Finding | undefined => {
  if (outside.length === 0 || !outside.every(isNamed)) return warn('outside-names-missing', {});
  const missing = missingRecord(meal);
  return missing === '' ? undefined : warn('meal-record-incomplete', { missing });
};

const judgeLimit = (meal: Meal, headcount: number): MealJudgement => {
  const { item, context, parts } = meal;
  const booked = perHeadOf(parts, headcount);
  const { limit, isWithin } = limitOf(meal, headcount) ?? {};
  if (limit === undefined) return { accountCode: item.accountCode, perHead: booked, findings: [] };
  // Parts are booked rounded up, each by less than a yen; the comparison is not, and nobody shall read 10,001 ≤ 10,000.
  const perHead = isWithin && booked > limit ? limit : booked;
  const basis = context.masters.company.taxAccounting === 'exclusive' ? '税抜' : '税込';
  const accountCode = isWithin ? (item.excludedAccountCode ?? item.accountCode) : item.accountCode;
  const facts = { perHead, limit, basis, accountName: accountName(context, accountCode) };
  const outcome = isWithin ? 'meal-excluded' : 'meal-over-limit';
  return { accountCode, perHead, findings: [inform(outcome, facts)] };
};

/** 接待飲食: 交際費, unless little per head and well recorded, or only own staff (EXP-001..003). */
export const judgeEntertainment = (meal: Meal): MealJudgement => {
  const { line, item, context, parts } = meal;
  const { participants } = line;
  const { accountCode } = item;
  const headcount = participants?.headcount ?? 0;
  if (participants === undefined || headcount < 1)
    return { accountCode, findings: [block('headcount-missing', {})] };
  const outside = participants.outside.length;
  if (outside > headcount)
    return { accountCode, findings: [block('headcount-too-small', { headcount, outside })] };
  const perHead = perHeadOf(parts, headcount);
  if (participants.isStaffOnly === true && outside === 0) {
    const staffCode = item.staffOnlyAccountCode ?? accountCode;
    const facts = { accountName: accountName(context, staffCode) };
    return { accountCode: staffCode, perHead, findings: [warn('staff-only-meal', facts)] };
  }
  const incomplete = judgeRecord(meal, participants);
  return incomplete === undefined
    ? judgeLimit(meal, headcount)
    : { accountCode, perHead, findings: [incomplete] };
};

/** 会議の飲食 stays 会議費 whatever it costs per head; the approver is told (EXP-004). */
export const judgeMeeting = (meal: Meal): MealJudgement => {
  const { accountCode } = meal.item;
  const headcount = meal.line.participants?.headcount ?? 0;
  if (headcount < 1) return { accountCode, findings: [] };
  const perHead = perHeadOf(meal.parts, headcount);
  const { limit, isWithin } = limitOf(meal, headcount) ?? {};
  const findings =
    limit === undefined || isWithin === true ? [] : [inform('meeting-above-limit', { perHead, limit })];
  return { accountCode, perHead, findings };
};
