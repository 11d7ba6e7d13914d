import type { ClaimLine } from '#domain/lines/line.ts';
import { nightsTwice } from '#domain/travel/place-nights.ts';
import { allowanceDays } from '#domain/travel/trip-days.ts';
import type { Finding } from './finding.ts';
import { block, itemAt, warn, type JudgingContext } from './judging.ts';

const ofKind =
  (kind: 'per-diem' | 'lodging', { masters }: JudgingContext) =>
  ({ itemCode, spentOn, refund }: ClaimLine): boolean =>
    refund === undefined && itemAt(masters.items, itemCode, spentOn)?.kind === kind;

type Twice = { readonly on: string; readonly otherLineId: string };

/** The first day for which a line pays an allowance of the same item again: line id → that day and the other line. */
const allowancesTwice = (
  lines: readonly ClaimLine[],
  { trip }: JudgingContext,
): ReadonlyMap<string, Twice> => {
  const paid = new Map<string, string>();
  const twice = new Map<string, Twice>();
  for (const line of lines)
    for (const on of allowanceDays(line, trip)) {
      const key = JSON.stringify([line.itemCode, on]);
      const otherLineId = paid.get(key);
      if (otherLineId === undefined) paid.set(key, line.id);
      else if (!twice.has(line.id)) twice.set(line.id, { on, otherLineId });
    }
  return twice;
};

/** Days and nights of a trip that several lines of the claim ask for (C-10, EXP-010). */
export const tripDoublesIn = (
  lines: readonly ClaimLine[],
  context: JudgingContext,
): ((line: ClaimLine) => readonly Finding[]) => {
  const allowances = allowancesTwice(lines.filter(ofKind('per-diem', context)), context);
  const stays = lines
    .filter(ofKind('lodging', context))
    .flatMap(({ id, spentOn, lodging }) =>
      lodging === undefined || lodging.nights < 1 ? [] : [{ lineId: id, spentOn, nights: lodging.nights }],
    );
  const nights = nightsTwice(stays, context.trip);
  return ({ id }) => {
    const allowance = allowances.get(id);
    const otherLineId = nights.get(id);
    return [
      ...(allowance === undefined ? [] : [block('per-diem-twice', allowance)]),
      ...(otherLineId === undefined ? [] : [warn('nights-twice', { otherLineId })]),
    ];
  };
};
