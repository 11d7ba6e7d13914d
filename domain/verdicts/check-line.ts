import { unmappableCharacters } from '#domain/exports/cp932.ts';
import { sumYen } from '#domain/money/yen.ts';
import type { ItemKind } from '#domain/tenants/masters.ts';
import type { Finding } from './finding.ts';
import { block, warn, type LineInContext } from './judging.ts';

/** Kinds whose supplier the law does not want named, or names by itself. */
const namelessKinds: readonly ItemKind[] = ['public-transport', 'per-diem', 'vending', 'postal'];

const checkAmount = ({ line }: LineInContext): readonly Finding[] => {
  const isPositive = line.amount > 0 && line.parts.every(({ amount }) => amount > 0);
  const partsTotal = sumYen(line.parts.map(({ amount }) => amount));
  return [
    ...(isPositive ? [] : [block('amount-not-positive', {})]),
    ...(partsTotal === line.amount ? [] : [block('sum-mismatch', { amount: line.amount, partsTotal })]),
  ];
};

/** One invoice rounds the tax of one rate once: the same rate in two parts would be rounded twice. */
const checkRates = ({ line }: LineInContext): readonly Finding[] => {
  const rates = line.parts.map(({ rate }) => rate);
  const twice = rates.find((rate, index) => rates.indexOf(rate) < index);
  return twice === undefined ? [] : [block('rate-twice', { rate: twice })];
};

const checkWords = ({ line, item }: LineInContext): readonly Finding[] => {
  const characters = unmappableCharacters(line.memo + line.supplier.name).join('');
  const isNameless = item === undefined || namelessKinds.includes(item.kind);
  return [
    ...(characters === '' ? [] : [warn('memo-unmappable', { characters })]),
    ...(isNameless || line.supplier.name.trim() !== '' ? [] : [warn('supplier-missing', {})]),
    ...(item?.kind === 'public-transport' && line.journey === undefined ? [warn('journey-missing', {})] : []),
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
    ...checkWords(situation),
  ];
};
