import { kindWords, otherThanMealWords, type KindWords } from '#domain/rules/kind-words.ts';
import type { Finding } from './finding.ts';
import { itemsOn, warn, type LineInContext } from './judging.ts';

/** A word of the line that names another kind than the one chosen. */
type Named = { readonly word: string; readonly row: KindWords };

const textOf = ({ line: { memo, supplier, participants } }: LineInContext): string =>
  `${memo} ${supplier.name} ${participants?.shop ?? ''}`.normalize('NFKC');

/** Latin letters are words of their own: TANAKA is no ANA, SYSTEMS no EMS. */
const latinWords: ReadonlyMap<string, RegExp> = new Map(
  kindWords
    .flatMap(({ words, unless = [] }) => [...words, ...unless])
    .filter((word) => /^[A-Za-z]+$/.test(word))
    .map((word) => [word, new RegExp(`(?<![A-Za-z])${word}(?![A-Za-z])`)]),
);

const holds = (text: string, word: string): boolean =>
  latinWords.get(word)?.test(text) ?? text.includes(word);

const namedKinds = (situation: LineInContext): readonly Named[] => {
  const { item } = situation;
  if (item === undefined) return [];
  const text = textOf(situation);
  return kindWords.flatMap((row) => {
    if (row.kind === item.kind || (row.unless ?? []).some((word) => holds(text, word))) return [];
    const word = row.words.find((one) => holds(text, one));
    return word === undefined ? [] : [{ word, row }];
  });
};

/** What says of a 接待 that it was no 飲食: its words, or a part without tax, as of 商品券. */
export const otherThanMeal = (situation: LineInContext): string | undefined => {
  const word = otherThanMealWords.find((one) => textOf(situation).includes(one));
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
