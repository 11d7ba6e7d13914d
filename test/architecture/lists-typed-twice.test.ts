import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Source = readonly [file: string, text: string];

/** Comments say words too; and which members of a type are meant (`Pick<Claim, 'id' | 'title'>`) is no list of values. */
const spoken = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '$1')
    .replaceAll(/,\s*'[^'\n]*'(?:\s*\|\s*'[^'\n]*')*\s*>/g, '>');

const wordsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(['"`])([^'"`\n]*)\1/g)].map(([, , word = '']) => word);

/** Texts side by side: as a list, also in double quotes or a Set, or as a union. */
const forms = [
  /\[\s*(?:(['"`])[^'"`\n]*\1\s*,?\s*){2,}\]/g,
  /(?:(['"])[^'"\n]*\1\s*\|\s*)+(['"])[^'"\n]*\2/g,
];

/** Each set of two or more words in the file, in one order. */
const listsIn = (text: string): readonly string[] =>
  forms.flatMap((form) =>
    [...spoken(text).matchAll(form)]
      .map(([found]) => [...new Set(wordsIn(found))].toSorted())
      .filter((words) => words.length > 1)
      .map((words) => words.join(' | ')),
  );

/** The lists that stand in more than one file, each with its files. */
const typedTwice = (sources: readonly Source[]): Readonly<Record<string, readonly string[]>> => {
  const files = new Map<string, Set<string>>();
  for (const [file, text] of sources)
    for (const list of listsIn(text)) files.set(list, (files.get(list) ?? new Set()).add(file));
  return Object.fromEntries(
    [...files].filter(([, where]) => where.size > 1).map(([list, where]) => [list, [...where].toSorted()]),
  );
};

/** Meant: each place chooses these words for a reason of its own, and a change of one must not change the other. */
const meant: ReadonlySet<string> = new Set([
  // Two rules of the law that happen to speak of the same kinds, rates or findings.
  'entertainment | meeting',
  'SPC-010 | SPC-011 | SPC-012 | SPC-013 | SPC-014 | SPC-015 | SPC-016',
  'none | plain | qualified',
  'none | qualified-invoice | receipt',
  'qualified-invoice | receipt',
  // The order of the scopes, and a right that may be given in each of them.
  'company | department | own',
  // Outcomes of single calls, which two adapters have in common by their names alone.
  'already-there | stored',
  'begun | done | refused',
  'totp | totp-setup',
  'backup | copy',
  'challenge-expired | password-reused | password-weak | signed-out',
  'reserved | stored',
  'saving | submitting',
  // Names of members, not values.
  'from | to',
  'after | before',
  'amount | slip',
  // The days of a week, from Monday in a calendar and from Sunday in a date.
  '土 | 日 | 月 | 木 | 水 | 火 | 金',
  'company-code | login-id | postal-code | registration-number',
]);

describe('a list of words', () => {
  const sources = globSync('{contract,domain,rows,lambdas,web}/**/*.{ts,tsx}', {
    exclude: ['**/node_modules/**'],
  }).map((file): Source => [file, readFileSync(file, 'utf8')]);

  test('stands in one file, from which shapes and types take it', () => {
    expect(sources.length).toBeGreaterThan(400);
    const found = typedTwice(sources);
    expect(Object.fromEntries(Object.entries(found).filter(([list]) => !meant.has(list)))).toEqual({});
    expect([...meant].filter((list) => found[list] === undefined)).toEqual([]);
  });

  const said: Source = ['domain/exports/x.ts', "export const products = ['desktop', 'next'] as const;"];
  test.each([
    ["v.picklist(['desktop', 'next'])"],
    ["type Product = 'next' | 'desktop';"],
    ['const products = ["next", "desktop"];'],
    ["const products = new Set(['desktop', 'next']);"],
    ["const product:\n  | 'desktop'\n  | 'next' = 'next';"],
    ["const products = [\n  'desktop',\n  'next',\n];"],
  ])('is found where it is typed again: %s', (text) => {
    expect(typedTwice([said, ['web/x.ts', text]])).toEqual({
      'desktop | next': ['domain/exports/x.ts', 'web/x.ts'],
    });
  });

  test('is not what members a type takes', () => {
    expect(typedTwice([said, ['web/x.ts', "type A = Pick<Profile, 'desktop' | 'next'>;"]])).toEqual({});
  });
});
