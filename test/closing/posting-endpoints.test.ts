import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import type { ListedContract } from '#contract/listed.ts';

const door = 'lambdas/journals/post-entries.ts';
const read = (file: string): string => readFileSync(file, 'utf8');

const importedBy = (file: string, source: string): readonly string[] =>
  [...source.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g)]
    .flatMap(([, path = '']) => {
      if (path.startsWith('#')) return [path.slice(1)];
      return path.startsWith('.') ? [normalize(join(dirname(file), path))] : [];
    })
    .filter((path) => path.startsWith('lambdas/') && existsSync(path));

/** Whether the code of an endpoint leads to the door into the books. */
const leadsToBooks = (file: string, sourceOf: (file: string) => string = read): boolean => {
  const reached = new Set<string>();
  const next = [file];
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (reached.has(one)) continue;
    reached.add(one);
    next.push(...importedBy(one, sourceOf(one)));
  }
  return reached.has(door);
};

/** Endpoints whose contract says otherwise than their code does. */
const untold = (listed: readonly ListedContract[], sourceOf = read): readonly string[] =>
  listed
    .filter(({ file, contract }) => (contract.posts ?? false) !== leadsToBooks(file, sourceOf))
    .map(({ key }) => key);

/** Reads what the door has written. */
const store = 'lambdas/journals/journal-store.ts';
/** Looks whether anything was posted, and writes nothing. */
const looksAlone = 'lambdas/settings/posted-months-store.ts';

/** Knows all kinds of rows by what becomes of them, and posts none: what expires, what is deployed, what is kept here. */
const catalogue = /^(?:lambdas\/adapters\/jobs|lib|local)\//;
const ofCatalogue = /['"]#?[^'"]*rows\/all\.ts['"]/g;

/** Whoever has a kind of these rows can write them, under whatever name and by whatever call. */
const importsRowsOfBooks = (source: string): boolean =>
  [
    ...source.matchAll(/\bimport\s+(?!type\b)([^;]*?)\s+from\s+['"][^'"]*rows\/(?:journals|all)\.ts['"]/g),
  ].some(([, what = '']) =>
    what
      .replaceAll(/[{}\s]+/g, ' ')
      .split(',')
      .some((name) => name.trim() !== '' && !name.trim().startsWith('type ')),
  ) ||
  /\b(?:import\s*\(|from)\s*['"][^'"]*rows\/(?:journals|all)\.ts['"]\s*\)/.test(source) ||
  /\bexport\b[^;]*\bfrom\s+['"][^'"]*rows\/(?:journals|all)\.ts['"]/.test(source);

/** Files that could write rows of the books past the door. */
const besideTheDoor = (sources: ReadonlyMap<string, string>): readonly string[] =>
  [...sources]
    .filter(([file, source]) => ![door, store, looksAlone].includes(file) && importsRowsOfBooks(source))
    .filter(
      ([file, source]) => !catalogue.test(file) || importsRowsOfBooks(source.replaceAll(ofCatalogue, "''")),
    )
    .map(([file]) => file);

describe('what posts (K-03)', () => {
  test('is said by the contract, and by nothing that does not post', () => {
    expect(untold(tenantContracts)).toEqual([]);
    expect(tenantContracts.some(({ contract }) => contract.posts)).toBe(true);
  });

  test('goes through the one door', () => {
    const files = globSync('{lambdas,lib,local}/**/*.ts', { exclude: ['**/node_modules/**'] });
    expect(files).toContain(door);
    expect(read(looksAlone)).not.toMatch(/kind: '(?!check)/);
    expect(besideTheDoor(new Map(files.map((file) => [file, read(file)])))).toEqual([]);
  });

  test('is still found when it is not told', () => {
    const planted = "import { doorToBooks } from '#lambdas/journals/post-entries.ts';";
    const file = 'lambdas/claims/withdraw-claim.ts';
    const sourceOf = (one: string) => (one === file ? planted : read(one));
    expect(untold(tenantContracts, sourceOf)).toEqual(['POST /api/claims/{claimId}/withdrawal']);
  });

  test.each([
    ["import { postedEntries } from '#rows/journals.ts';", true],
    ["import { laterEntries as rows, type Answered } from '#rows/journals.ts';", true],
    ["import * as books from '../../rows/journals.ts';", true],
    ["const { serialCounter } = await import('#rows/journals.ts');", true],
    ["export { postedEntries } from '#rows/journals.ts';", true],
    ["import type { Answered } from '#rows/journals.ts';", false],
    ["import { type Answered } from '#rows/journals.ts';", false],
    ["import { claimHeader } from '#rows/claims.ts';", false],
    ["import { allRowKinds } from '#rows/all.ts';", true],
    ["import { allRowKinds } from '../../rows/all.ts';", true],
  ])('is found past the door by what can write it: %s', (source, isFound) => {
    expect(besideTheDoor(new Map([['lambdas/claims/x.ts', source]])).length > 0).toBe(isFound);
  });
});
