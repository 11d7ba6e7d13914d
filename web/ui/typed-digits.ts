import { mostYen } from '#contract/shapes/values.ts';
import { formatAmount } from '#web/ui/format-yen.ts';

const digitsOf = (text: string): string | undefined =>
  /^\d+$/.exec(text.normalize('NFKC').replaceAll(/[,、\s円¥\\]/g, ''))?.[0];

/** A whole number as people type it: `１，６３０`, `1,630円`, `￥1630`. Undefined for anything else, also for a minus and for more than any amount may be. */
export const numberTyped = (text: string): number | undefined => {
  const digits = digitsOf(text);
  return digits === undefined || Number(digits) > mostYen ? undefined : Number(digits);
};

/** Why what was typed is no number for us; undefined where it is one, or nothing. */
export const sayUnreadable = (text: string): string | undefined => {
  if (text.trim() === '' || numberTyped(text) !== undefined) return undefined;
  return digitsOf(text) === undefined
    ? '0以上の整数で入力してください'
    : `${formatAmount(mostYen)}以下で入力してください`;
};

type Range = { readonly least: string; readonly most: string };

/** What is wrong with each end of a range as it is typed: then nothing is asked for, since what is shown must be what was asked. */
export const rangeFaults = ({ least, most }: Range): Partial<Range> => {
  const [from, to] = [numberTyped(least), numberTyped(most)];
  const [ofLeast, ofMost] = [sayUnreadable(least), sayUnreadable(most)];
  const isTurned = from !== undefined && to !== undefined && to < from;
  return {
    ...(ofLeast === undefined ? {} : { least: ofLeast }),
    ...(ofMost !== undefined ? { most: ofMost } : isTurned ? { most: '下限以上にしてください' } : {}),
  };
};
