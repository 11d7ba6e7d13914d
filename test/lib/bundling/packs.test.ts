import { SourceMap } from 'node:module';
import { join } from 'node:path';

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { packed } from '#lib/bundling/pack-files.ts';
import { keptSplits } from '#lib/bundling/kept-splits.ts';
import type { SplitBundle } from '#lib/bundling/split-bundle.ts';

const names = Array.from({ length: 12 }, (_none, index) => `${index}.js`);
const way = fc.subarray(names).map((files) => new Set(files));
const split = fc.record({
  sizes: fc.tuple(...names.map((name) => fc.nat(50_000).map((bytes) => [name, bytes] as const))),
  start: way,
  onUse: fc.array(way, { minLength: 1, maxLength: 6 }),
});

/** In bytes: one file more costs as much as 4,000 of them. */
const costOf = (
  packs: readonly (readonly string[])[],
  { sizes, onUse }: { sizes: Readonly<Record<string, number>>; onUse: readonly ReadonlySet<string>[] },
): number =>
  onUse
    .map((files) => packs.slice(1).filter((pack) => pack.some((file) => files.has(file))))
    .flat()
    .reduce((sum, pack) => pack.reduce((bytes, file) => bytes + (sizes[file] ?? 0), sum + 4_000), 0);

describe('packing files', () => {
  test('puts each into one pack, those of the start into the first, and costs no way of all more', () => {
    fc.assert(
      fc.property(split, ({ sizes: pairs, start, onUse }) => {
        const sizes = Object.fromEntries(pairs);
        const packs = packed(sizes, { start, onUse });
        expect(packs.flat().toSorted()).toEqual(names.toSorted());
        expect(packs[0]).toEqual([...start].toSorted());
        const apart = [[...start], ...names.filter((name) => !start.has(name)).map((name) => [name])];
        expect(costOf(packs, { sizes, onUse })).toBeLessThanOrEqual(costOf(apart, { sizes, onUse }));
      }),
    );
  });

  test('joins what every way needs, and keeps apart what few do', () => {
    const sizes = { 'app.js': 9, 'a.js': 900, 'b.js': 900, 'large.js': 90_000 };
    const onUse = [new Set(['a.js', 'b.js']), new Set(['a.js', 'b.js', 'large.js'])];
    expect(packed(sizes, { start: new Set(['app.js']), onUse })).toEqual([
      ['app.js'],
      ['large.js'],
      ['a.js', 'b.js'],
    ]);
  });
});

describe('a packed script', () => {
  let tenantApp: SplitBundle;
  beforeAll(async () => {
    tenantApp = (await keptSplits(join(import.meta.dirname, '../../..')))('tenant-app');
  });

  test.each([
    ['lambdas/claims/show-claim.ts', 'not-found'],
    ['lambdas/claims/list-claims.ts', 'searchedTo'],
  ])('is traced back to its sources: %s', (source, word) => {
    const { code, maps, onUse } = tenantApp;
    const places = (onUse[source]?.files ?? []).flatMap((file) => {
      const map = new SourceMap(JSON.parse(maps[`${file}.map`] ?? '{}'));
      return (code[file] ?? '').split('\n').flatMap((text, line) =>
        [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => {
          const entry = map.findEntry(line, index);
          return 'originalSource' in entry ? entry.originalSource : '';
        }),
      );
    });
    expect(places.filter((place) => place.endsWith(source)).length).toBeGreaterThan(0);
  });
});
