import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** What wakes the machine's tables of languages: 12 ms of a cold start by the first of them, and another text per ICU. */
const wakes = /\bIntl\.|\.toLocale[A-Z]\w*\(|\.localeCompare\(/;

describe('what runs in a function', () => {
  test('C1: asks no language of the machine for numbers, dates and orders', () => {
    const files = globSync('{contract,domain,lambdas,rows}/**/*.ts');
    expect(files.length).toBeGreaterThan(400);
    expect(files.filter((file) => wakes.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  test.each([
    'const text = `${most.toLocaleString("ja-JP")}円`;',
    'at.toLocaleDateString("ja-JP")',
    'names.toSorted((a, b) => a.localeCompare(b))',
    'new Intl.NumberFormat("ja-JP")',
  ])('is still guarded: %s', (source) => {
    expect(wakes.test(source)).toBe(true);
  });
});
