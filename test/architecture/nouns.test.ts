import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Trees whose folders are nouns. What two nouns both need lies in a third, which knows neither. */
const trees = ['domain', 'lambdas', 'web'] as const;

type Sources = ReadonlyMap<string, string>;

const imported = (file: string, source: string): readonly string[] =>
  [...source.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g)].flatMap(([, path = '']) => {
    if (path.startsWith('#')) return [path.slice(1)];
    return path.startsWith('.') ? [normalize(join(dirname(file), path))] : [];
  });

/** `claims` of `domain/claims/claim.ts`; undefined for files beside the folders. */
const nounOf = (path: string): string | undefined =>
  path.split('/').length > 2 ? path.split('/')[1] : undefined;

/** Which nouns of a tree import which, also by `import type` and `import()`. */
const importsOf = (tree: string, sources: Sources): ReadonlyMap<string, ReadonlySet<string>> => {
  const graph = new Map<string, Set<string>>();
  for (const [file, source] of sources) {
    const from = nounOf(file);
    if (!file.startsWith(`${tree}/`) || from === undefined) continue;
    const targets = imported(file, source)
      .filter((path) => path.startsWith(`${tree}/`))
      .flatMap((path) => nounOf(path) ?? [])
      .filter((to) => to !== from);
    graph.set(from, new Set([...(graph.get(from) ?? []), ...targets]));
  }
  return graph;
};

/** Those from which a way leads back to themselves. */
const circlesIn = (graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] => {
  const reachedFrom = (start: string): ReadonlySet<string> => {
    const reached = new Set<string>();
    const next = [...(graph.get(start) ?? [])];
    for (let one = next.pop(); one !== undefined; one = next.pop()) {
      if (reached.has(one)) continue;
      reached.add(one);
      next.push(...(graph.get(one) ?? []));
    }
    return reached;
  };
  return [...graph.keys()].filter((one) => reachedFrom(one).has(one)).toSorted();
};

const nounsInCircles = (tree: string, sources: Sources): readonly string[] =>
  circlesIn(importsOf(tree, sources));

/** Also by `import type` and `import()`: neither of two files can be read without the other. */
const filesInCircles = (sources: Sources): readonly string[] =>
  circlesIn(new Map([...sources].map(([file, source]) => [file, new Set(imported(file, source))])));

const sourcesOf = (pattern: string): Sources =>
  new Map(
    globSync(pattern, { exclude: ['**/node_modules/**'] }).map((file) => [file, readFileSync(file, 'utf8')]),
  );

describe('the nouns of a tree', () => {
  test.each(trees)('import one another in one direction only: %s', (tree) => {
    const sources = sourcesOf(`${tree}/**/*.{ts,tsx}`);
    expect(sources.size).toBeGreaterThan(50);
    expect(nounsInCircles(tree, sources)).toEqual([]);
  });

  test.each([
    [
      'two that know each other',
      {
        'domain/claims/claim.ts': `import { judge } from '#domain/verdicts/judge.ts';`,
        'domain/verdicts/judge.ts': `import type { Claim } from '#domain/claims/claim.ts';`,
      },
      ['claims', 'verdicts'],
    ],
    [
      'a circle of three, by relative paths and on use',
      {
        'domain/claims/claim.ts': `export * from '../verdicts/judge.ts';`,
        'domain/verdicts/judge.ts': `const { book } = await import('#domain/journals/book.ts');`,
        'domain/journals/book.ts': `import type {\n  Claim,\n} from '../claims/claim.ts';`,
        'domain/money/yen.ts': `export const yen = 1;`,
      },
      ['claims', 'journals', 'verdicts'],
    ],
    [
      'and one direction is none',
      {
        'domain/claims/claim.ts': `import { judge } from '#domain/verdicts/judge.ts';`,
        'domain/verdicts/judge.ts': `import { yen } from '#domain/money/yen.ts';`,
        'domain/money/yen.ts': `export const yen = 1;`,
      },
      [],
    ],
  ])('are still guarded: %s', (_what, planted, found) => {
    expect(nounsInCircles('domain', new Map(Object.entries(planted)))).toEqual(found);
  });
});

describe('the files', () => {
  test('import one another in one direction only', () => {
    const sources = sourcesOf(
      '{bin,contract,deployment,domain,lambdas,lib,local,proofs,rows,test,web}/**/*.{ts,tsx}',
    );
    expect(sources.size).toBeGreaterThan(1_000);
    expect(filesInCircles(sources)).toEqual([]);
  });

  test('of one folder that know each other by a type are noticed, and nobody beside them', () => {
    const planted = {
      'domain/verdicts/judge-meal.ts': `import { judgeStaffMeal } from './judge-staff-meal.ts';`,
      'domain/verdicts/judge-staff-meal.ts': `import type { Meal } from './judge-meal.ts';`,
      'domain/verdicts/judge-line.ts': `import { judgeMeal } from './judge-meal.ts';`,
      'lib/a.ts': `const { b } = await import('#lib/b.ts');`,
      'lib/b.ts': `export type { A } from '#lib/a.ts';\nimport { c } from './c.ts';`,
      'lib/c.ts': `export const c = 1;`,
    };
    expect(filesInCircles(new Map(Object.entries(planted)))).toEqual([
      'domain/verdicts/judge-meal.ts',
      'domain/verdicts/judge-staff-meal.ts',
      'lib/a.ts',
      'lib/b.ts',
    ]);
  });
});
