import { placeKey, placeWords } from './place-key.ts';
import { bareNameOf, prefectures } from './prefectures.ts';

/** How well a name fits what was typed; the higher fit wins, then the longer name. Undefined: not that place. */
export type Fit = { readonly level: 1 | 2 | 3 | 4 | 5; readonly length: number };

/** 大阪 also stands for 大阪し, osaka-shi, Osaka City. */
const writtenSuffixes = new Set(['し', 'ふ', 'と', 'けん', 'く', 'shi', 'city', 'fu', 'to', 'ken', 'ku']);

const prefectureOf = (text: string): string | undefined => prefectures.find((name) => text.startsWith(name));

/** 大阪 fits 大阪市北区, and no town whose own name begins alike: 東 is not 東村山市, 四日 not 四日市市. */
const isMunicipalityOf = (text: string, name: string): boolean => {
  if (!text.startsWith(name)) return false;
  const rest = text.slice(name.length);
  if (/[市区町村]$/.test(name)) return !/^[市区町村]/.test(rest);
  if (writtenSuffixes.has(rest)) return true;
  return /^[市区](?![市区町村])/.test(rest) || /^[町村](?!.*[市区町村])/.test(rest);
};

/** 大阪府 and 大阪 name the prefecture of 大阪府堺市; a city with the name of a prefecture lies in it. */
const isPrefectureOf = (text: string, name: string): boolean => {
  const prefecture = prefectures.find((full) => full === name || bareNameOf(full) === name);
  if (prefecture === undefined) return false;
  const bare = bareNameOf(prefecture);
  return text.startsWith(prefecture) || text === bare || isMunicipalityOf(text, bare);
};

/** 大阪駅前 is 大阪, 長野原町 is not 長野. */
const isSpotIn = (text: string, name: string): boolean =>
  name.length >= 2 && text.startsWith(name) && !/[市区町村郡]/.test(text.slice(name.length));

const levelOf = (text: string, name: string): Fit['level'] | undefined => {
  const prefecture = prefectureOf(text);
  const withoutPrefecture = prefecture === undefined ? text : text.slice(prefecture.length);
  if (text === name) return 5;
  if (withoutPrefecture === name || isMunicipalityOf(withoutPrefecture, name)) return 4;
  if (isPrefectureOf(text, name)) return 2;
  return isSpotIn(withoutPrefecture, name) || isSpotIn(text, name) ? 1 : undefined;
};

/** `New York` within `Hotel Aster, New York, USA`: whole words in a row. */
const holdsWords = (words: readonly string[], wanted: readonly string[]): boolean =>
  words.some((_word, at) => wanted.every((want, index) => words[at + index] === want));

/**
 * Whether a place as people type it is the place of this name or spelling: by the search key, by the rules of
 * 都道府県 and 市区町村, or as one of the words. What is typed empty is no place.
 */
export const fitOf = (typed: string, spelling: string): Fit | undefined => {
  const words = placeWords(typed);
  const name = placeKey(spelling);
  if (words.length === 0 || name === '') return undefined;
  const whole = levelOf(words.join(''), name);
  const levels = [
    ...(whole === undefined ? [] : [whole]),
    ...(holdsWords(words, placeWords(spelling)) ? [3 as const] : []),
    ...words.flatMap((word) => {
      const level = levelOf(word, name);
      return level === undefined ? [] : [level > 3 ? (3 as const) : level];
    }),
  ];
  const level = levels.toSorted((left, right) => right - left)[0];
  return level === undefined ? undefined : { level, length: name.length };
};
