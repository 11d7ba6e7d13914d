import { truncateToUnits, unitsIn, withCp932Signs } from './cp932.ts';
import type { RowMemo } from './yayoi-rows.ts';
import type { Room, YayoiProfile } from './yayoi-profile.ts';

/** What people chose to stand for a character, or for a whole text, in one file. */
export type Replacement = { readonly character: string; readonly with: string };

/** The signs that the encoding has, and no line breaks: a row of the file is one line. */
const inOneLine = (text: string, { encoding }: Pick<YayoiProfile, 'encoding'>): string =>
  (encoding === 'cp932' ? withCp932Signs(text) : text).replaceAll(/\p{Cc}/gu, ' ');

export const replaced = (
  text: string,
  replacements: readonly Replacement[],
  profile: Pick<YayoiProfile, 'encoding'>,
): string =>
  inOneLine(
    replacements.reduce(
      (kept, { character, with: standIn }) => (character === '' ? kept : kept.replaceAll(character, standIn)),
      text,
    ),
    profile,
  ).trim();

const lengthOf = (text: string, room: Room): number =>
  room.in === 'units' ? unitsIn(text) : Array.from(text).length;

export const fits = (text: string, room: Room): boolean => lengthOf(text, room) <= room.count;

const cut = (text: string, room: Room): string =>
  room.in === 'units' ? truncateToUnits(text, room.count) : Array.from(text).slice(0, room.count).join('');

const mark = '…';

/**
 * 摘要 as the file takes it: whole, or with the words shortened and … behind them. Undefined where not even the
 * head has room, which holds names and what the law asks for (消費税法30条8項).
 */
export const fittedMemo = ({ head, words }: RowMemo, room: Room): string | undefined => {
  const whole = [head, words].filter((text) => text !== '').join(' ');
  if (fits(whole, room)) return whole;
  const kept = head === '' ? '' : `${head} `;
  const left = room.count - lengthOf(`${kept}${mark}`, room);
  if (left < 0) return fits(`${head}${mark}`, room) ? `${head}${mark}` : undefined;
  return `${kept}${cut(words, { ...room, count: left }).trimEnd()}${mark}`;
};
