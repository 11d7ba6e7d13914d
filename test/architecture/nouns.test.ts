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

/** Nouns from which a way leads back to themselves. */
const inCircles = (tree: string, sources: Sources): readonly string[] => {
  const graph = importsOf(tree, sources);
  const reachedFrom = (start: string): ReadonlySet<string> => {
    const reached = new Set<string>();
    const next = [...(graph.get(start) ?? [])];
    for (let noun = next.pop(); noun !== undefined; noun = next.pop()) {
      if (reached.has(noun)) continue;
      reached.add(noun);
      next.push(...(graph.get(noun) ?? []));
    }
    return reached;
  };
  return [...graph.keys()].filter((noun) => reachedFrom(noun).has(noun)).toSorted();
};

describe('the nouns of a tree', () => {
  test.each(trees)('import one another in one direction only: %s', (tree) => {
    const files = globSync(`${tree}/**/*.{ts,tsx}`, { exclude: ['**/node_modules/**'] });
    expect(files.length).toBeGreaterThan(50);
    expect(inCircles(tree, new Map(files.map((file) => [file, readFileSync(file, 'utf8')])))).toEqual([]);
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
    expect(inCircles('domain', new Map(Object.entries(planted)))).toEqual(found);
  });
});
