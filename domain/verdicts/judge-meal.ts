import type { Participants } from '#domain/lines/line.ts';
import { isAtMost, yenFraction } from '#domain/money/yen-fraction.ts';
import { addYen, sumYen, yen, type Yen } from '#domain/money/yen.ts';
import { ruleAt } from '#domain/rules/law-rules.ts';
import { basisOf } from '#domain/tenants/bookkeeping.ts';
import type { Finding } from './finding.ts';
import { exactCost } from './judge-part.ts';
import { judgeStaffMeal } from './judge-staff-meal.ts';
import { accountNameOf, block, inform, warn } from './judging.ts';
import type { Meal, MealJudgement } from './meal.ts';
import { isKindDenied, otherThanMeal } from './name-kind.ts';

type PerHead = {
  /** Booked cost of everybody: parts rounded up, each by less than a yen. */
  readonly total: Yen;
  /** For people to read: rounded down, but never to the other side of the limit than the exact comparison. */
  readonly perHead: Yen;
  readonly limit?: Yen;
  readonly isWithin?: boolean;
};

const shownPerHead = (booked: Yen, limit: Yen, isWithin: boolean): Yen => {
  if (isWithin) return booked > limit ? limit : booked;
  return booked > limit ? booked : addYen(limit, yen(1));
};

/** Compared exactly, 税抜 or 税込 as the company books; tax that cannot be deducted counts as cost (EXP-002). */
const perHeadOf = ({ line, context, books, parts }: Meal, headcount: number): PerHead => {
  const total = sumYen(parts.map(({ cost }) => cost));
  const booked = yenFraction(total, { numerator: 1, denominator: headcount, rounding: 'floor' });
  const limit = ruleAt(context.rules.mealLimits, line.spentOn)?.perHeadYen;
  if (limit === undefined) return { total, perHead: booked };
  const terms = parts.map((part) => exactCost(books, part));
  const isWithin = isAtMost(terms, limit, headcount);
  return { total, perHead: shownPerHead(booked, limit, isWithin), limit, isWithin };
};

const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';

const isNamed = ({ company, name }: Participants['outside'][number]): boolean =>
  !isBlank(company) && !isBlank(name);

/** What the record of an excludable meal still lacks (措規21の18の4). The supplier's name stands for the shop's. */
const missingRecord = ({ line }: Meal, { outside }: Participants): string => {
  const { shop, address } = line.participants ?? {};
  const lacks = [
    ...(outside.some(({ relation }) => isBlank(relation)) ? ['社外参加者との関係'] : []),
    ...(isBlank(shop) && isBlank(line.supplier.name) ? ['店名'] : []),
    ...(isBlank(address) ? ['店の所在地'] : []),
  ];
  return lacks.join('・');
};

/** What keeps the meal 交際費 before its price is looked at. */
const judgeRecord = (meal: Meal, participants: Participants): Finding | undefined => {
  const { headcount, outside } = participants;
  if (outside.length === 0 || !outside.every(isNamed)) return warn('outside-names-missing', {});
  // Somebody of ours took part, or it was no 飲食 of ours with guests.
  if (headcount <= outside.length) return warn('own-staff-missing', { headcount, outside: outside.length });
  const missing = missingRecord(meal, participants);
  return missing === '' ? undefined : warn('meal-record-incomplete', { missing });
};

const judgeLimit = (meal: Meal, headcount: number): MealJudgement => {
  const { item, books } = meal;
  const { total, perHead, limit, isWithin = false } = perHeadOf(meal, headcount);
  if (limit === undefined) return { accountCode: item.accountCode, perHead, findings: [] };
  const basis = basisOf(books);
  const accountCode = isWithin ? (item.excludedAccountCode ?? item.accountCode) : item.accountCode;
  const accountName = accountNameOf(meal, accountCode);
  const facts = { perHead, limit, basis, accountName, total, headcount };
  const outcome = isWithin ? 'meal-excluded' : 'meal-over-limit';
  return { accountCode, perHead, findings: [inform(outcome, facts)] };
};

/** 接待飲食: 交際費, unless little per head and well recorded, or only own staff (EXP-001..003). */
export const judgeEntertainment = (meal: Meal): MealJudgement => {
  const { participants } = meal.line;
  const { accountCode } = meal.item;
  const headcount = participants?.headcount ?? 0;
  // Gifts, golf and the like are 交際費 whatever they cost (措法61の4⑥二 speaks of 飲食 alone).
  if (isKindDenied(meal)) return { accountCode, findings: [] };
  const other = otherThanMeal(meal);
  if (other !== undefined) {
    const accountName = accountNameOf(meal, accountCode);
    return { accountCode, findings: [warn('not-a-meal', { what: other, accountName })] };
  }
  if (participants === undefined || headcount < 1)
    return { accountCode, findings: [block('headcount-missing', {})] };
  const outside = participants.outside.length;
  if (outside > headcount)
    return { accountCode, findings: [block('headcount-too-small', { headcount, outside })] };
  const { perHead } = perHeadOf(meal, headcount);
  if (participants.isStaffOnly === true && outside === 0)
    return { ...judgeStaffMeal(meal, participants), perHead };
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
  const { perHead, limit, isWithin } = perHeadOf(meal, headcount);
  const findings =
    limit === undefined || isWithin === true ? [] : [inform('meeting-above-limit', { perHead, limit })];
  return { accountCode, perHead, findings };
};
