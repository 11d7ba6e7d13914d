import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import * as header from '#contract/header.ts';
import { everyRefusal } from '#contract/refusals/every-refusal.ts';
import { isRight } from '#domain/rights/grants.ts';
import { operatorContracts } from '#contract/operator/all.ts';

type Source = readonly [file: string, text: string];

const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
const read = (folders: string): readonly Source[] =>
  globSync(`{${folders}}/**/*.{ts,tsx}`).map((file) => [file, withoutComments(readFileSync(file, 'utf8'))]);

/** Every list of words from which a request or an answer may choose, wherever it stands in a shape. */
const picklistsIn = (shape: unknown, seen = new Set<unknown>()): readonly (readonly string[])[] => {
  if (typeof shape !== 'object' || shape === null || seen.has(shape)) return [];
  seen.add(shape);
  const { type, options } = Object(shape);
  const own = type === 'picklist' && options.length > 2 ? [options.map(String)] : [];
  return [...own, ...Object.values(shape).flatMap((part) => picklistsIn(part, seen))];
};
const asSet = (words: readonly string[]): string => words.toSorted().join(' ');
const picklists = new Set(
  [...tenantContracts, ...operatorContracts].flatMap(({ contract: { query, body, answer } }) =>
    [query, body, answer].flatMap((shape) => picklistsIn(shape).map(asSet)),
  ),
);

const lists = (text: string): readonly string[] =>
  [...text.matchAll(/\[\s*((?:'[^'\n]*',?\s*)+)\]/g)].map(([, inside = '']) =>
    asSet([...inside.matchAll(/'([^']*)'/g)].map(([, word = '']) => word)),
  );

/** Words where a refusal's code could stand, compared from either side or as a member. */
const codes = (text: string): readonly string[] =>
  [/\bcode(?:\s*[!=]==?|:)\s*(['"])([a-z][a-z-]*)\1/g, /(['"])([a-z][a-z-]*)\1\s*[!=]==/g].flatMap((form) =>
    [...text.matchAll(form)].map(([, , code = '']) => code),
  );

/** Titles that are a word of everyday use say nothing of where they were taken from. */
const sentences = [...everyRefusal.values()]
  .flatMap(({ title, detail }) => [title, ...detail.split(/\{\w+\}/)])
  .filter((sentence) => sentence.length >= 9);

const { sessionCookies, ...headerNames } = header;
const headers = [...Object.values(headerNames), ...Object.values(sessionCookies)];

/** What would be said a second time, and how it looks where somebody does. */
const rules: Readonly<Record<string, (source: Source) => boolean>> = {
  'the address of an endpoint': ([, text]) => /['"`}]\/?(api|operator)\//.test(text),
  'the type of an answer': ([, text]) =>
    /\b(read|write|readAsAnybody)\b[^;]*from '#web\/api\/client\.ts'/.test(text),
  'the code of a refusal': ([, text]) => codes(text).some((code) => everyRefusal.has(code)),
  'a right of a screen': ([file, text]) =>
    file.startsWith('web/') &&
    [...text.matchAll(/['"`]([\w.-]+)['"`]/g)].some(([, word = '']) => isRight(word)),
  'a header or cookie of ours': ([, text]) =>
    headers.some((name) => new RegExp(`['"\`]${name}['"\`=]`).test(text)),
  'the words of a refusal': ([, text]) => sentences.some((sentence) => text.includes(sentence)),
  'a list of roles': ([, text]) => /\broles\s*[:=]\s*\[\s*'|\broles\.includes\('/.test(text),
  'a list to choose from': ([, text]) => lists(text).some((list) => picklists.has(list)),
};

/** Each with what it is said for. */
const meant: Readonly<Record<string, readonly string[]>> = {
  'the address of an endpoint': [
    // A prefix: the door as a whole.
    'web/api/client.ts',
    'lib/constructs/operator-wall.ts',
    'lib/constructs/tenant-wall.ts',
    // The published document, which is no endpoint.
    'lib/constructs/web-site.ts',
    // Shows a deployed stage alive, from where nothing of the contract is at hand.
    'lib/operations/smoke.ts',
  ],
  'the type of an answer': ['web/api/contract-client.ts'],
  // The first file of the client carries no contract, and says so before any answer came.
  'the words of a refusal': ['web/messages.ja.ts'],
};

const found = (rule: string, sources: readonly Source[]): readonly string[] =>
  sources.filter((source) => rules[rule]?.(source) === true).map(([file]) => file);

describe('what the contract says', () => {
  const sources = read('web,lambdas,lib');

  test.each(Object.keys(rules))('is said nowhere else: %s', (rule) => {
    expect(sources.length).toBeGreaterThan(400);
    expect(picklists.size).toBeGreaterThan(5);
    expect(found(rule, sources).toSorted()).toEqual((meant[rule] ?? []).toSorted());
  });

  test.each([
    ['the address of an endpoint', 'const answer = await fetch(`/api/claims/${id}`);'],
    ['the type of an answer', "import { queryString, read } from '#web/api/client.ts';"],
    ['the code of a refusal', "if ('export-needs-reason' === code) ask();"],
    ['the code of a refusal', 'const problem = { status: 401, code: "signed-out" };'],
    ['the address of an endpoint', 'await fetch(`${origin}/api/claims`);'],
    ['the code of a refusal', "if (problemOf(error)?.code === 'export-needs-reason') ask();"],
    ['a header or cookie of ours', "headerOf(event, 'x-csrf-token');"],
    ['a header or cookie of ours', 'const cookie = `__Host-sid=${token}`;'],
    ['the words of a refusal', "const problem = { title: 'アクセスが集中しています' };"],
    ['a right of a screen', "const may = holds(useMe().rights, 'closing.close');"],
    ['a list of roles', "const places = [{ to: '/claims', roles: ['applicant'] }];"],
    [
      'a list to choose from',
      "const states = ['submitted', 'returned', 'rejected', 'approved', 'confirmed'];",
    ],
  ])('is still missed where it is typed again: %s', (rule, text) => {
    expect(found(rule, [['web/x.ts', withoutComments(text)]])).toHaveLength(1);
  });
});
