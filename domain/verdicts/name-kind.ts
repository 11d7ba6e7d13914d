import type { ClaimLine } from '#domain/lines/line.ts';
import { kindWords, otherThanMealWords, type KindWords } from '#domain/rules/kind-words.ts';
import type { Finding } from './finding.ts';
import { itemsOn, warn, type LineInContext } from './judging.ts';

/** A word of the line that names another kind than the one chosen. */
type Named = { readonly word: string; readonly row: KindWords };

const textOf = ({ memo, supplier, participants }: ClaimLine): string =>
  `${memo} ${supplier.name} ${participants?.shop ?? ''}`.normalize('NFKC');

/** Latin letters are words of their own: TANAKA is no ANA, SYSTEMS no EMS. */
const latinWords: ReadonlyMap<string, RegExp> = new Map(
  kindWords
    .flatMap(({ words, unless = [] }) => [...words, ...unless])
    .filter((word) => /^[A-Za-z]+$/.test(word))
    .map((word) => [word, new RegExp(`(?<![A-Za-z])${word}(?![A-Za-z])`)]),
);

const holds = (text: string, word: string): boolean =>
  text.includes(word) && (latinWords.get(word)?.test(text) ?? true);

const namedIn = (text: string): readonly Named[] =>
  kindWords.flatMap((row) => {
    const word = row.words.find((one) => holds(text, one));
    return word === undefined || row.unless?.some((one) => holds(text, one)) ? [] : [{ word, row }];
  });

/** Of lines that were read: one line is asked by many rules. */
const known = new WeakMap<ClaimLine, readonly Named[]>();

const namedKinds = ({ item, line }: LineInContext): readonly Named[] => {
  if (item === undefined) return [];
  const named = known.get(line) ?? namedIn(textOf(line));
  known.set(line, named);
  return named.filter(({ row }) => row.kind !== item.kind);
};

/** What says of a 接待 that it was no 飲食: its words, or a part without tax, as of 商品券. */
export const otherThanMeal = (situation: LineInContext): string | undefined => {
  const word = otherThanMealWords.find((one) => textOf(situation.line).includes(one));
  const isExempt = situation.line.parts.some(({ rate }) => rate === 'exempt');
  return word ?? (isExempt ? '非課税の内訳' : undefined);
};

/** True when the line's own words say that it is not what its item says. */
export const isKindDenied = (situation: LineInContext): boolean => {
  const { item } = situation;
  return item !== undefined && namedKinds(situation).some(({ row }) => row.denies.includes(item.kind));
};

/** Proposes the company's item of the kind that the words name; silent where the company has none and nothing is denied. */
export const judgeKind = (situation: LineInContext): readonly Finding[] => {
  const { item, line, context } = situation;
  if (item === undefined) return [];
  return namedKinds(situation).flatMap(({ word, row }): readonly Finding[] => {
    // Goods have many items: none of them is better than another.
    const better =
      row.kind === 'goods'
        ? undefined
        : itemsOn(context.masters.items, line.spentOn).find(({ kind }) => kind === row.kind);
    if (row.denies.includes(item.kind))
      return [warn('item-denied', { word, itemName: item.name, betterName: better?.name ?? '' })];
    const isProposal = better !== undefined && item.kind === 'goods';
    return isProposal ? [warn('item-proposed', { word, betterName: better.name })] : [];
  });
};
