import type { LineChange } from '#domain/lines/line-correction.ts';
import { changeWords } from '#domain/lines/change-words.ja.ts';
import { oneLine } from './mail-text.ts';

/** More of them are read with the claim. */
const mostLines = 50;
const mostSigns = 100;

const dayInWords = (day: string): string => day.replaceAll('-', '/');

/** Each change of a correction in a line of its own, old → new (K-12). */
export const correctionLines = (changes: readonly LineChange[]): readonly string[] => {
  if (changes.length === 0) return [];
  const numbers = new Map(changes.map(({ lineId, lineNumber }) => [lineId, lineNumber]));
  const lines = changeWords(changes, dayInWords).map(({ lineId, what, before, after, isConsequence }) => {
    const number = numbers.get(lineId);
    const line = number === undefined ? '' : `明細${number} `;
    const follows = isConsequence ? '（連動）' : '';
    return `    ${line}${what}${follows}: ${oneLine(before, mostSigns)} → ${oneLine(after, mostSigns)}`;
  });
  const hidden = lines.length - mostLines;
  return ['  訂正の内容:', ...lines.slice(0, mostLines), ...(hidden > 0 ? [`    ほか${hidden}件`] : [])];
};
