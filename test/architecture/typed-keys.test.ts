import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allRowKinds } from '#rows/all.ts';
import { fixedStart } from '#rows/patterns.ts';

type Source = readonly [path: string, text: string];

/** What the partition keys of the catalogue begin with, without a tenant's prefix. */
const partitionStarts = [
  ...new Set(allRowKinds.map(({ pk }) => fixedStart(pk.replace(/^T#\{tenantId\}#?/, '')))),
].filter((start) => start.endsWith('#'));

const escaped = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`);

/** `T#…` at the beginning of a text; a key with a typed value; a text that begins as a partition of the catalogue. */
const typedKeys = [
  /['"`]T#/,
  /(?<![:\w])(?:PK|SK|pk|sk)['"]?\s*:\s*(?:\{\s*S:\s*|text\()?(?:'[^']*'|"[^"]*"|`[^`]*`)/,
  new RegExp(String.raw`['"\`](?:${partitionStarts.map(escaped).join('|')})(?:\$\{|['"\`])`),
];

const withoutComments = (text: string): string => text.replaceAll(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*/g, '');

const typingKeys = (files: readonly Source[]): readonly string[] =>
  files
    .filter(([, text]) => typedKeys.some((typed) => typed.test(withoutComments(text))))
    .map(([path]) => path);

describe('a key of a row', () => {
  test('is typed nowhere but in rows/', () => {
    const paths = globSync('{lambdas,lib,local}/**/*.ts', {
      exclude: ['**/node_modules/**', 'local/aws/**'],
    });
    expect(paths.length).toBeGreaterThan(200);
    expect(typingKeys(paths.map((path) => [path, readFileSync(path, 'utf8')]))).toEqual([]);
  });

  test.each([
    'const pk = `T#${tenantId}#USER`;',
    "const key = { pk: 'USER', sk: userId };",
    "const key = { PK: 'MAINTENANCE', SK: tenantId };",
    "const Key = { PK: { S: 'EVID#restore' } };",
    "const Key = { PK: text('OPS#1') };",
    'const key = { pk: partition, sk: `F#${id}` };',
    "table.query({ pk: 'RES', limit })",
    'get(`C#${claimId}`)',
    "const start = 'OPS#' + day;",
  ])('is noticed where it is typed: %s', (text) => {
    expect(typingKeys([['lambdas/x.ts', text]])).toEqual(['lambdas/x.ts']);
  });

  test.each([
    '/** `T#<tenantId>#` stands before it. */ const a = 1;',
    "const condition = 'PK = :pk';",
    'const key = person.key({ userId });',
    '{ PK, SK }',
  ])('is not suspected in %s', (text) => {
    expect(typingKeys([['lambdas/x.ts', text]])).toEqual([]);
  });
});
