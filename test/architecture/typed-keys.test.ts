import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allRowKinds } from '#rows/all.ts';
import { fixedStart } from '#rows/patterns.ts';

const escaped = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`);

type Source = readonly [path: string, text: string];

/** What the partition keys of the catalogue begin with, without a tenant's prefix. */
const partitionStarts = [
  ...new Set(allRowKinds.map(({ pk }) => fixedStart(pk.replace(/^T#\{tenantId\}#?/, '')))),
].filter((start) => start.endsWith('#'));

/** Whole partitions of the catalogue, which a text names by itself: `SET`. */
const wholePartitions = [
  ...new Set(
    allRowKinds.map(({ pk }) => pk.replace(/^T#\{tenantId\}#/, '')).filter((pk) => !pk.includes('{')),
  ),
];
const oneOf = (texts: readonly string[]): string => texts.map(escaped).join('|');

/** A key, or a part of one, that is written down as a text. */
const typedTexts = [
  /['"`]T#/,
  /(?<![:\w])(?:PK|SK|pk|sk)['"]?\s*:\s*(?:\{\s*S:\s*|text\()?(?:'[^']*'|"[^"]*"|`[^`]*`)/,
  // A partition's beginning: of a text, or behind what a helper or a variable puts before it.
  new RegExp(String.raw`(?:['"\`]|\}#?)(?:${oneOf(partitionStarts)})(?:\$\{|['"\`])`),
  new RegExp(
    String.raw`(?:(?<![\w.)\]]\s*\[)['"\`]|\}#|['"\`]#)(?:${oneOf(wholePartitions)})['"\`](?!\s*(?:in\b|:))`,
  ),
  /['"]:(?:pk|sk|partition)['"]\s*:\s*(?:\{\s*S:\s*)?['"`]/,
];

/** A key's attribute that is given a value, whatever it comes from: in an object, in a list of entries or by itself. */
const givenKeys = [
  /(?<![\w$#'"`.]|readonly )\b(?:PK|SK)\s*[:=](?=\s)(?!\s*:)/,
  /['"](?:PK|SK)['"]\s*\]?\s*:/,
  /\.(?:PK|SK)\s*=(?![=>])/,
  /\[\s*['"](?:PK|SK)['"]\s*\]\s*=(?![=>])/,
  /\[\s*['"](?:PK|SK)['"]\s*,(?!\s*(?:['"]|\.\.\.|\]))/,
  /\bnew RowKey\(|\brangeOf\(/,
];

/** They put the tenant's prefix before keys that kinds have made, or tell a filter which kinds it lets pass. */
const passingKeysOn = [
  'lambdas/adapters/tenant/cursor.ts',
  'lambdas/adapters/tenant/tenant-table.ts',
  'lambdas/adapters/tenant/transaction.ts',
  'lib/constructs/address-sync.ts',
  'lib/constructs/onboarding-orders.ts',
];

const withoutComments = (text: string): string => text.replaceAll(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*/g, '');

const typingKeys = (files: readonly Source[]): readonly string[] =>
  files
    .filter(([path, text]) => {
      const forms = passingKeysOn.includes(path) ? typedTexts : [...typedTexts, ...givenKeys];
      return forms.some((typed) => typed.test(withoutComments(text)));
    })
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
    // Built from parts.
    "const [PK, SK] = ['USER', userId];",
    'const pk = `${prefixOf(tenantId)}#USER`;',
    'const partition = `${prefix}C#${claimId}`;',
    "const partition = prefix + '#SET';",
    // Through a variable or a helper.
    "const partition = 'USER'; get(placed(partition, userId));",
    "table.query(within('RES'))",
    'const Key = { PK: partition, SK: userId };',
    "const Key = { 'PK': placeOf(claimId), SK };",
    "const Key = { ['SK']: last };",
    "const Item = Object.fromEntries([['PK', partition], ['SK', sk]]);",
    'const PK = partitionOf(claimId); get({ PK, SK });',
    'item.PK = partition;',
    "item['SK'] = last;",
    "send({ ExpressionAttributeValues: { ':pk': 'USER' } })",
    "send({ ExpressionAttributeValues: { ':pk': { S: `USER` } } })",
    // By destructuring.
    'const { PK = fallback } = given;',
    'const { PK: pk } = given; const Key = { PK: pk, SK: pk };',
    // By what only kinds may call.
    "const key = new RowKey('TenantData', pk, sk);",
    'table.query(rangeOf({ pk }))',
  ])('is noticed where it is typed: %s', (text) => {
    expect(typingKeys([['lambdas/x.ts', text]])).toEqual(['lambdas/x.ts']);
  });

  test.each([
    '/** `T#<tenantId>#` stands before it. */ const a = 1;',
    "const condition = 'PK = :pk';",
    'const key = person.key({ userId });',
    '{ PK, SK }',
    'type Row = { readonly PK: unknown; readonly SK?: string };',
    "const columns = ['PK', 'SK', ...attributes];",
    'const isStage = ({ PK }: Item): boolean => PK === row.PK;',
    "const values = { ':pk': listedSession.partitionKey(owner) };",
    'const own = person.primaryKey(who); seal({ pk: own.PK, sk: own.SK });',
  ])('is not suspected in %s', (text) => {
    expect(typingKeys([['lambdas/x.ts', text]])).toEqual([]);
  });
});
