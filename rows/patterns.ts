import type { PartName, PartValue } from './key-parts.ts';

/** The names between braces: `C#{claimId}` has `claimId`; `V#{edition:4}` is written with four digits. */
export type NamesIn<Pattern extends string> = Pattern extends `${string}{${infer Part}}${infer Rest}`
  ? (Part extends `${infer Name}:${number}` ? Name : Part) | NamesIn<Rest>
  : never;

/** The pattern itself where each of its names is one of ours; otherwise nothing fits it. */
export type Known<Pattern extends string> = NamesIn<Pattern> extends PartName ? Pattern : never;

/** What must be given to write a key of this pattern, and what comes out when one is read. */
export type PartsOf<Pattern extends string> = {
  readonly [Name in NamesIn<Pattern> & PartName]: PartValue<Name>;
};

export type KeyValues = Readonly<Record<string, string | number>>;

export const written = (pattern: string, values: KeyValues): string =>
  pattern.replaceAll(/\{(\w+):?(\d*)\}/g, (_part, name: string, digits: string) =>
    String(values[name]).padStart(Number(digits), '0'),
  );

/** What stands before the first part: all keys of the pattern begin with it. */
export const fixedStart = (pattern: string): string => pattern.split('{', 1).join('');

/** What stands before the first part that is not given: all keys that have the given ones begin with it. */
export const startOf = (pattern: string, given: Partial<KeyValues>): string => {
  const values: KeyValues = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const open = [...pattern.matchAll(/\{(\w+)/g)].find(([, name = '']) => !(name in values));
  return written(pattern.slice(0, open?.index), values);
};
