import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Words that once meant several things in our code, and what each is left to (docs/glossary.md). */
const words = [
  { word: /settle/i, isLeftTo: '精算', butFor: /allSettled|onSettled|\bclaim settles\b/g },
  { word: /isOpenForEdit/, isLeftTo: 'nothing: isEditable, or a verdict that is pinned', butFor: /$^/g },
] as const;

const misusesIn = (file: string, source: string): readonly string[] =>
  words
    .filter(({ word, butFor }) => word.test(source.replaceAll(butFor, '')))
    .map(({ isLeftTo }) => `${file}: a word that is left to ${isLeftTo}`);

describe('one meaning per word', () => {
  test('everywhere', () => {
    const files = globSync('{bin,contract,domain,lambdas,lib,local,proofs,rows,test,web}/**/*.{ts,tsx}', {
      exclude: ['**/node_modules/**', 'test/architecture/words.test.ts'],
    });
    expect(files.length).toBeGreaterThan(1_500);
    expect(files.flatMap((file) => misusesIn(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  test.each(['await settle(act);', 'type Settled = Outcome;', 'const isOpenForEdit = true;'])(
    'is still guarded: %s',
    (source) => expect(misusesIn('lambdas/claims/x.ts', source)).toHaveLength(1),
  );
});
