import { sumYen } from '#domain/money/yen.ts';
import { checkAsks } from './check-asks.ts';
import { checkRates } from './check-rates.ts';
import type { Finding } from './finding.ts';
import { block, type LineInContext } from './judging.ts';
import { judgeKind } from './name-kind.ts';

const checkAmount = ({ line }: LineInContext): readonly Finding[] => {
  const isPositive = line.amount > 0 && line.parts.every(({ amount }) => amount > 0);
  const partsTotal = sumYen(line.parts.map(({ amount }) => amount));
  return [
    ...(isPositive ? [] : [block('amount-not-positive', {})]),
    ...(partsTotal === line.amount ? [] : [block('sum-mismatch', { amount: line.amount, partsTotal })]),
  ];
};

/** What is wrong with a line before any law is asked. */
export const checkLine = (situation: LineInContext): readonly Finding[] => {
  const { line, item, context } = situation;
  const { today } = context;
  const { spentOn, itemCode } = line;
  return [
    ...(item === undefined ? [block('item-unknown', { itemCode })] : []),
    ...checkAmount(situation),
    ...checkRates(situation),
    ...(spentOn > today ? [block('date-in-future', { spentOn, today })] : []),
    ...judgeKind(situation),
    ...checkAsks(situation),
  ];
};
