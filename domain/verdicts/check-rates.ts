import { kindRow } from '#domain/rules/item-kinds.ts';
import { taxRateAt } from '#domain/rules/law-rules.ts';
import { alcoholWords, softWords, subscriptionWords } from '#domain/rules/rate-words.ts';
import type { Finding } from './finding.ts';
import { block, inform, warn, type LineInContext } from './judging.ts';

const wordIn = (text: string, words: readonly string[]): string | undefined =>
  words.find((word) => text.includes(word));

const textOf = ({ line }: LineInContext): string => `${line.memo} ${line.supplier.name}`.normalize('NFKC');

/** One invoice rounds the tax of one rate once: the same rate in two parts would be rounded twice. */
const rateTwice = ({ line }: LineInContext): readonly Finding[] => {
  const rates = line.parts.map(({ rate }) => rate);
  const twice = rates.find((rate, index) => rates.indexOf(rate) < index);
  return twice === undefined ? [] : [block('rate-twice', { rate: twice })];
};

type Tell = typeof warn;

/** 旧8 % lives on in contracts of before 2019-10-01 only (TAX-001). */
const oldRate = ({ line, context }: LineInContext, tell: Tell): readonly Finding[] => {
  const isOld = line.parts.some(({ rate }) => rate === 'old-8');
  const isOver = taxRateAt(context.rules, 'standard', line.spentOn) !== undefined;
  return isOld && isOver ? [tell('rate-old', { spentOn: line.spentOn })] : [];
};

const unlikelyRates = ({ line, item }: LineInContext, tell: Tell): readonly Finding[] => {
  if (item === undefined) return [];
  const { rates } = kindRow(item.kind);
  return line.parts
    .filter(({ rate }) => rate !== 'old-8' && !rates.includes(rate))
    .map(({ rate }) => tell('rate-unlikely', { rate, itemName: item.name }));
};

/** Words that speak against 軽減, where nothing on the receipt is at the standard rate. */
const wrongReduced = (situation: LineInContext, tell: Tell): readonly Finding[] => {
  const { line, item } = situation;
  const rates = line.parts.map(({ rate }) => rate);
  if (!rates.includes('reduced') || rates.includes('standard')) return [];
  const text = textOf(situation);
  const alcohol = wordIn(text, softWords) === undefined ? wordIn(text, alcoholWords) : undefined;
  const isLoosePaper =
    kindRow(item?.kind).reducedIs === 'newspaper' && wordIn(text, subscriptionWords) === undefined;
  return [
    ...(alcohol === undefined ? [] : [tell('rate-alcohol', { word: alcohol })]),
    ...(isLoosePaper ? [tell('rate-newspaper', {})] : []),
  ];
};

/** Rates that contradict the item, the date or the words; with a reason they are told, not warned of (TAX-001, TAX-005). */
export const checkRates = (situation: LineInContext): readonly Finding[] => {
  const isExplained = (situation.line.rateReason ?? '').trim() !== '';
  const tell = isExplained ? inform : warn;
  return [
    ...rateTwice(situation),
    ...oldRate(situation, tell),
    ...unlikelyRates(situation, tell),
    ...wrongReduced(situation, tell),
  ];
};
