import { kindWords, type KindWords } from '#domain/rules/kind-words.ts';
import type { Finding } from './finding.ts';
import { itemsOn, warn, type LineInContext } from './judging.ts';

/** A word of the line that names another kind than the one chosen. */
type Named = { readonly word: string; readonly row: KindWords };

const namedKinds = ({ line, item }: LineInContext): readonly Named[] => {
  if (item === undefined) return [];
  const text = `${line.memo} ${line.supplier.name}`.normalize('NFKC');
  return kindWords.flatMap((row) => {
    if (row.kind === item.kind || (row.unless ?? []).some((word) => text.includes(word))) return [];
    const word = row.words.find((one) => text.includes(one));
    return word === undefined ? [] : [{ word, row }];
  });
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
    const better = itemsOn(context.masters.items, line.spentOn).find(({ kind }) => kind === row.kind);
    if (row.denies.includes(item.kind))
      return [warn('item-denied', { word, itemName: item.name, betterName: better?.name ?? '' })];
    const isProposal = better !== undefined && item.kind === 'goods';
    return isProposal ? [warn('item-proposed', { word, betterName: better.name })] : [];
  });
};
