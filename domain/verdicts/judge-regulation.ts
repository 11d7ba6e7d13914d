import { isWithin } from '#domain/calendar/calendar-date.ts';
import { multiplyYen, subtractYen, sumYen } from '#domain/money/yen.ts';
import type { Finding } from './finding.ts';
import { block, warn, type LineInContext } from './judging.ts';

/** Lodging tax and the like (不課税) is no lodging charge, so the cap does not count it. */
const lodgingCharge = ({ line }: LineInContext) =>
  subtractYen(
    line.amount,
    sumYen(line.parts.filter(({ rate }) => rate === 'out-of-scope').map(({ amount }) => amount)),
  );

const judgeLodging = (situation: LineInContext): readonly Finding[] => {
  const { line, context } = situation;
  if (line.lodging === undefined || line.lodging.nights < 1) return [block('lodging-details-missing', {})];
  const { city, nights } = line.lodging;
  const cap = context.masters.regulation.lodgingCaps.find(
    (row) => row.city === city && row.grade === context.applicantGrade && isWithin(row, line.spentOn),
  );
  if (cap === undefined) return [];
  const over = subtractYen(lodgingCharge(situation), multiplyYen(cap.nightlyYen, nights));
  if (over <= 0) return [];
  const facts = { city, cap: cap.nightlyYen, nights, over };
  return (line.overCapReason ?? '').trim() === ''
    ? [block('over-cap-reason-missing', facts, 'EXP-010')]
    : [warn('over-cap', facts, 'EXP-010')];
};

const judgePerDiem = ({ line, context }: LineInContext): readonly Finding[] => {
  const days = line.perDiemDays ?? 0;
  if (days < 1) return [block('per-diem-days-missing', {})];
  const grade = context.applicantGrade;
  const row = context.masters.regulation.perDiems.find(
    (perDiem) => perDiem.grade === grade && isWithin(perDiem, line.spentOn),
  );
  if (row === undefined) return [block('per-diem-not-in-regulation', { grade }, 'EXP-010')];
  const right = multiplyYen(row.dailyYen, days);
  return line.amount === right
    ? []
    : [block('per-diem-amount-wrong', { days, daily: row.dailyYen, right }, 'EXP-010')];
};

/** 出張旅費規程: caps on lodging, fixed daily allowances. */
export const judgeRegulation = (situation: LineInContext): readonly Finding[] => {
  if (situation.item?.kind === 'lodging') return judgeLodging(situation);
  if (situation.item?.kind === 'per-diem') return judgePerDiem(situation);
  return [];
};
