import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { everyRefusal } from '#contract/refusals/every-refusal.ts';
import { undeclared } from './declared-refusal.ts';
import { refusalsOf } from './openapi-responses.ts';

const root = join(import.meta.dirname, '../..');
const every = [...tenantContracts, ...operatorContracts].map((listed) => [listed.key, listed] as const);

/** All files of lambdas and domain that a file reaches. */
const reachedFrom = (entry: string): ReadonlySet<string> => {
  const reached = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const source = readFileSync(join(root, file), 'utf8');
    for (const [, name = ''] of source.matchAll(/(?:from|import\()\s*'([#.][^']+\.ts)'/g))
      waiting.push(name.startsWith('#') ? name.slice(1) : join(dirname(file), name));
  }
  return reached;
};

/** A refusal is given where its word stands by itself: not in a type, and not where somebody asks for it. */
const givenIn = (source: string): string =>
  source
    .replaceAll(/(?:RefusalOf|Exclude|Extract)<[^>]*>+/g, '')
    .replaceAll(/readonly kind:[^;}]*/g, '')
    .replaceAll(/[!=]== '[^']*'/g, '')
    .replaceAll(/case '[^']*':/g, '');
const given = new Map<string, string>();
const givenInFile = (file: string): string => {
  const known = given.get(file) ?? givenIn(readFileSync(join(root, file), 'utf8'));
  given.set(file, known);
  return known;
};

test.each<[string, string, boolean]>([
  ['is refused with', "return refuse({ kind: 'not-found' });", true],
  ['is the last word of an act', "whenOvertaken: { kind: 'not-found' },", true],
  ['is listed in a type', "type A = RefusalOf<\n  | 'already-processed'\n  | 'not-found'\n>;", false],
  ['is left out of a type', "Exclude<DeedRefusal, { readonly kind: 'not-found' }>", false],
  ['is a form of a type', "type A = | { readonly kind: 'not-found' };", false],
  ['is asked for', "if (refusal.kind === 'not-found') return;", false],
  ['is not wished for', "assert(refusal.kind !== 'not-found', 'said');", false],
  ['is one of several', "switch (kind) { case 'not-found': return 1; }", false],
])('a word that %s counts as given or not', (_what, source, isGiven) => {
  expect(givenIn(source).includes("'not-found'")).toBe(isGiven);
});

/** Suites that meet the product's answers; those of the contract and of the client's words meet none. */
const suites = globSync('test/**/*.ts', { cwd: root })
  .filter((file) => !/^test\/(contract\/(?!rarely)|web\/)/.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');
const isMet = (kind: string, where = suites): boolean => new RegExp(`['" ]${kind}['"]`).test(where);

describe('B-11 what the contract says of refusals', () => {
  test('is met by a suite, each of its kinds', () => {
    expect([...everyRefusal.keys()].filter((kind) => !isMet(kind))).toEqual([]);
    expect(isMet('export-burnt')).toBe(false);
    expect(isMet('not-found', "expect(code).toBe('request.not-found')")).toBe(false);
  });

  test.each(every)('%s lists none that nothing in its reach gives', (_key, { file, contract }) => {
    const sources = [...reachedFrom(file)]
      .filter((reached) => !reached.startsWith('contract/'))
      .map(givenInFile)
      .join('\n');
    const kinds = (contract.refusals ?? []).map(({ kind }) => kind);
    expect(kinds.filter((kind) => !sources.includes(`'${kind}'`))).toEqual([]);
  });

  test.each([
    ['GET', '/api/claims/01J/timeline', 404, 'not-found', false],
    ['GET', '/api/claims/01J/timeline?limit=2', 404, 'claim-changed-meanwhile', true],
    ['POST', '/api/claims', 409, 'not-found', true],
    ['PUT', '/api/exports/test-import', 404, 'not-found', false],
    ['GET', '/api/exports/test-import', 404, 'not-found', true],
    ['GET', '/api/exports/01J', 404, 'not-found', false],
    ['GET', '/api/exports', 200, undefined, false],
  ])('%s %s answering %i %s is told of or not', (method, path, status, code, isUntold) => {
    expect(undeclared({ method, path, status, code }) !== undefined).toBe(isUntold);
  });

  test('knows no refusal that no endpoint gives, and each by one value', () => {
    const listed = new Set(every.flatMap(([, one]) => refusalsOf(one)));
    expect([...listed].map(({ kind }) => kind).toSorted()).toEqual([...everyRefusal.keys()].toSorted());
  });
});
