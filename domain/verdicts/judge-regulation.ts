import { isWithin } from '#domain/calendar/calendar-date.ts';
import type { Lodging } from '#domain/lines/line.ts';
import { multiplyYen, subtractYen, sumYen } from '#domain/money/yen.ts';
import { capOfStay } from '#domain/travel/lodging-cap.ts';
import { placeKey } from '#domain/travel/place-key.ts';
import { allowanceDays } from '#domain/travel/trip-days.ts';
import type { Finding } from './finding.ts';
import { block, warn, type LineInContext } from './judging.ts';

/** Lodging tax and the like (不課税) is no lodging charge, so the cap does not count it. Abroad the room itself is 対象外. */
const lodgingCharge = ({ line }: LineInContext) => {
  const untaxed = line.parts.filter(({ rate }) => rate === 'out-of-scope');
  return untaxed.length === line.parts.length
    ? line.amount
    : subtractYen(line.amount, sumYen(untaxed.map(({ amount }) => amount)));
};

const judgeCap = (situation: LineInContext, { city: typed, nights }: Lodging): readonly Finding[] => {
  const { line, context } = situation;
  const { lodgingCaps } = context.masters.regulation;
  const city = typed.trim();
  const stay = { city, grade: context.applicantGrade, on: line.spentOn };
  const cap = capOfStay(lodgingCaps, stay);
  if (cap === undefined) return [warn('lodging-cap-undefined', { city })];
  const over = subtractYen(lodgingCharge(situation), multiplyYen(cap.nightlyYen, nights));
  if (over <= 0) return [];
  const place = cap.placeName ?? '';
  const facts = { city, place, cap: cap.nightlyYen, nights, over };
  return (line.overCapReason ?? '').trim() === ''
    ? [block('over-cap-reason-missing', facts)]
    : [warn('over-cap', facts)];
};

const judgeLodging = (situation: LineInContext): readonly Finding[] => {
  const { lodging } = situation.line;
  if (lodging === undefined || lodging.nights < 1) return [block('lodging-details-missing', {})];
  return [
    ...(placeKey(lodging.city) === '' ? [block('lodging-details-missing', {})] : []),
    ...judgeCap(situation, lodging),
  ];
};

/** Each day by the row of that day: a regulation may change during the trip. */
const judgePerDiem = ({ line, context }: LineInContext): readonly Finding[] => {
  const days = line.perDiemDays ?? 0;
  if (days < 1) return [block('per-diem-days-missing', {})];
  const grade = context.applicantGrade;
  const { perDiems } = context.masters.regulation;
  const paid = allowanceDays(line, context.trip).map(
    (on) => perDiems.find((row) => row.grade === grade && isWithin(row, on))?.dailyYen,
  );
  const known = paid.filter((daily) => daily !== undefined);
  if (known.length < paid.length) return [block('per-diem-not-in-regulation', { grade })];
  const right = sumYen(known);
  const [daily] = known;
  const isOneRate = daily !== undefined && known.every((one) => one === daily);
  return line.amount === right
    ? []
    : [block('per-diem-amount-wrong', { days, right, ...(isOneRate ? { daily } : {}) })];
};

/** 出張旅費規程: caps on lodging, fixed daily allowances. */
export const judgeRegulation = (situation: LineInContext): readonly Finding[] => {
  if (situation.item?.kind === 'lodging') return judgeLodging(situation);
  if (situation.item?.kind === 'per-diem') return judgePerDiem(situation);
  return [];
};
